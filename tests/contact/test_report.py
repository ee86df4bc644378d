"""The report on answering: how many, how fast, from where, by week."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import SimpleTestCase
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from contact import inquiries
from contact.models import Inquiry
from contact.report import Case, by, by_week, chart, crossed, percentile, row
from contact.retention import erase_due
from contact.statuses import Status
from tests.contact.factories import close, make_inquiry, make_suspect, move
from tests.contact.pages import soup
from tests.people import make_person

REPORT = "/admin/contact/inquiry/report/"
MONDAY = date(2026, 11, 23)
HOUR = timedelta(hours=1)
db = pytest.mark.django_db


def case(**facts) -> Case:
    usual = {"week": MONDAY, "topic": "cost", "came_from": "home", "is_spam": False, "is_open": False}
    return Case(**{**usual, "took": None, "in_time": False, **facts})


def test_a_row_counts_people_and_spam_apart():
    cases = [case(took=hours * HOUR, in_time=hours < 9) for hours in range(1, 11)]
    made = row("all", [*cases, case(is_open=True), case(is_spam=True, took=HOUR)])
    assert (made.came, made.reached, made.in_time, made.open, made.spam) == (11, 10, 8, 1, 1)
    assert (made.median, made.ninetieth) == (5.0, 9.0)


def test_nobody_reached_is_no_time_at_all():
    assert (row("all", [case()]).median, percentile([], 0.9)) == (None, None)


def test_a_week_without_anybody_has_its_row():
    rows = by_week([case()], MONDAY - timedelta(weeks=2), 3)
    assert [(week.name, week.came) for week in rows] == [(date(2026, 11, 9), 0), (date(2026, 11, 16), 0), (MONDAY, 1)]


def test_rows_keep_the_order_of_their_names():
    rows = by([case(topic="b")], lambda one: one.topic, [("a", "A"), ("b", "B")])
    assert [(one.name, one.came) for one in rows] == [("A", 0), ("B", 1)]


def test_each_week_says_how_many_came_from_which_page():
    before = MONDAY - timedelta(weeks=1)
    cases = [
        *(case(came_from=page) for page in ("home", "article", "article")),
        case(week=before, came_from="home"),
        case(came_from="article", is_spam=True),
    ]
    rows = list(crossed(cases, lambda one: one.came_from, ["article", "topic", "home"], before - timedelta(weeks=1), 3))
    assert [(one.week, one.came, one.counts) for one in rows] == [
        (before - timedelta(weeks=1), 0, [0, 0, 0]),
        (before, 1, [0, 0, 1]),
        (MONDAY, 3, [2, 0, 1]),
    ]


class ForAnyNumbers(SimpleTestCase):
    @given(st.lists(st.timedeltas(timedelta(0), timedelta(days=99)), min_size=1), st.floats(0.01, 1))
    def test_a_percentile_is_a_value_that_enough_do_not_exceed(self, values, share):
        found = percentile(values, share)
        assert found in values
        assert sum(value <= found for value in values) >= share * len(values) - 1e-9

    @given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=60))
    def test_bars_stand_on_the_ground_and_stay_in_the_picture(self, weeks):
        rows = [_row(MONDAY + timedelta(weeks=number), max(pair), min(pair)) for number, pair in enumerate(weeks)]
        drawn = chart(rows)
        for bar in drawn.bars:
            assert bar.y >= 0
            assert abs(bar.y + bar.height - drawn.ground) < 0.2
            assert bar.reached_height <= bar.height
            assert 0 <= bar.x <= drawn.width - 22


def _row(week, came, reached):
    made = row(week, [])
    return type(made)(**{**vars(made), "came": came, "reached": reached})


# The page


def table(page, number) -> dict[str, list[str]]:
    rows = page.select(f"section[aria-labelledby=table-{number}] tbody tr")
    return {line.th.get_text(): [cell.get_text() for cell in line.find_all("td")] for line in rows}


@db
def test_it_says_how_many_how_fast_and_from_where(client, desk, monkeypatch):
    monday = datetime(2026, 11, 23, 18, tzinfo=UTC)  # 10 in the morning
    monkeypatch.setattr(timezone, "now", lambda: monday + timedelta(days=2))
    quick, slow = (make_inquiry(now=monday, topic="cost", came_from="article") for _ in range(2))
    make_inquiry(now=monday, topic="location", came_from="home")
    inquiries.record_contact(inquiry=quick, to=Status.ANSWERED, by=desk, now=monday + 2 * HOUR)
    inquiries.record_contact(inquiry=slow, to=Status.WAITING, by=desk, now=monday + timedelta(days=1))
    move(make_inquiry(now=monday), Status.SPAM, by=desk)
    page = soup(client.get(REPORT))
    assert next(iter(table(page, 1))) == "23 November 2026"
    assert len(table(page, 1)) == 13
    assert table(page, 1)["23 November 2026"] == ["3", "2", "2", "2.0", "8.0", "2", "1"]
    assert table(page, 2)["Cost and insurance"] == ["2", "2", "2", "2.0", "8.0", "1", "0"]
    assert table(page, 3)["an article"][0] == "2"
    assert table(page, 3)["the home page"] == ["1", "0", "0", "–", "–", "1", "0"]


@db
def test_week_by_week_it_says_from_which_kind_of_page(client, desk, monkeypatch):
    monday = datetime(2026, 11, 23, 18, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: monday + timedelta(days=2))
    for came_from in ("article", "article", "home"):
        make_inquiry(now=monday, came_from=came_from)
    make_inquiry(now=monday - timedelta(weeks=1), came_from="topic")
    make_suspect(now=monday)
    page = soup(client.get(REPORT))
    heads = [cell.get_text() for cell in page.select("section[aria-labelledby=table-crossed] thead th")]
    assert heads == [
        "Week from",
        "From an article",
        "From a topic page",
        "From the contact page itself",
        "From the home page",
        "From another page",
        "Together",
    ]
    rows = table(page, "crossed")
    assert list(rows) == list(table(page, 1)), "the same weeks, the newest first"
    assert rows["23 November 2026"] == ["2", "0", "0", "1", "0", "3"]
    assert rows["16 November 2026"] == ["0", "1", "0", "0", "0", "1"]
    for week, cells in table(page, 1).items():
        assert rows[week][-1] == cells[0]


@db
def test_the_chart_has_words_that_say_what_it_shows(client, desk):
    make_inquiry()
    page = soup(client.get(REPORT))
    svg = page.select_one("svg[role=img]")
    words = " ".join(page.find(id=name).get_text() for name in svg["aria-labelledby"].split())
    assert "How many wrote in each week" in words
    assert "The most in a week were 1" in words


@db
def test_what_was_erased_is_still_counted(client, desk):
    close(make_inquiry(), by=desk, now=timezone.now())
    assert erase_due(now=timezone.now() + timedelta(days=91)) == 1
    assert Inquiry.objects.get().erased_at
    page = soup(client.get(REPORT))
    assert sum(int(cells[0]) for cells in table(page, 1).values()) == 1


@db
@pytest.mark.parametrize(("asked", "weeks"), [("", 13), ("26", 26), ("52", 52), ("0", 13), ("x" * 9_000, 13)])
def test_how_far_back_is_chosen_from_three(client, desk, asked, weeks):
    assert len(table(soup(client.get(REPORT, {"weeks": asked})), 1)) == weeks


@db
@pytest.mark.parametrize("count", [1, 20])
def test_it_costs_six_queries_however_many_wrote(client, desk, django_assert_max_num_queries, count):
    for _ in range(count):
        make_inquiry()
    with django_assert_max_num_queries(6):
        client.get(REPORT)


@db
@pytest.mark.parametrize(
    ("role", "status"),
    [("administrator", 200), ("front-desk", 200), ("author", 403), ("reviewer", 403), ("publisher", 403)],
)
def test_those_who_answer_and_administrators_see_it(client, role, status):
    inquiry = make_inquiry()
    client.force_login(make_person(role, username="asks"))
    response = client.get(REPORT)
    assert response.status_code == status
    assert inquiry.reference not in response.content.decode()
