"""How long what a visitor wrote is kept after the clinic has finished with it, and its erasure.

The form promises it, so it happens by itself: the worker calls `erase_due` once an hour. Reference, dates, status and
events stay, so that inquiries can still be counted; they hold no word that anybody typed.
"""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from clinic.profile import current_profile
from contact.models import EventKind, Inquiry, InquiryEvent
from contact.querysets import ONE_DAY
from contact.statuses import Status
from contact.words import SEALED

SPAM_DAYS = 7


def retention() -> dict[Status, timedelta]:
    """For each status that ends an inquiry, how long after reaching it the words are erased."""
    return {
        Status.CLOSED: timedelta(days=current_profile().retention_days),
        Status.SPAM: timedelta(days=SPAM_DAYS),
    }


def erase_due(*, now: datetime | None = None) -> int:
    """Erase the words of every inquiry whose time has come; how many. Can be interrupted: each is one transaction."""
    now = now or timezone.now()
    Inquiry.objects.filter(received_at__lte=now - ONE_DAY).exclude(same_day_key="").update(same_day_key="")
    due = _due(now)
    return sum(_erase(key, due, now) for key in list(due.values_list("pk", flat=True)))


def _due(now: datetime) -> QuerySet[Inquiry]:
    time_has_come = (Q(status=status, reached__lte=now - kept) for status, kept in retention().items())
    return (
        Inquiry.objects.filter(erased_at=None)
        .annotate(reached=Max("events__at", filter=Q(events__kind=EventKind.STATUS)))
        .filter(reduce(or_, time_has_come))
    )


@transaction.atomic
def _erase(key: int, due: QuerySet[Inquiry], now: datetime) -> bool:
    inquiry = Inquiry.objects.select_for_update(of=("self",)).get(pk=key)
    if not due.filter(pk=key).exists():
        return False  # in the meantime somebody reopened it, and perhaps closed it anew, or another worker erased it
    for name in SEALED:
        setattr(inquiry, name, b"")
    inquiry.same_day_key = inquiry.telephone_digest = inquiry.email_digest = ""
    inquiry.digests_missing = False
    inquiry.repeat_key = f"erased {inquiry.reference}"  # the digest covered what was typed
    inquiry.erased_at = now
    inquiry.save()
    inquiry.notes.erase_words()
    InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.ERASED, at=now)
    return True
