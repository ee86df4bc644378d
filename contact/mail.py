"""Mails to staff about inquiries. A row is written with the inquiry; the worker delivers it, later (`clinic.outbox`).

Nothing that a visitor typed is in a mail: the reference and the address of the desk, and “read now” where it matters.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from clinic import outbox
from contact.models import EventKind, Inquiry, InquiryEvent, Notification
from contact.permissions import check_can_answer
from contact.statuses import Status

deliver = partial(outbox.deliver, Notification)
deliver_due = partial(outbox.deliver_due, Notification)


def queue(*, inquiry: Inquiry, recipients: Iterable[str], now: datetime) -> list[Notification]:
    """Write one mail for each recipient. Call it in the transaction that writes the inquiry."""
    return Notification.objects.bulk_create(
        Notification(
            inquiry=inquiry,
            recipient=recipient,
            message_id=outbox.message_id(f"inquiry-{inquiry.reference}-{number}"),
            queued_at=now,
            next_attempt_at=now,
        )
        for number, recipient in enumerate(dict.fromkeys(recipients), start=1)
    )


def told_of_a_suspect(*, since: datetime) -> bool:
    """Whether a mail was written since then about something that came into quarantine, as it came."""
    as_it_came = {"inquiry__received_at": F("queued_at"), "inquiry__events__to_status": Status.QUARANTINE}
    return Notification.objects.filter(
        queued_at__gt=since, inquiry__events__kind=EventKind.RECEIVED, **as_it_came
    ).exists()


@transaction.atomic
def send_again(*, notification: Notification, by, now: datetime | None = None) -> bool:
    """Queue a mail that was given up, with all its tries. False when it is not given up (any more)."""
    check_can_answer(by)
    now = now or timezone.now()
    queued = outbox.send_again(notification, now=now)
    if queued:
        InquiryEvent.objects.create(inquiry_id=notification.inquiry_id, kind=EventKind.SENT_AGAIN, at=now, by=by)
    return queued
