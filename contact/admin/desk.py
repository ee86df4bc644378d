"""The front desk's panels of the desk: who waits for an answer, what may be spam, and which mails were given up."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse

from clinic.desk import SHOWN, Entry, Panel
from clinic.models import MailState
from clinic.moments import said
from contact import given_up, records
from contact.desk_hours import DeskHours, desk_hours
from contact.models import Inquiry
from contact.permissions import can_answer, can_read, can_see_report
from contact.querysets import ONE_DAY
from contact.statuses import Status


def panels(user, now, clinic) -> Iterator[Panel]:
    """References and times only: what people wrote is opened one by one, and recorded as opened.

    Showing references is recorded too, before they are shown: once for the whole page, as for a list.
    """
    if can_read(user) and can_answer(user):
        yield from _for_the_front_desk(user, now, desk_hours(clinic))
    if can_see_report(user):
        yield Panel(
            "How people who write are answered",
            [Entry("How many, and how fast, by week", reverse("admin:contact_inquiry_report"))],
            "",
        )


def _for_the_front_desk(user, now, desk: DeskHours) -> Iterator[Panel]:
    inbox, late = reverse("admin:contact_inquiry_changelist"), desk.overdue_before(now)
    unanswered = Inquiry.objects.unanswered().order_by("-crisis_flag", "waits_since")
    # One query for both panels.
    first_of_each = (each.values("pk")[: SHOWN + 1] for each in (unanswered, Inquiry.objects.quarantined()))
    found = list(Inquiry.objects.filter(reduce(or_, (Q(pk__in=keys) for keys in first_of_each))))
    waiting = sorted(
        (inquiry for inquiry in found if inquiry.status != Status.QUARANTINE),
        key=lambda inquiry: (not inquiry.crisis_flag, inquiry.waits_since),
    )
    suspects = sorted(
        (inquiry for inquiry in found if inquiry.status == Status.QUARANTINE),
        key=lambda inquiry: (not inquiry.crisis_flag, inquiry.spam_score, inquiry.received_at),  # SUSPECTS_FIRST
    )
    mails, digests = given_up.both(now)
    named = {inquiry.pk for inquiry in (*waiting[:SHOWN], *suspects[:SHOWN])}
    named |= {mail.inquiry for mail in mails[:SHOWN]}
    if named:
        records.record_list(count=len(named), by=user, now=now)
    yield Panel(
        "Inquiries that wait for an answer",
        [
            Entry(
                inquiry.reference,
                reverse("admin:contact_inquiry_change", args=[inquiry.pk]),
                _note(inquiry, desk, late),
                inquiry.crisis_flag or inquiry.waits_since < late,
            )
            for inquiry in waiting[:SHOWN]
        ],
        "Everybody has an answer.",
        inbox if len(waiting) > SHOWN else "",
    )
    if suspects:
        yield Panel(
            "Suspected spam, for somebody to look at",
            [
                Entry(
                    inquiry.reference,
                    reverse("admin:contact_inquiry_change", args=[inquiry.pk]),
                    f"{_danger(inquiry)}received {said(inquiry.received_at)}, score {inquiry.spam_score}",
                    inquiry.crisis_flag or inquiry.received_at <= now - ONE_DAY,
                )
                for inquiry in suspects[:SHOWN]
            ],
            "",
            f"{inbox}?status__exact={Status.QUARANTINE}" if len(suspects) > SHOWN else "",
        )
    yield from _given_up("Mails that were given up, to be sent again", "Mail about", mails, "notification")
    yield from _given_up("Daily digests that were given up, to be sent again", "Digest of", digests, "digestmail")


def _given_up(title: str, what: str, mails: list[given_up.GivenUp], kind: str) -> Iterator[Panel]:
    """Each leads to the list where they can be chosen and sent again."""
    if mails:
        there = f"{reverse(f'admin:contact_{kind}_changelist')}?state__exact={MailState.FAILED}"
        entries = [Entry(f"{what} {mail.of}", there, mail.why, True) for mail in mails[:SHOWN]]
        yield Panel(title, entries, "", there if len(mails) > SHOWN else "")


def _danger(inquiry: Inquiry) -> str:
    return "may be in danger, " if inquiry.crisis_flag else ""


def _note(inquiry: Inquiry, desk: DeskHours, late) -> str:
    due = said(desk.due_at(inquiry.waits_since))
    when = f"overdue since {due}" if inquiry.waits_since < late else f"due {due}"
    return f"{_danger(inquiry)}received {said(inquiry.received_at)}, {inquiry.get_status_display().lower()}, {when}"
