"""Mails that were given up and about which somebody can still do something: those that the desk and the digest speak of.

A mail about an inquiry that has its answer need not come any more, nor a digest whose numbers are a week old. Both stay in
their lists.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from clinic.models import MailState
from contact.models import DigestMail, Notification
from contact.statuses import UNANSWERED, Status

DIGEST_IS_OLD_AFTER = timedelta(weeks=1)


def mails_about_inquiries() -> QuerySet[Notification]:
    return Notification.objects.filter(state=MailState.FAILED, inquiry__status__in=(*UNANSWERED, Status.QUARANTINE))


def digests(now: datetime) -> QuerySet[DigestMail]:
    return DigestMail.objects.filter(state=MailState.FAILED, digest__made_at__gt=now - DIGEST_IS_OLD_AFTER)
