"""The daily digest: how many wait and for how long, to those who hear of new inquiries. No name, no word, no reference."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, Min, Q
from django.utils import timezone

from clinic import outbox
from contact import given_up
from contact.desk_hours import DeskHours, desk_hours
from contact.models import DigestMail, InboxDigest, Inquiry
from contact.querysets import IN_DANGER, UNSEEN, WAITS
from contact.queues import UNASSIGNED


def send_if_due(now: datetime | None = None) -> bool:
    """Queue today's digest, once: on a work day, from opening to closing time. True when this call queued mails.

    When nothing waits at that time, it is written down that this was so, and nobody gets a mail.
    """
    now, desk = now or timezone.now(), desk_hours()
    today = desk.hours.day_of(now)
    is_time = desk.hours.is_work_day(today) and desk.hours.opening(today) <= now < desk.hours.closing(today)
    if not is_time or InboxDigest.objects.filter(day=today).exists():
        return False
    try:
        with transaction.atomic():
            digest = InboxDigest.objects.create(day=today, made_at=now, **_counts(desk, now))
            return bool(not digest.is_empty and _queue(digest, now))
    except IntegrityError:  # another worker made it at this very moment
        return False


def _counts(desk: DeskHours, now: datetime) -> dict:
    return Inquiry.objects.order_by().aggregate(
        waiting=Count("pk", filter=WAITS),
        unassigned=Count("pk", filter=WAITS & UNASSIGNED),
        overdue=Count("pk", filter=WAITS & Q(waits_since__lt=desk.overdue_before(now))),
        in_danger=Count("pk", filter=IN_DANGER),
        quarantined=Count("pk", filter=UNSEEN),
        oldest_since=Min("waits_since", filter=WAITS),
    ) | {"given_up": given_up.mails_about_inquiries().count() + given_up.digests(now).count()}


def _queue(digest: InboxDigest, now: datetime) -> list[DigestMail]:
    return DigestMail.objects.bulk_create(
        DigestMail(
            digest=digest,
            recipient=recipient,
            message_id=outbox.message_id(f"inbox-{digest.day}-{number}"),
            queued_at=now,
            next_attempt_at=now,
        )
        for number, recipient in enumerate(dict.fromkeys(settings.INQUIRY_RECIPIENTS), start=1)
    )
