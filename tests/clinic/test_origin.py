"""A page of another site cannot send the form in a visitor's name; and no visitor of ours is refused."""

import pytest

from contact.models import Inquiry
from tests.contact.factories import typed
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db

OURS = [
    {},
    {"sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "none"},
    {"origin": "http://testserver"},
    {"origin": "http://testserver", "sec-fetch-site": "same-origin"},
    {"origin": "null", "sec-fetch-site": "same-origin"},  # some privacy settings hide the origin
    {"referer": "http://testserver/contact/?from=article"},
]
THEIRS = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    {"sec-fetch-site": "nonsense"},
    {"origin": "https://evil.example"},
    {"origin": "https://testserver"},
    {"origin": "http://testserver.evil.example"},
    {"origin": "http://testserver@evil.example"},
    {"origin": "http://testserver:8080"},
    {"origin": "null"},
    {"origin": "http://[not an address"},
    {"referer": "https://evil.example/http://testserver/"},
    {"origin": "https://evil.example", "referer": "http://testserver/contact/"},
]


@pytest.mark.parametrize("headers", OURS)
def test_it_takes_a_post_from_our_own_page(client, headers):
    assert client.post("/contact/", typed(), headers=headers).status_code == 303


@pytest.mark.parametrize("headers", THEIRS)
def test_it_refuses_a_post_from_elsewhere_with_a_page(client, headers):
    response = client.post("/contact/", typed(), headers=headers)
    assert response.status_code == 403
    assert soup(response).h1.get_text() == "This was not sent"
    assert not Inquiry.objects.exists()
    assert "no-store" in response["Cache-Control"]


def test_an_origin_that_the_clinic_trusts_may_send(client, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://www.clinic.example.org"]
    headers = {"origin": "https://www.clinic.example.org", "sec-fetch-site": "same-site"}
    assert client.post("/contact/", typed(), headers=headers).status_code == 303
