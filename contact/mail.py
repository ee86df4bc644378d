"""The outbox: mails to staff about inquiries. A row is written with the inquiry; the worker delivers it, later.

A mail is sent at least once. Twice only if a sender is killed between sending and writing that down, and then with the
same Message-ID. Nothing that a visitor typed is in a mail: the reference and the address of the desk, no more.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from contact.models import EventKind, Inquiry, InquiryEvent, Notification
from contact.permissions import check_can_answer
from contact.statuses import NotificationState

logger = logging.getLogger(__name__)

# Far longer than one mail can take (EMAIL_TIMEOUT bounds each step of the talk with the mail server).
LEASE = timedelta(minutes=5)
# How long to wait after the first, second, … failure. Together about two days; then the mail is given up, for a person.
BACK_OFF = (
    *(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30)),
    *(timedelta(hours=hours) for hours in (1, 2, 4, 8, 12, 24)),
)
TRIES = len(BACK_OFF) + 1


def queue(*, inquiry: Inquiry, recipients: Iterable[str], now: datetime) -> list[Notification]:
    """Write one mail for each recipient. Call it in the transaction that writes the inquiry."""
    return Notification.objects.bulk_create(
        Notification(
            inquiry=inquiry,
            recipient=recipient,
            message_id=f"<inquiry-{inquiry.reference}-{number}@{_host()}>",
            queued_at=now,
            next_attempt_at=now,
        )
        for number, recipient in enumerate(dict.fromkeys(recipients), start=1)
    )


def deliver_due(*, now: datetime | None = None, limit: int = 50, go_on: Callable[[], bool] = lambda: True) -> int:
    """Send up to `limit` mails that are due, oldest first, for as long as `go_on()` says so. Returns how many were sent."""
    due = Notification.objects.due(now or timezone.now()).order_by("next_attempt_at", "pk")
    sent = 0
    for pk in list(due.values_list("pk", flat=True)[:limit]):
        if not go_on():
            break
        sent += deliver(pk=pk, now=now)
    return sent


def deliver(*, pk: int, now: datetime | None = None) -> bool:
    """Send one mail, if it is due and nobody else holds it. True when the mail server took it."""
    started = now or timezone.now()
    lease_until = started + LEASE
    # One UPDATE is the claim: of two senders, one changes the row and the other finds it no longer due.
    claimed = (
        Notification.objects.due(started)
        .filter(pk=pk)
        .update(state=NotificationState.SENDING, lease_until=lease_until, attempts=F("attempts") + 1)
    )
    if not claimed:
        return False
    notification = Notification.objects.select_related("inquiry").get(pk=pk)
    error = "" if notification.attempts <= TRIES else "LeaseExpired"  # each of its senders was killed while sending
    if not error:
        try:
            message(notification).send()
        except Exception as problem:  # whatever a mail server does, the mail is kept and tried again
            error = type(problem).__name__
    _write_down(notification, error=error, at=now or timezone.now())
    return not error


def _write_down(notification: Notification, *, error: str, at: datetime) -> None:
    if not error:
        outcome = {"state": NotificationState.SENT, "sent_at": at}
    elif notification.attempts >= TRIES:
        outcome = {"state": NotificationState.FAILED}
        logger.error("The mail about inquiry %s is given up: %s", notification.inquiry.reference, error)
    else:
        outcome = {"state": NotificationState.QUEUED, "next_attempt_at": at + BACK_OFF[notification.attempts - 1]}
        logger.warning("The mail about inquiry %s will be tried again: %s", notification.inquiry.reference, error)
    # Only while the lease is still ours: a sender that took over after it ran out writes down its own outcome.
    Notification.objects.filter(
        pk=notification.pk, state=NotificationState.SENDING, lease_until=notification.lease_until
    ).update(lease_until=None, last_error=error, **outcome)


@transaction.atomic
def send_again(*, notification: Notification, by, now: datetime | None = None) -> bool:
    """Queue a mail that was given up, with all its tries. False when it is not given up (any more)."""
    check_can_answer(by)
    now = now or timezone.now()
    queued = Notification.objects.filter(pk=notification.pk, state=NotificationState.FAILED).update(
        state=NotificationState.QUEUED, attempts=0, next_attempt_at=now
    )
    if queued:
        InquiryEvent.objects.create(inquiry_id=notification.inquiry_id, kind=EventKind.SENT_AGAIN, at=now, by=by)
    return bool(queued)


def message(notification: Notification) -> EmailMessage:
    """The mail of a row: plain text, the same words for every inquiry but for the reference and the link."""
    inquiry = notification.inquiry
    link = settings.SITE_URL + reverse("admin:contact_inquiry_change", args=[inquiry.pk])
    context = {"reference": inquiry.reference, "link": link}
    return EmailMessage(
        subject=render_to_string("contact/mail/new_inquiry.subject.txt", context).strip(),
        body=render_to_string("contact/mail/new_inquiry.txt", context),
        to=[notification.recipient],
        headers={"Message-ID": notification.message_id, "Auto-Submitted": "auto-generated"},  # RFC 3834
    )


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
