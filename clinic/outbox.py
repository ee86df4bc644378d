"""Delivering mails that are rows: written with what caused them, sent later by the worker.

A mail is sent at least once. Twice only if a sender is killed between sending and writing that down, and then with the
same Message-ID (`clinic.models.OutboxMail`).
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone

from clinic.models import MailState, OutboxMail

logger = logging.getLogger(__name__)

# Far longer than one mail can take (EMAIL_TIMEOUT bounds each step of the talk with the mail server).
LEASE = timedelta(minutes=5)
# How long to wait after the first, second, … failure. Together about two days; then the mail is given up, for a person.
BACK_OFF = (
    *(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30)),
    *(timedelta(hours=hours) for hours in (1, 2, 4, 8, 12, 24)),
)
TRIES = len(BACK_OFF) + 1


def message_id(name: str) -> str:
    """A Message-ID (RFC 5322) of this site; `name` is unique among its mails."""
    return f"<{name}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


def plain_mail(mail: OutboxMail, *, subject: str, body: str) -> EmailMessage:
    """A mail that a program sends (RFC 3834), as plain text."""
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject=subject, body=body, to=[mail.recipient], headers=headers)


def deliver_due(
    model: type[OutboxMail],
    *,
    now: datetime | None = None,
    limit: int = 50,
    go_on: Callable[[], bool] = lambda: True,
) -> int:
    """Send up to `limit` mails of `model` that are due, oldest first, while `go_on()` says so. Returns how many were sent."""
    due = model.objects.due(now or timezone.now()).order_by("next_attempt_at", "pk")
    sent = 0
    for pk in list(due.values_list("pk", flat=True)[:limit]):
        if not go_on():
            break
        sent += deliver(model, pk=pk, now=now)
    return sent


def deliver(model: type[OutboxMail], *, pk: int, now: datetime | None = None) -> bool:
    """Send one mail, if it is due and nobody else holds it. True when the mail server took it."""
    started = now or timezone.now()
    lease_until = started + LEASE
    # One UPDATE is the claim: of two senders, one changes the row and the other finds it no longer due.
    claimed = (
        model.objects.due(started)
        .filter(pk=pk)
        .update(state=MailState.SENDING, lease_until=lease_until, attempts=F("attempts") + 1)
    )
    if not claimed:
        return False
    mail = model.objects.get(pk=pk)
    error = "" if mail.attempts <= TRIES else "LeaseExpired"  # each of its senders was killed while sending
    if not error:
        try:
            mail.message().send()
        except Exception as problem:  # whatever a mail server does, the mail is kept and tried again
            error = type(problem).__name__
    _write_down(mail, error=error, at=now or timezone.now())
    return not error


def _write_down(mail: OutboxMail, *, error: str, at: datetime) -> None:
    if not error:
        outcome = {"state": MailState.SENT, "sent_at": at}
    elif mail.attempts >= TRIES:
        outcome = {"state": MailState.FAILED}
        logger.error("The mail about %s is given up: %s", mail.about, error)
    else:
        outcome = {"state": MailState.QUEUED, "next_attempt_at": at + BACK_OFF[mail.attempts - 1]}
        logger.warning("The mail about %s will be tried again: %s", mail.about, error)
    # Only while the lease is still ours: a sender that took over after it ran out writes down its own outcome.
    type(mail).objects.filter(pk=mail.pk, state=MailState.SENDING, lease_until=mail.lease_until).update(
        lease_until=None, last_error=error, **outcome
    )


def send_again(mail: OutboxMail, *, now: datetime | None = None) -> bool:
    """Queue a mail that was given up, with all its tries. False when it is not given up (any more)."""
    given_up = type(mail).objects.filter(pk=mail.pk, state=MailState.FAILED)
    return bool(given_up.update(state=MailState.QUEUED, attempts=0, next_attempt_at=now or timezone.now()))
