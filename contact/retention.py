"""How long what a visitor wrote is kept, and its erasure.

The form promises it, so it happens by itself: the worker calls `erase_due` once an hour. Reference, dates, status and
events stay, so that inquiries can still be counted; they hold no word that a visitor typed. What is held is not erased.
"""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import DateTimeField, ExpressionWrapper, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from clinic.journal import empty_journal
from clinic.profile import current_profile
from contact.models import EventKind, Inquiry, InquiryEvent
from contact.querysets import ONE_DAY
from contact.repeats import forget
from contact.statuses import Status
from contact.words import SEALED


def retention() -> dict[Status, timedelta]:
    """For each status, how long after reaching it the words are erased. Received counts as reaching the first."""
    profile = current_profile()
    finished = timedelta(days=profile.retention_days)  # the number that visitors read
    others = dict.fromkeys(Status, timedelta(days=profile.unanswered_days))
    return {
        **others,
        Status.ANSWERED: finished,
        Status.CLOSED: finished,
        Status.SPAM: timedelta(days=profile.spam_days),
    }


def with_erasure(inquiries: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    """With `reached`: when each came to the status it has."""
    changed = Max("events__at", filter=Q(events__kind=EventKind.STATUS))
    return inquiries.annotate(
        reached=ExpressionWrapper(Coalesce(changed, F("received_at")), output_field=DateTimeField())
    )


def erased_on(inquiry: Inquiry) -> datetime | None:
    """When its words will be erased; None for what is erased already or held."""
    if inquiry.erased_at or inquiry.held_at:
        return None
    reached = with_erasure(Inquiry.objects.filter(pk=inquiry.pk)).get().reached
    return reached + retention()[Status(inquiry.status)]


def next_erasure() -> tuple[datetime, int] | None:
    """When the words of some inquiry are next erased, and of how many on that day; None where none are left."""
    kept = retention()
    days = sorted(
        inquiry.reached + kept[Status(inquiry.status)]
        for inquiry in with_erasure(Inquiry.objects.filter(erased_at=None, held_at=None)).only("status")
    )
    return (days[0], sum(day < days[0] + ONE_DAY for day in days)) if days else None


def erase_due(*, now: datetime | None = None) -> int:
    """Erase the words of every inquiry whose time has come; how many. Can be interrupted: each is one transaction.

    The database's journal is emptied each time: what erased before may have found it in use.
    """
    now = now or timezone.now()
    day = now - ONE_DAY
    of_the_past = Inquiry.objects.filter(received_at__lte=day).exclude(
        repeat_keys__at__gt=day
    )  # as `contact.repeats` counts it
    of_the_past.exclude(same_day_key="").update(same_day_key="")
    due = _due(now)
    erased = sum(_erase_if_due(key, due, now) for key in list(due.values_list("pk", flat=True)))
    transaction.on_commit(empty_journal)
    return erased


def _due(now: datetime) -> QuerySet[Inquiry]:
    time_has_come = (Q(status=status, reached__lte=now - kept) for status, kept in retention().items())
    return with_erasure(Inquiry.objects.filter(erased_at=None, held_at=None)).filter(reduce(or_, time_has_come))


@transaction.atomic
def _erase_if_due(key: int, due: QuerySet[Inquiry], now: datetime) -> bool:
    inquiry = Inquiry.objects.locked().get(pk=key)
    if not due.filter(pk=key).exists():
        return False  # in the meantime somebody reopened it, and perhaps closed it anew, or another worker erased it
    erase_words(inquiry, now=now)
    return True


def erase_words(inquiry: Inquiry, *, now: datetime, by=None, reason: str = "") -> None:
    """Erase what was typed, and every digest of it. In a transaction that holds the row."""
    for name in SEALED:
        setattr(inquiry, name, b"")
    inquiry.same_day_key = inquiry.telephone_digest = inquiry.email_digest = ""
    inquiry.digests_missing = False
    inquiry.erased_at = now
    forget(inquiry, "erased")
    inquiry.save()
    inquiry.notes.erase_words()
    InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.ERASED, at=now, by=by, reason=reason)
