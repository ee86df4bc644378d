"""What was sent before: by the very form with the very answers, or with the same answers from another form on the same day.

The first is a double click. The second is somebody who went back, whose browser made a new form; or a stranger who tries
whether a certain person has written. So it is counted and refused like anything new, and its form is remembered: whether
it found an inquiry or made one, the form brings the same reference for as long as the words are kept, and tells nothing.
Nor do two forms: the day runs from the last time that the words were sent, whoever sent them first.
"""

from datetime import datetime

from django.db import connection

from contact.models import Inquiry, RepeatKey
from contact.querysets import ONE_DAY
from contact.statuses import UNSETTLED, Status

# Each part has an index. Not by the ORM, which takes longer to write the question than the database to answer it, while on SQLite
# every other post waits.
_BY_FORM = """
SELECT id, 1 FROM contact_inquiry WHERE repeat_key = %(key)s
UNION ALL SELECT inquiry_id, 1 FROM contact_repeatkey WHERE key = %(key)s
"""
_BY_WORDS = f"""
SELECT id, 0 FROM contact_inquiry WHERE same_day_key = %(day_key)s AND status IN ('{"', '".join(UNSETTLED)}') AND (
  received_at > %(since)s
  OR EXISTS (SELECT 1 FROM contact_repeatkey WHERE inquiry_id = contact_inquiry.id AND at > %(since)s)
)
"""  # noqa: S608  the statuses are ours
FINISHED = (Status.CLOSED, Status.SPAM)  # whoever sends that again is heard anew


def sent_before(key: str, day_key: str, now: datetime) -> tuple[Inquiry | None, Inquiry | None]:
    """The inquiry that this form has brought before, and the one that was last sent in the day before `now` with the same answers.

    `key` and `day_key` are those of `contact.tokens`. One that is finished is not found again, and gives up its key. In a
    transaction, which holds the rows: their words are not erased before it ends.
    """
    by_form, by_words = None, None
    for pk, is_same_form in _found(key, day_key, now):
        inquiry = Inquiry.objects.locked().get(pk=pk)
        if inquiry.erased_at:
            continue
        if not is_same_form:
            by_words = by_words or (inquiry if inquiry.status in UNSETTLED else None)  # it may be answered by now
        elif inquiry.status in FINISHED:
            forget(inquiry, "past")
            inquiry.save(update_fields=["repeat_key"])
        else:
            by_form = inquiry
    return by_form, by_words


def _found(key: str, day_key: str, now: datetime) -> list[tuple[int, int]]:
    """(primary key, whether it is of the very form) of each."""
    since = connection.ops.adapt_datetimefield_value(now - ONE_DAY)
    with connection.cursor() as cursor:
        cursor.execute(f"{_BY_FORM} UNION ALL {_BY_WORDS}", {"key": key, "day_key": day_key, "since": since})
        return cursor.fetchall()


def was_sent(key: str) -> bool:
    """Whether this form has brought these answers before."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_FORM, {"key": key})
        return cursor.fetchone() is not None


def remember(key: str, inquiry: Inquiry, now: datetime) -> None:
    """What is sent once more from the form of `key` with the answers in it is `inquiry` again."""
    RepeatKey.objects.create(key=key, inquiry=inquiry, at=now)


def last_sent(inquiry: Inquiry) -> datetime:
    """When its answers came last from a form that had not sent them before."""
    return max([inquiry.received_at, *inquiry.repeat_keys.values_list("at", flat=True)])


def forget(inquiry: Inquiry, why: str) -> None:
    """No form leads to `inquiry` any more: the digests cover what was typed. `why` is one word, to be read in the database.

    The caller saves the inquiry.
    """
    inquiry.repeat_key = f"{why} {inquiry.reference}"
    inquiry.repeat_keys.all().delete()
