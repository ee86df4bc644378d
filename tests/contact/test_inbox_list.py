"""The list of inquiries in the admin, for the front desk: its order, its columns, its filters."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contact import inquiries
from contact.models import Inquiry
from contact.statuses import Status
from tests.contact.factories import close, make_inquiry
from tests.contact.pages import soup
from tests.contact.planted import PLANTED, found_in

pytestmark = pytest.mark.django_db


def listed(client, query="") -> list[str]:
    page = soup(client.get(f"/admin/contact/inquiry/{query}"))
    return [cell.get_text() for cell in page.select("#result_list .field-reference")]


def test_the_longest_wait_comes_first(client, desk):
    now = timezone.now()
    old, new, closed = (make_inquiry(now=now - timedelta(hours=hours)) for hours in (9, 5, 1))
    close(closed, by=desk)
    assert listed(client) == [old.reference, new.reference, closed.reference]


def test_who_may_be_in_danger_comes_before_all_until_they_are_answered(client, desk):
    now = timezone.now()
    old, flagged = make_inquiry(now=now - timedelta(days=9)), make_inquiry(now=now)
    Inquiry.objects.filter(pk=flagged.pk).update(crisis_flag=True)
    assert listed(client) == [flagged.reference, old.reference]
    assert "May be in danger" in soup(client.get("/admin/contact/inquiry/")).select_one(".field-due").get_text()
    inquiries.record_contact(inquiry=flagged, to=Status.ANSWERED, by=desk)
    assert listed(client) == [old.reference, flagged.reference]


def test_it_shows_reference_received_topic_status_assignee_and_age(client, desk):
    inquiry = make_inquiry(now=timezone.now() - timedelta(days=3), topic="cost")
    inquiries.assign(inquiry=inquiry, to=desk, by=desk)
    page = soup(client.get("/admin/contact/inquiry/"))
    columns = [" ".join(th.get_text().split()).lower() for th in page.select("#result_list thead th")]
    assert columns == ["", "reference", "due", "status", "at once", "received", "topic", "assigned to", "age"]
    row = [
        " ".join(cell.get_text().split()) for cell in page.select_one("#result_list tbody tr").find_all(["th", "td"])
    ]
    shown = dict(zip(columns, row, strict=True))
    assert shown["reference"] == inquiry.reference
    assert [shown[name] for name in ("topic", "status", "assigned to", "age")] == [
        "Cost and insurance",
        "new",
        "front-desk",
        "3 days",
    ]


def test_the_list_shows_nothing_that_a_visitor_typed(client, desk):
    make_inquiry(**PLANTED)
    text = client.get("/admin/contact/inquiry/").content.decode()
    assert found_in(text) == []


def test_filters_find_mine_unassigned_waiting_and_by_status_and_topic(client, desk):
    mine, spam, other = make_inquiry(topic="cost"), make_inquiry(), make_inquiry()
    inquiries.assign(inquiry=mine, to=desk, by=desk)
    inquiries.change_status(inquiry=spam, to=Status.SPAM, by=desk)
    assert listed(client, "?assigned=me") == [mine.reference]
    assert listed(client, "?assigned=nobody") == [other.reference, spam.reference]
    assert listed(client, "?todo=yes") == [mine.reference, other.reference]
    assert listed(client, "?todo=no") == [spam.reference]
    assert listed(client, "?status__exact=spam") == [spam.reference]
    assert listed(client, "?topic__exact=cost") == [mine.reference]


def test_the_search_looks_at_references_only(client, desk):
    inquiry = make_inquiry(**PLANTED)
    make_inquiry()
    assert listed(client, f"?q={inquiry.reference[:5]}") == [inquiry.reference]
    for words in ("Zebulon", "555", "Marmalade"):
        assert listed(client, f"?q={words}") in ([], [inquiry.reference] if words in inquiry.reference else [])


def test_the_list_costs_the_same_with_2_and_with_40(client, desk):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get("/admin/contact/inquiry/")
        return len(captured)

    def make(count):
        for _ in range(count):
            inquiries.assign(inquiry=make_inquiry(), to=desk, by=desk)

    make(2)
    two = queries()
    make(38)
    assert queries() == two
    assert two <= 12
