"""The acknowledgement that a visitor can keep."""

import pytest

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.contact.factories import ANSWERS, make_inquiry
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db


def test_it_shows_the_reference_and_what_happens_next(client):
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142", response_days=4))
    inquiry = make_inquiry()
    response = client.get(f"/contact/thanks/?reference={inquiry.reference}")
    text = " ".join(soup(response).main.get_text().split())
    assert response.status_code == 200
    assert inquiry.reference in text
    assert "within 4 work days" in text
    assert "(323) 555-0142" in text


def test_the_crisis_card_comes_first(client):
    page = soup(client.get(f"/contact/thanks/?reference={make_inquiry().reference}"))
    assert "crisis-card" in page.main.find(True)["class"]


def test_nothing_personal_is_on_it(client):
    inquiry = make_inquiry(contact_method="email", email="robin@example.org", preferred_name="Zebulon Quill")
    text = client.get(f"/contact/thanks/?reference={inquiry.reference}").content.decode()
    for typed in ("Zebulon", "Quill", "robin@example.org", ANSWERS["telephone"], ANSWERS["message"]):
        assert typed not in text


def test_no_cache_keeps_it_and_no_search_engine_lists_it(client):
    response = client.get(f"/contact/thanks/?reference={make_inquiry().reference}")
    assert "no-store" in response["Cache-Control"]
    assert soup(response).find("meta", attrs={"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize(
    "reference", ["", "00000-00000", "7k3qx-m9twd", "1", "-1", "' or 1=1 --", "x" * 5000, "7K3QX-M9TW\u0664", "<b>"]
)
def test_an_unknown_reference_is_not_found(client, reference):
    make_inquiry()
    assert client.get("/contact/thanks/", {"reference": reference}).status_code == 404


def test_a_reference_with_something_around_it_is_not_found(client):
    reference = make_inquiry().reference
    for odd in (f" {reference}", f"{reference}\n", reference.lower(), reference.replace("-", "")):
        if odd != reference:
            assert client.get("/contact/thanks/", {"reference": odd}).status_code == 404


def test_without_a_reference_it_leads_to_the_form(client):
    """Nothing was sent: somebody who typed this address wants to write to us."""
    response = client.get("/contact/thanks/")
    assert (response.status_code, response["Location"]) == (302, "/contact/")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_can_only_be_read(client, method):
    assert getattr(client, method)("/contact/thanks/").status_code == 405
