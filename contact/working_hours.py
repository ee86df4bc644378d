"""When the desk works, when an answer is due, and how much working time went by. Pure.

Opening and closing are times of the clock on the wall in the clinic's zone; between two moments runs real time. So a
day with a change of the clock has an hour more or less, where the desk works through that hour.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

MONDAY_TO_FRIDAY = frozenset(range(5))
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingHours:
    """`days` of the week (Monday is 0) on which the desk works from `opens_at` to `closes_at`, but not on `closed_on`.

    Raises ValueError where the desk would never work.
    """

    zone: ZoneInfo
    days: frozenset[int] = MONDAY_TO_FRIDAY
    opens_at: time = time(9)
    closes_at: time = time(17)
    closed_on: frozenset[date] = frozenset()

    def __post_init__(self):
        if not self.days or not self.days <= set(range(7)):
            raise ValueError("The desk works on at least one day of the week.")
        if self.opens_at >= self.closes_at:
            raise ValueError("The desk closes after it opens.")

    def is_work_day(self, day: date) -> bool:
        return day.weekday() in self.days and day not in self.closed_on

    def day_of(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def at(self, day: date, clock: time) -> datetime:
        """The moment, in UTC, at which the clock on the wall shows `clock`: the first, where it does so twice."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)

    def opening(self, day: date) -> datetime:
        return self.at(day, self.opens_at)

    def closing(self, day: date) -> datetime:
        """Never before the opening: where the clock is put forward over the whole of a short day, nothing is left of it."""
        return max(self.opening(day), self.at(day, self.closes_at))

    def work_days(self, start: date, step: int = 1) -> Iterator[date]:
        """The work days from `start` on, or back from it where `step` is -1."""
        return filter(self.is_work_day, (start + number * step * _DAY for number in count()))


def due_at(received_at: datetime, hours: WorkingHours, response_days: int) -> datetime:
    """Until when there is to be an answer: the closing of the last of `response_days` work days after the day it came.

    Somebody who is told "within 2 work days" on a Friday night looks for an answer by Tuesday night. "Within 0 work
    days" is the closing of the day itself, or of the next work day for what came after it.
    """
    day = hours.day_of(received_at)
    if response_days == 0:
        return next(closing for closing in map(hours.closing, hours.work_days(day)) if closing > received_at)
    return hours.closing(next(islice(hours.work_days(day + _DAY), response_days - 1, None)))


def overdue_before(now: datetime, hours: WorkingHours, response_days: int) -> datetime:
    """The moment that parts late from not yet: `due_at(x) < now` for each x before it, and for no other.

    So a query can ask for what is overdue without knowing of weekends.
    """
    over = (day for day in hours.work_days(hours.day_of(now), -1) if hours.closing(day) < now)
    if response_days == 0:
        return hours.closing(next(over))
    return hours.at(next(islice(over, response_days - 1, None)), time())


def working_time_between(start: datetime, end: datetime, hours: WorkingHours) -> timedelta:
    """How long the desk worked from `start` to `end`; nothing when `end` is not after `start`."""
    total, day, last = timedelta(0), hours.day_of(start), hours.day_of(end)
    while day <= last:
        if hours.is_work_day(day):
            total += max(timedelta(0), min(end, hours.closing(day)) - max(start, hours.opening(day)))
        day += _DAY
    return total
