"""Lists by keyset: a page begins after a row, not at a number. As quick at the end as at the start, and stable while
articles are added (Winand, "We need tool support for keyset pagination")."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

PAGE_SIZE = 12
CURSORS = ("before", "after")  # what a list's address may ask for
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class OddCursor(ValueError):
    """A cursor that no page of ours has linked to."""


@dataclass(frozen=True)
class Page:
    """Rows of a list, newest first, and the cursors of its neighbours (None at the ends)."""

    rows: list
    newer: str | None
    older: str | None


def cursor_of(edition) -> str:
    """Where an edition stands in lists: microseconds since 1970 when its article first went live, and its key."""
    return f"{(edition.listed_from - _EPOCH) // _MICROSECOND}-{edition.pk}"


def _parse(cursor: str) -> tuple[datetime, int]:
    moment, _, pk = cursor.partition("-")
    if not (moment.isascii() and moment.isdigit() and pk.isascii() and pk.isdigit()) or len(cursor) > 40:
        raise OddCursor(cursor)
    try:
        return _EPOCH + int(moment) * _MICROSECOND, min(int(pk), 2**63 - 1)
    except OverflowError as error:
        raise OddCursor(cursor) from error


def page_of(editions, *, before: str | None = None, after: str | None = None, size: int = PAGE_SIZE) -> Page:
    """The rows of `editions` older than the cursor `before`, or newer than `after`, or the newest. One query.

    Raises OddCursor for what is not a cursor, for both at once, and for a page that would be empty.
    """
    if before is not None and after is not None:
        raise OddCursor("both ways at once")
    if after is not None:
        moment, pk = _parse(after)
        newer = editions.filter(Q(listed_from__gt=moment) | Q(listed_from=moment, pk__gt=pk))
        rows = list(newer.order_by("listed_from", "pk")[: size + 1])
        more, rows = len(rows) > size, rows[size - 1 :: -1] if len(rows) > size else rows[::-1]
        _not_empty(rows)
        return Page(rows, newer=cursor_of(rows[0]) if more else None, older=cursor_of(rows[-1]))
    if before is not None:
        moment, pk = _parse(before)
        editions = editions.filter(Q(listed_from__lt=moment) | Q(listed_from=moment, pk__lt=pk))
    rows = list(editions.order_by("-listed_from", "-pk")[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if before is not None:
        _not_empty(rows)
    return Page(
        rows,
        newer=cursor_of(rows[0]) if before is not None else None,
        older=cursor_of(rows[-1]) if more else None,
    )


def _not_empty(rows: list) -> None:
    if not rows:
        raise OddCursor("an empty page")
