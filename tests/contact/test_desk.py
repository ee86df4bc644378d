"""The front desk's part of the admin's front page."""

import pytest
from bs4 import BeautifulSoup

from clinic.models import MailState
from contact.models import Notification
from tests.contact.factories import make_inquiry
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
