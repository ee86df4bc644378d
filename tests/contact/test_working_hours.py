"""When an answer is due, and how long the desk had worked by then."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from contact.working_hours import WorkingHours, due_at, overdue_before, working_time_between

PACIFIC = ZoneInfo("America/Los_Angeles")
HOURS = WorkingHours(PACIFIC)
HOUR = timedelta(hours=1)


def local(text: str, zone=PACIFIC) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


# November 2026: the 23rd is a Monday, the 26th Thanksgiving.
@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2026-11-23 10:00", 2, "2026-11-25 17:00"),
        ("2026-11-23 00:00", 2, "2026-11-25 17:00"),
        ("2026-11-23 23:59", 2, "2026-11-25 17:00"),
        ("2026-11-20 16:00", 2, "2026-11-24 17:00"),  # over a weekend
        ("2026-11-21 12:00", 2, "2026-11-24 17:00"),  # on one
        ("2026-11-24 10:00", 2, "2026-11-30 17:00"),  # over two holidays and a weekend
        ("2026-11-23 10:00", 0, "2026-11-23 17:00"),
        ("2026-11-23 17:00", 0, "2026-11-24 17:00"),
        ("2026-11-20 18:00", 0, "2026-11-23 17:00"),
    ],
)
def test_an_answer_is_due_at_the_end_of_a_work_day(received, days, due):
    hours = WorkingHours(PACIFIC, closed_on=frozenset({date(2026, 11, 26), date(2026, 11, 27)}))
    assert due_at(local(received), hours, days) == local(due)


@pytest.mark.parametrize("days", [0, 1, 2])
def test_it_is_late_after_the_closing_and_not_at_it(days):
    received = local("2026-11-23 10:00")
    due = due_at(received, HOURS, days)
    assert received >= overdue_before(due, HOURS, days)
    assert received < overdue_before(due + timedelta(microseconds=1), HOURS, days)


def test_it_is_the_clock_on_the_wall_that_counts_when_clocks_change():
    # Clocks went forward on Sunday 8 March 2026 in California, and back on 1 November.
    assert due_at(local("2026-03-06 12:00"), HOURS, 1) == datetime(2026, 3, 10, 0, tzinfo=UTC)
    assert due_at(local("2026-10-30 12:00"), HOURS, 1) == datetime(2026, 11, 3, 1, tzinfo=UTC)


def test_a_night_with_a_change_of_the_clock_is_an_hour_shorter_or_longer():
    night = WorkingHours(PACIFIC, days=frozenset(range(7)), opens_at=time(0), closes_at=time(6))
    assert working_time_between(local("2026-03-07 12:00"), local("2026-03-08 12:00"), night) == 5 * HOUR
    assert working_time_between(local("2026-10-31 12:00"), local("2026-11-01 12:00"), night) == 7 * HOUR


def test_a_desk_in_another_zone_has_its_own_day():
    auckland = WorkingHours(ZoneInfo("Pacific/Auckland"))
    # Sunday noon in UTC is Monday after midnight there.
    assert due_at(datetime(2026, 11, 22, 12, tzinfo=UTC), auckland, 1) == datetime(2026, 11, 24, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "worked"),
    [
        ("2026-11-23 10:00", "2026-11-23 11:30", 1.5),
        ("2026-11-23 07:00", "2026-11-23 08:00", 0),
        ("2026-11-23 16:00", "2026-11-24 10:00", 2),
        ("2026-11-20 16:00", "2026-11-23 10:00", 2),
        ("2026-11-21 00:00", "2026-11-22 23:59", 0),
        ("2026-11-23 00:00", "2026-11-28 00:00", 40),
        ("2026-11-24 12:00", "2026-11-23 12:00", 0),
    ],
)
def test_only_the_time_that_the_desk_works_counts(start, end, worked):
    assert working_time_between(local(start), local(end), HOURS) == worked * HOUR


@pytest.mark.parametrize(
    "odd",
    [
        {"days": frozenset()},
        {"days": frozenset({7})},
        {"opens_at": time(17), "closes_at": time(9)},
        {"opens_at": time(9), "closes_at": time(9)},
    ],
)
def test_a_desk_that_never_works_is_refused(odd):
    with pytest.raises(ValueError, match="The desk"):
        WorkingHours(PACIFIC, **odd)


ZONES = ("America/Los_Angeles", "America/Sao_Paulo", "America/Havana", "Europe/Berlin", "Asia/Kolkata", "Pacific/Apia")
MOMENTS = st.datetimes(datetime(2005, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
CLOCKS = st.lists(st.times().map(lambda clock: clock.replace(fold=0)), min_size=2, max_size=2, unique=True).map(sorted)


@st.composite
def desks(draw, near=None):
    opens_at, closes_at = draw(CLOCKS)
    return WorkingHours(
        ZoneInfo(draw(st.sampled_from(ZONES))),
        draw(st.frozensets(st.integers(0, 6), min_size=1)),
        opens_at,
        closes_at,
        draw(st.frozensets(st.dates(date(2005, 1, 1), date(2035, 1, 1)), max_size=8)),
    )


class ForEveryDesk(SimpleTestCase):
    @given(MOMENTS, st.integers(0, 6), desks())
    def test_it_is_never_due_before_it_came(self, received, days, hours):
        assert due_at(received, hours, days) >= received

    @given(MOMENTS, MOMENTS, st.integers(0, 6), desks())
    def test_what_came_first_is_due_first(self, one, other, days, hours):
        first, second = sorted([one, other])
        assert due_at(first, hours, days) <= due_at(second, hours, days)

    @given(MOMENTS, st.integers(0, 6), desks())
    def test_more_time_to_answer_is_never_due_sooner(self, received, days, hours):
        assert due_at(received, hours, days) <= due_at(received, hours, days + 1)

    @given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=30)), st.integers(0, 6), desks())
    def test_a_query_for_what_is_late_finds_just_what_is_late(self, received, later, days, hours):
        now = received + later
        assert (due_at(received, hours, days) < now) == (received < overdue_before(now, hours, days))

    @given(MOMENTS, st.lists(st.timedeltas(timedelta(0), timedelta(days=20)), min_size=2, max_size=2), desks())
    def test_working_time_adds_up_and_is_never_more_than_time(self, start, steps, hours):
        middle, end = start + steps[0], start + steps[0] + steps[1]
        parts = working_time_between(start, middle, hours), working_time_between(middle, end, hours)
        assert sum(parts, timedelta(0)) == working_time_between(start, end, hours) <= end - start
        assert min(parts) >= timedelta(0)
