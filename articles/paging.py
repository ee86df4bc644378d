"""Lists by keyset: a page begins after a row, not at a number. As quick at the end as at the start, and stable while
articles are added (Winand, "We need tool support for keyset pagination")."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

PAGE_SIZE = 12
CURSORS = ("before", "after")  # what a list's address may ask for
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
MOST = 2**63 - 1  # the largest number that both databases hold


class OddCursor(ValueError):
    """A cursor that no page of ours has linked to."""


@dataclass(frozen=True)
class Order:
    """What a list is ordered by: columns of an edition that are never null, all rising or all falling, the last one unique."""

    columns: tuple[str, ...]
    rises: bool = False

    def sorted(self, editions, *, backwards: bool = False):
        sign = "" if self.rises != backwards else "-"
        return editions.order_by(*(f"{sign}{column}" for column in self.columns))

    def beyond(self, editions, cursor: str, *, backwards: bool = False):
        """The editions that stand after `cursor` in the list, or before it."""
        compared = "gt" if self.rises != backwards else "lt"
        after, same = Q(), {}
        for column, value in zip(self.columns, self._parse(cursor), strict=True):
            after |= Q(**same, **{f"{column}__{compared}": value})
            same[column] = value
        return editions.filter(after)

    def cursor_of(self, edition) -> str:
        """Where an edition stands in the list: whole numbers; of a moment, the microseconds since 1970."""
        values = (getattr(edition, column) for column in self.columns)
        return "-".join(str((v - _EPOCH) // _MICROSECOND if isinstance(v, datetime) else v) for v in values)

    def _parse(self, cursor: str) -> list:
        written = cursor.split("-")
        if len(cursor) > 80 or not all(number.isascii() and number.isdigit() for number in written):
            raise OddCursor(cursor)
        numbers = [int(number) for number in written]
        if len(numbers) != len(self.columns) or max(numbers) > MOST:
            raise OddCursor(cursor)
        try:
            return [
                _EPOCH + number * _MICROSECOND if column == "listed_from" else number
                for column, number in zip(self.columns, numbers, strict=True)
            ]
        except OverflowError as error:
            raise OddCursor(cursor) from error


NEWEST_FIRST = Order(("listed_from", "pk"))
# As `EditionQuerySet.for_reading` names them.
READING_ORDER = Order(("reading_start", "reading_group", "reading_place", "listed_from", "pk"), rises=True)


@dataclass(frozen=True)
class Page:
    """Rows of a list, and the cursors of its neighbours (None at the ends): what is newer, or further on where a list rises;
    and what is older, or before it.
    """

    rows: list
    newer: str | None
    older: str | None


def page_of(
    editions, *, before: str | None = None, after: str | None = None, size: int = PAGE_SIZE, order: Order = NEWEST_FIRST
) -> Page:
    """The rows of `editions` older than the cursor `before`, or newer than `after`, or those at the top. One query.

    Raises OddCursor for what is not a cursor, for both at once, and for a page that would be empty.
    """
    if before is not None and after is not None:
        raise OddCursor("both ways at once")
    onwards, back = (after, before) if order.rises else (before, after)
    backwards, cursor = back is not None, onwards if back is None else back
    if cursor is not None:
        editions = order.beyond(editions, cursor, backwards=backwards)
    rows = list(order.sorted(editions, backwards=backwards)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    if cursor is not None and not rows:
        raise OddCursor("an empty page")
    is_first, is_last = (not more, False) if backwards else (cursor is None, not more)
    previous = None if is_first else order.cursor_of(rows[0])
    following = None if is_last else order.cursor_of(rows[-1])
    return Page(rows, newer=following, older=previous) if order.rises else Page(rows, newer=previous, older=following)
