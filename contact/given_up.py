"""Mails that were given up and about which somebody can still do something: those that the desk and the digest speak of.

A mail about an inquiry that has its answer need not come any more, nor a digest whose numbers are a week old. Both stay in
their lists.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from clinic.models import MailState
from contact.models import DigestMail, Notification
from contact.statuses import UNSETTLED

DIGEST_IS_OLD_AFTER = timedelta(weeks=1)


def mails_about_inquiries() -> QuerySet[Notification]:
    return Notification.objects.filter(state=MailState.FAILED, inquiry__status__in=UNSETTLED)


def digests(now: datetime) -> QuerySet[DigestMail]:
    return DigestMail.objects.filter(state=MailState.FAILED, digest__made_at__gt=now - DIGEST_IS_OLD_AFTER)


class GivenUp(NamedTuple):
    """`of` is the reference of an inquiry, or a digest's day; `inquiry` is None for a digest."""

    of: str
    why: str
    inquiry: int | None


MOST = 200  # the digests of a week come first: they are few


def both(now: datetime) -> tuple[list[GivenUp], list[GivenUp]]:
    """(mails about inquiries, digests), the first of them, in one query for the desk."""
    day = digests(now).annotate(kind=Value(0), of=Cast("digest__day", CharField()), about=Value(None, IntegerField()))
    inquiry = mails_about_inquiries().annotate(kind=Value(1), of=F("inquiry__reference"), about=F("inquiry_id"))
    first, second = (part.order_by().values_list("kind", "of", "last_error", "about") for part in (day, inquiry))
    found = [GivenUp(*rest) for _, *rest in first.union(second, all=True).order_by("kind", "of")[:MOST]]
    return [each for each in found if each.inquiry], [each for each in found if not each.inquiry]
