"""The list of mails to staff in the admin, for the front desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contact.models import EventKind, InquiryEvent
from tests.contact.factories import make_inquiry
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db


def given_up():
    notification = make_inquiry().notifications.get()
    type(notification).objects.update(state="failed", attempts=12, last_error="ConnectionRefusedError")
    return notification


def test_the_outbox_lists_what_was_given_up_and_sends_it_again(client, desk):
    notification = given_up()
    page = soup(client.get("/admin/contact/notification/?state__exact=failed"))
    row = page.select_one("#result_list tbody tr").get_text(" ")
    assert notification.inquiry.reference in row
    assert "ConnectionRefusedError" in row
    response = client.post(
        "/admin/contact/notification/", {"action": "send_again", "_selected_action": [notification.pk]}, follow=True
    )
    assert "1 of the chosen mails will be sent again" in soup(response).select_one(".messagelist").get_text()
    notification.refresh_from_db()
    assert (notification.state, notification.attempts) == ("queued", 0)


def test_who_looks_at_its_references_is_written_down(client, desk):
    given_up()
    client.get("/admin/contact/notification/?state__exact=failed")
    event = InquiryEvent.objects.get(kind=EventKind.LISTED)
    assert (event.by, event.count, event.inquiry) == (desk, 1, None)


def test_the_outbox_changes_nothing_else(client, desk):
    notification = given_up()
    address = f"/admin/contact/notification/{notification.pk}/change/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"recipient": "thief@example.org"}).status_code == 403
    assert client.get("/admin/contact/notification/add/").status_code == 403
    assert client.post(f"/admin/contact/notification/{notification.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_outbox_costs_the_same_with_2_and_with_40(client, desk):
    counts = []
    for more in (2, 38):
        for _ in range(more):
            make_inquiry()
        with CaptureQueriesContext(connection) as captured:
            client.get("/admin/contact/notification/")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 12
