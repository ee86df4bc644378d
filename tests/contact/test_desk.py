"""The front desk's part of the admin's front page."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError
from django.utils import timezone

from clinic.models import MailState
from clinic.roles import ROLES
from contact import digest, intake
from contact.arrivals import Arrival
from contact.models import DigestMail, EventKind, InboxDigest, InquiryEvent, Notification
from contact.spam import Circumstances
from contact.statuses import Status
from tests.contact.factories import ANSWERS, close, make_inquiry, make_suspect, move
from tests.people import make_person

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 17, tzinfo=UTC)  # 9 in the morning in the clinic's zone


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


def given_up(page) -> dict[str, str]:
    """{what a panel of mails given up names: where it leads}"""
    panels = [panel for panel in page.select(".desk-panel") if "given up" in panel.h2.get_text()]
    return {link.get_text(): link["href"] for panel in panels for link in panel.select("li a")}


def test_what_was_given_up_leads_to_where_it_is_sent_again(client, settings):
    settings.INQUIRY_RECIPIENTS = ["one@example.org"]
    inquiry = make_inquiry(now=MONDAY)
    assert digest.send_if_due(MONDAY)
    for model in (Notification, DigestMail):
        model.objects.update(state=MailState.FAILED)
    InboxDigest.objects.update(made_at=timezone.now())
    links = given_up(page_of(client, "front-desk"))
    assert links == {
        f"Mail about {inquiry.reference}": "/admin/contact/notification/?state__exact=failed",
        "Digest of 2026-11-23": "/admin/contact/digestmail/?state__exact=failed",
    }
    for address in links.values():
        page = BeautifulSoup(client.get(address).content, "html5lib")
        assert page.select_one("select[name=action] option[value=send_again]")
        (row,) = page.select("#result_list input[name=_selected_action]")
        client.post(address, {"action": "send_again", "_selected_action": row["value"]})
    assert given_up(BeautifulSoup(client.get("/admin/").content, "html5lib")) == {}


def test_what_nobody_needs_any_more_is_in_no_panel_and_in_no_digest(client):
    answered = make_inquiry(now=MONDAY)
    assert digest.send_if_due(MONDAY)
    for model in (Notification, DigestMail):
        model.objects.update(state=MailState.FAILED)
    later = MONDAY + timedelta(days=7)
    assert digest.send_if_due(later)
    assert InboxDigest.objects.get(day=later.date()).given_up == 1, "the mail about who still waits"
    close(answered, by=make_person("front-desk", username="colleague"))
    make_inquiry(now=later)
    Notification.objects.exclude(inquiry=answered).update(state=MailState.SENT, sent_at=later)
    assert digest.send_if_due(later + timedelta(days=1))
    assert InboxDigest.objects.get(day=later.date() + timedelta(days=1)).given_up == 0
    InboxDigest.objects.filter(day=MONDAY.date()).update(made_at=timezone.now() - timedelta(days=8))
    assert given_up(page_of(client, "front-desk")) == {}


def test_a_digest_that_was_given_up_lately_is_counted():
    make_inquiry(now=MONDAY)
    assert digest.send_if_due(MONDAY)
    DigestMail.objects.update(state=MailState.FAILED)
    assert digest.send_if_due(MONDAY + timedelta(days=2))
    assert InboxDigest.objects.first().given_up == DigestMail.objects.filter(state=MailState.FAILED).count() == 1


def test_a_mail_about_a_suspect_who_may_be_in_danger_is_named_and_counted_when_it_was_given_up(client):
    suspect = intake.receive(
        word="a form that was sent many times",
        answers={**ANSWERS, "message": "I want to kill myself"},
        came_from="other",
        arrival=Arrival(how=Circumstances(beyond=frozenset({"many_from_form"}))),
        now=MONDAY,
    )
    assert suspect.status == Status.QUARANTINE
    Notification.objects.update(state=MailState.FAILED)
    assert [*given_up(page_of(client, "front-desk"))] == [f"Mail about {suspect.reference}"]
    assert digest.send_if_due(MONDAY)
    assert InboxDigest.objects.get().given_up == 1


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
    _, done = make_inquiry(), make_inquiry()
    make_suspect()
    close(done, by=make_person("front-desk", username="colleague"))
    Notification.objects.update(state=MailState.FAILED)  # one that waits is named twice, and counted once
    assert done.reference not in page_of(client, "front-desk").get_text()
    assert looks() == [("front-desk", 2, None)]


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
