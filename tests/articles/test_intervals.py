from datetime import date

import pytest

from articles.intervals import after, months_for


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 3, 1), 12, date(2027, 3, 1)),
        (date(2026, 12, 15), 36, date(2029, 12, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_it_is_the_same_day_or_the_last_of_the_month(day, months, due):
    assert after(day, months) == due


@pytest.mark.parametrize(("kind", "months"), [("treatment", 12), ("medicine", 12), ("condition", 36), ("news", 36)])
def test_treatments_and_medicines_are_due_sooner(kind, months):
    assert months_for(kind) == months
    assert months_for(kind, chosen=6) == 6
