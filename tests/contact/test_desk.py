"""The front desk's part of the admin's front page."""

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError

from clinic.models import MailState
from clinic.roles import ROLES
from contact.models import EventKind, InquiryEvent, Notification
from contact.statuses import Status
from tests.contact.factories import close, make_inquiry, make_suspect, move
from tests.people import make_person

pytestmark = pytest.mark.django_db


def page_of(client, role: str) -> BeautifulSoup:
    client.force_login(make_person(role))
    return BeautifulSoup(client.get("/admin/").content, "html5lib")


def test_it_names_what_waits_by_its_reference_alone(client):
    inquiry = make_inquiry(preferred_name="Xylophone")
    page = page_of(client, "front-desk")
    assert page.find("a", string=inquiry.reference)["href"] == f"/admin/contact/inquiry/{inquiry.pk}/change/"
    assert "Xylophone" not in page.get_text()


def test_it_shows_mails_that_were_given_up(client):
    make_inquiry()
    Notification.objects.update(state=MailState.FAILED, last_error="SMTPServerDisconnected")
    panel = next(panel for panel in page_of(client, "front-desk").select(".desk-panel") if "given up" in panel.h2.text)
    assert "SMTPServerDisconnected" in panel.get_text()


@pytest.mark.parametrize("role", ["author", "reviewer", "publisher", "administrator"])
def test_nobody_else_hears_of_inquiries(client, role):
    inquiry = make_inquiry()
    page = page_of(client, role)
    assert inquiry.reference not in page.get_text()
    assert "nquiries" not in " ".join(heading.get_text() for heading in page.select(".desk-panel h2"))


def looks() -> list[tuple]:
    """(who, how many references, the one inquiry that is named) of each list that was looked at."""
    listed = InquiryEvent.objects.filter(kind=EventKind.LISTED)
    return list(listed.values_list("by__username", "count", "inquiry"))


def test_that_references_were_shown_is_written_down_once_for_the_whole_page(client):
    waits, done = make_inquiry(), make_inquiry()
    make_suspect()
    close(done, by=make_person("front-desk", username="colleague"))
    Notification.objects.filter(inquiry=done).update(state=MailState.FAILED)
    Notification.objects.filter(inquiry=waits).update(state=MailState.FAILED)  # named twice, and counted once
    page_of(client, "front-desk")
    assert looks() == [("front-desk", 3, None)]


def test_as_many_are_counted_as_are_shown(client):
    for _ in range(12):
        make_inquiry()
    shown = page_of(client, "front-desk").select(".desk-panel li a[href*='/contact/inquiry/'][href$='/change/']")
    assert looks() == [("front-desk", len(shown), None)] == [("front-desk", 10, None)]


def test_a_desk_that_names_nobody_leaves_no_event(client):
    person = make_person("front-desk", username="colleague")
    close(make_inquiry(), by=person)
    move(make_suspect(), Status.SPAM, by=person)
    page_of(client, "front-desk")
    assert looks() == []


@pytest.mark.parametrize("role", [role.key for role in ROLES if role.key != "front-desk"])
def test_a_desk_without_inquiries_leaves_none_either(client, role):
    make_inquiry()
    page_of(client, role)
    assert looks() == []


def test_when_it_cannot_be_written_down_nothing_is_shown(client, monkeypatch):
    inquiry = make_inquiry()

    def fails(**kwargs):
        raise OperationalError

    monkeypatch.setattr("contact.admin.desk.records.record_list", fails)
    client.raise_request_exception = False
    client.force_login(make_person("front-desk"))
    response = client.get("/admin/")
    assert response.status_code in (500, 503)
    assert inquiry.reference not in response.content.decode()


@pytest.mark.parametrize("count", [1, 20])
def test_it_takes_few_queries_however_many_inquiries(client, django_assert_max_num_queries, count):
    for _ in range(count):
        make_inquiry()
        make_suspect()
    Notification.objects.update(state=MailState.FAILED)
    client.force_login(make_person("front-desk"))
    with django_assert_max_num_queries(10):
        client.get("/admin/")
