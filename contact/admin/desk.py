"""The front desk's panels of the desk: who waits for an answer, what may be spam, and which mails were given up."""

from collections.abc import Iterator

from django.urls import reverse

from clinic.desk import SHOWN, Entry, Panel
from clinic.models import MailState
from clinic.moments import said
from contact.desk_hours import DeskHours, desk_hours
from contact.models import Inquiry, Notification
from contact.permissions import can_answer, can_see_report
from contact.querysets import ONE_DAY
from contact.statuses import Status


def panels(user, now) -> Iterator[Panel]:
    """References and times only: what people wrote is opened one by one, and recorded as opened."""
    if can_answer(user):
        yield from _for_the_front_desk(now)
    if can_see_report(user):
        yield Panel(
            "How people who write are answered",
            [Entry("How many, and how fast, by week", reverse("admin:contact_inquiry_report"))],
            "",
        )


def _for_the_front_desk(now) -> Iterator[Panel]:
    inbox, desk = reverse("admin:contact_inquiry_changelist"), desk_hours()
    late = desk.overdue_before(now)
    waiting = list(Inquiry.objects.unanswered().for_inbox()[: SHOWN + 1])
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
    suspects = list(Inquiry.objects.quarantined()[: SHOWN + 1])
    if suspects:
        yield Panel(
            "Suspected spam, for somebody to look at",
            [
                Entry(
                    inquiry.reference,
                    reverse("admin:contact_inquiry_change", args=[inquiry.pk]),
                    f"received {said(inquiry.received_at)}, score {inquiry.spam_score}",
                    inquiry.received_at <= now - ONE_DAY,
                )
                for inquiry in suspects[:SHOWN]
            ],
            "",
            f"{inbox}?status__exact={Status.QUARANTINE}" if len(suspects) > SHOWN else "",
        )
    failed = list(Notification.objects.filter(state=MailState.FAILED).select_related("inquiry")[: SHOWN + 1])
    if failed:
        yield Panel(
            "Mails that were given up",
            [
                Entry(str(mail), reverse("admin:contact_notification_change", args=[mail.pk]), mail.last_error, True)
                for mail in failed[:SHOWN]
            ],
            "",
            reverse("admin:contact_notification_changelist") if len(failed) > SHOWN else "",
        )


def _note(inquiry: Inquiry, desk: DeskHours, late) -> str:
    due = said(desk.due_at(inquiry.waits_since))
    notes = (
        "may be in danger" if inquiry.crisis_flag else "",
        f"received {said(inquiry.received_at)}",
        inquiry.get_status_display().lower(),
        f"overdue since {due}" if inquiry.waits_since < late else f"due {due}",
    )
    return ", ".join(filter(None, notes))
