"""How many wrote, how fast they were answered, and what is still open: by week, by topic, by the page they came from. Pure.

Speed is the working time of the desk from receipt to first contact. What was erased counts on: nothing here needs a word.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

HOUR = timedelta(hours=1)
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Case:
    """What the report needs of an inquiry. `took` is None until somebody was reached or left a message."""

    week: date  # its Monday, in the clinic's zone
    topic: str
    came_from: str
    is_spam: bool
    is_open: bool
    took: timedelta | None
    in_time: bool


@dataclass(frozen=True)
class Row:
    """A line of a table. `median` and `ninetieth` are working hours, None where nobody was reached."""

    name: object
    came: int
    reached: int
    in_time: int
    median: float | None
    ninetieth: float | None
    open: int
    spam: int


def percentile(values: list[timedelta], share: float) -> timedelta | None:
    """The nearest-rank percentile: the smallest value that `share` of all do not exceed (ISO 3534-1). None of none."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def row(name: object, cases: Iterable[Case]) -> Row:
    """Spam is counted apart, and as nothing else."""
    everything = list(cases)
    people = [case for case in everything if not case.is_spam]
    times = [case.took for case in people if case.took is not None]
    return Row(
        name=name,
        came=len(people),
        reached=len(times),
        in_time=sum(case.in_time for case in people),
        median=_hours(percentile(times, 0.5)),
        ninetieth=_hours(percentile(times, 0.9)),
        open=sum(case.is_open for case in people),
        spam=len(everything) - len(people),
    )


def _hours(took: timedelta | None) -> float | None:
    return None if took is None else round(took / HOUR, 1)


def by_week(cases: Iterable[Case], first: date, weeks: int) -> list[Row]:
    """A row for each of `weeks` from the Monday `first` on, also for those in which nobody wrote."""
    found = _grouped(cases, lambda case: case.week)
    return [row(first + number * WEEK, found[first + number * WEEK]) for number in range(weeks)]


def by(cases: Iterable[Case], key: Callable[[Case], str], names: Iterable[tuple[str, str]]) -> list[Row]:
    """A row for each of `names`, pairs of (value, words), in their order."""
    found = _grouped(cases, key)
    return [row(words, found[value]) for value, words in names]


@dataclass(frozen=True)
class Crossed:
    """A week, how many people wrote in it, and how many of them for each of the names that were asked for."""

    week: date
    came: int
    counts: list[int]


def crossed(
    cases: Iterable[Case], key: Callable[[Case], str], names: Iterable[str], first: date, weeks: int
) -> Iterator[Crossed]:
    """A `Crossed` for each of `weeks` from the Monday `first` on. Spam is in none of its numbers."""
    found, names = _grouped((case for case in cases if not case.is_spam), lambda case: case.week), list(names)
    for number in range(weeks):
        week = first + number * WEEK
        kinds = Counter(key(case) for case in found[week])
        yield Crossed(week, kinds.total(), [kinds[name] for name in names])


def _grouped(cases: Iterable[Case], key: Callable) -> defaultdict[object, list[Case]]:
    groups = defaultdict(list)
    for case in cases:
        groups[key(case)].append(case)
    return groups


# The chart, in its own units: a bar for each week, its lower part for those who were reached.

TALL, BAR, STEP, TOP, SIDE = 120, 22, 32, 18, 14


@dataclass(frozen=True)
class Bar:
    week: date
    came: int
    x: int
    y: float
    height: float
    reached_y: float
    reached_height: float
    is_named: bool  # whether there is room for its date below it

    @property
    def middle(self) -> float:
        return self.x + BAR / 2


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    width: int
    ground: int = TOP + TALL
    height: int = TOP + TALL + 20


def chart(weeks: list[Row]) -> Chart:
    most = max((week.came for week in weeks), default=0) or 1
    every = max(1, ceil(len(weeks) / 8))
    bars = []
    for number, week in enumerate(weeks):
        height, reached = (round(TALL * count / most, 1) for count in (week.came, week.reached))
        bars.append(
            Bar(
                week=week.name,
                came=week.came,
                x=SIDE + number * STEP + (STEP - BAR) // 2,
                y=round(TOP + TALL - height, 1),
                height=height,
                reached_y=round(TOP + TALL - reached, 1),
                reached_height=reached,
                is_named=number % every == 0,
            )
        )
    return Chart(bars, width=2 * SIDE + len(weeks) * STEP)


def monday_of(moment: datetime, zone) -> date:
    day = moment.astimezone(zone).date()
    return day - timedelta(days=day.weekday())
