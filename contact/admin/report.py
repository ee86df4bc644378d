"""The report on answering, for those who answer and for administrators. Numbers only."""

from datetime import date, time

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from clinic.refusals import NotAllowed
from contact import report
from contact.admin.inbox_list import desk_of
from contact.desk_hours import DeskHours
from contact.models import CameFrom, Inquiry, InquiryTopic
from contact.permissions import check_can_see_report
from contact.statuses import UNANSWERED, Status

SPANS = {"13": "a quarter", "26": "half a year", "52": "a year"}
READ = ("received_at", "contacted_at", "status", "topic", "came_from")


@require_GET
def answering(request: HttpRequest) -> HttpResponse:
    try:
        check_can_see_report(request.user)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    weeks = request.GET.get("weeks", "")
    weeks = weeks if weeks in SPANS else next(iter(SPANS))
    desk = desk_of(request)
    this_week = report.monday_of(timezone.now(), desk.hours.zone)
    first = this_week - (int(weeks) - 1) * report.WEEK
    cases = cases_from(first, desk)
    by_week = report.by_week(cases, first, int(weeks))
    crossed = report.crossed(cases, lambda case: case.came_from, CameFrom.values, first, int(weeks))
    context = {
        **admin.site.each_context(request),
        "title": "How people who write are answered",
        "spans": [(value, words, value == weeks) for value, words in SPANS.items()],
        "chart": report.chart(by_week),
        "whole": report.row("All weeks", cases),
        "most": max(by_week, key=lambda week: week.came),
        "pages": CameFrom.labels,
        "crossed": list(crossed)[::-1],
        "tables": [
            ("By week", "Week from", by_week[::-1]),
            ("By topic", "Topic", report.by(cases, lambda case: case.topic, InquiryTopic.choices)),
            ("By the page they came from", "Page", report.by(cases, lambda case: case.came_from, CameFrom.choices)),
        ],
        "response_days": desk.response_days,
    }
    return render(request, "contact/admin/report.html", context)


def cases_from(first: date, desk: DeskHours) -> list[report.Case]:
    """What came from the Monday `first` on. One query."""
    since = desk.hours.at(first, time())
    rows = Inquiry.objects.filter(received_at__gte=since).order_by().values_list(*READ)
    return [_case(desk, *row) for row in rows.iterator()]


def _case(desk: DeskHours, received_at, contacted_at, status, topic, came_from) -> report.Case:
    return report.Case(
        week=report.monday_of(received_at, desk.hours.zone),
        topic=topic,
        came_from=came_from,
        is_spam=status in (Status.SPAM, Status.QUARANTINE),
        is_open=status in UNANSWERED,
        took=contacted_at and desk.worked_between(received_at, contacted_at),
        in_time=contacted_at is not None and contacted_at <= desk.due_at(received_at),
    )


def urls(admin_view) -> list:
    return [path("report/", admin_view(answering), name="contact_inquiry_report")]
