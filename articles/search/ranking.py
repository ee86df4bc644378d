"""The order of what was found (ruling 17), in pages by keyset; the same on both databases.

First the field of the best match, then how many of the words match, and how many of them the title holds, then the newest. `rank`
says all but the last as one number, the higher the better. See `articles.paging` for the rest.
"""

from datetime import UTC, datetime, timedelta
from functools import reduce
from importlib import import_module
from operator import add

from django.db import connection
from django.db.models import BooleanField, Case, DateTimeField, F, Func, IntegerField, Value, When
from django.utils.functional import SimpleLazyObject

from articles.paging import OddCursor, Page
from articles.search.entry import FIELDS

PAGE_SIZE = 10
_A_WORD = 20  # more than there are words in a question
_A_FIELD = _A_WORD * _A_WORD
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_ENGINES = {"sqlite": "articles.search.sqlite", "postgresql": "articles.search.postgres"}
engine = SimpleLazyObject(lambda: import_module(_ENGINES[connection.vendor]))


def ranked(editions, stems: list[str]):
    """Those of `editions` that hold any of `stems`, with their `rank`, the best first."""
    places = [When(pk__in=engine.holding(stems, field), then=_worth(place)) for place, field in enumerate(FIELDS[:-1])]
    matches = [Case(When(pk__in=engine.holding([stem]), then=_A_WORD), default=0) for stem in stems]
    if len(stems) > 1:  # one word is in the title of all whose best field that is
        matches += [Case(When(pk__in=engine.holding([stem], FIELDS[0]), then=1), default=0) for stem in stems]
    rank = Case(*places, default=_worth(len(FIELDS) - 1), output_field=IntegerField()) + reduce(add, matches)
    found = editions.filter(pk__in=engine.holding(stems)).annotate(rank=rank)
    return found.order_by("-rank", "-listed_from", "-pk")


def _worth(place: int) -> int:
    return (len(FIELDS) - 1 - place) * _A_FIELD


def rank_of(entry, stems: list[str]) -> int:
    """The rank of an entry that holds any of `stems`: what `ranked` says in SQL."""
    held = [set(getattr(entry, field).split()) for field in FIELDS]
    place = next(place for place, words in enumerate(held) if not words.isdisjoint(stems))
    in_title = sum(stem in held[0] for stem in stems) if len(stems) > 1 else 0
    return _worth(place) + _A_WORD * sum(any(stem in words for words in held) for stem in stems) + in_title


class _Compared(Func):
    """(a, b, c) < (d, e, f), or > : a comparison of rows (https://www.sqlite.org/rowvalue.html)."""

    output_field = BooleanField()

    def __init__(self, sign: str, position: tuple[int, datetime, int]):
        rank, moment, pk = position
        self.sign = sign
        values = (Value(rank), Value(moment, output_field=DateTimeField()), Value(pk))
        super().__init__(F("rank"), F("listed_from"), F("pk"), *values)

    def as_sql(self, compiler, connection, **context):
        parts = [compiler.compile(expression) for expression in self.get_source_expressions()]
        sides = [f"({', '.join(sql for sql, _ in side)})" for side in (parts[:3], parts[3:])]
        return f"{sides[0]} {self.sign} {sides[1]}", [value for _, values in parts for value in values]


def page_of(editions, stems: list[str], *, now, before: str | None, after: str | None, size: int = PAGE_SIZE) -> Page:
    """The rows of `editions` worse than the cursor `before`, better than `after`, or the best; with `search_entry`. One query.

    The page's `newer` and `older` are cursors to what is better and worse. Raises OddCursor as `articles.paging` does.
    """
    if before is not None and after is not None:
        raise OddCursor("both ways at once")
    found = ranked(editions, stems)
    if after is not None:
        found = found.filter(_Compared(">", _parse(after))).order_by("rank", "listed_from", "pk")
    if before is not None:
        found = found.filter(_Compared("<", _parse(before)))
    # The texts are read for the rows of this page only; their order is known from what they hold.
    chosen = editions.model.objects.filter(pk__in=found.values("pk")[: size + 1]).for_results(now)
    rows = sorted(chosen, key=lambda row: _position(row, stems), reverse=after is None)
    more, rows = len(rows) > size, rows[:size]
    if not rows and (before is not None or after is not None):
        raise OddCursor("an empty page")
    if after is not None:
        rows.reverse()
    is_first = before is None if after is None else not more
    is_last = after is None and not more
    return Page(
        rows,
        newer=None if is_first or not rows else _cursor_of(rows[0], stems),
        older=None if is_last or not rows else _cursor_of(rows[-1], stems),
    )


def _position(edition, stems: list[str]) -> tuple[int, datetime, int]:
    return rank_of(edition.search_entry, stems), edition.listed_from, edition.pk


def _cursor_of(edition, stems: list[str]) -> str:
    rank, moment, pk = _position(edition, stems)
    return f"{rank}-{(moment - _EPOCH) // _MICROSECOND}-{pk}"


def _parse(cursor: str) -> tuple[int, datetime, int]:
    numbers = cursor.split("-")
    if len(numbers) != 3 or len(cursor) > 50 or not all(number.isascii() and number.isdigit() for number in numbers):
        raise OddCursor(cursor)
    rank, moment, pk = map(int, numbers)
    try:
        return min(rank, _worth(-1)), _EPOCH + moment * _MICROSECOND, min(pk, 2**63 - 1)
    except OverflowError as error:
        raise OddCursor(cursor) from error
