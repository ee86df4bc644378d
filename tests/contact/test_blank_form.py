"""The form as it is opened is made once for all; still everybody gets their own, and what is true by now."""

import pytest
from django.test.utils import override_script_prefix

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact import blank_form, views
from contact.models import Inquiry
from tests.contact.factories import TYPED, typed
from tests.contact.pages import filled_in, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(monkeypatch):
    """How often the page was made."""
    pages, make = [], views._page

    def count(*args, **kwargs):
        pages.append(kwargs)
        return make(*args, **kwargs)

    monkeypatch.setattr(views, "_page", count)
    return pages


def test_it_is_made_once_and_each_has_a_token_with_which_it_can_be_sent(client, made):
    tokens = [filled_in(soup(client.get("/contact/")))["token"] for _ in range(3)]
    assert len(made) == 1
    assert len({*tokens}) == 3
    for number, token in enumerate(tokens):
        answered = client.post("/contact/", {**TYPED, "token": token, "message": f"Question {number}"})
        assert answered.status_code == 303
    assert Inquiry.objects.count() == 3


@pytest.mark.parametrize(
    "address", ["/contact/", "/es/contact/", "/contact/?from=article", "/contact/?from=a", "/contact/?from=home&from=a"]
)
def test_it_is_the_same_page_as_one_that_is_made_anew(client, settings, address):
    for other in ("/contact/", "/es/contact/", "/contact/?from=home"):
        client.get(other)
    client.get(address)
    kept = client.get(address)
    settings.DEBUG = True  # then it is made anew each time
    anew = client.get(address)
    pages = [soup(page) for page in (kept, anew)]
    for page in pages:
        page.find(attrs={"name": "token"})["value"] = "of somebody"
    assert pages[0] == pages[1]
    assert kept.headers == anew.headers


def test_who_comes_by_another_prefix_changes_no_page_of_others(client, settings):
    """SCRIPT_NAME, which a proxy that is set up badly takes from whoever asks."""
    settings.INQUIRIES_PER_HOUR = 0
    own = typed()
    with override_script_prefix("/elsewhere/"):
        theirs = [client.get("/contact/"), client.post("/contact/", own)]
    ours = [client.get("/contact/"), client.post("/contact/", own)]
    assert [page.status_code for page in (*theirs, *ours)] == [200, 429, 200, 429]
    assert all('action="/elsewhere/contact/"' in page.content.decode() for page in theirs)
    assert all('action="/contact/"' in page.content.decode() for page in ours)
    assert not any("elsewhere" in page.content.decode() for page in ours)


def test_it_says_what_the_profile_says_by_now(client):
    profile = save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142"))
    assert "(323) 555-0142" in client.get("/contact/").content.decode()
    profile.telephone = "(323) 555-0143"
    save_profile(profile=profile)
    page = client.get("/contact/").content.decode()
    assert "(323) 555-0143" in page
    assert "(323) 555-0142" not in page


def test_nothing_that_somebody_typed_is_in_what_the_next_one_opens(client):
    with_a_mistake = client.post("/contact/", typed(message="Marmalade skies", telephone="12"))
    assert "Marmalade" in with_a_mistake.content.decode()
    fresh = client.get("/contact/").content.decode()
    assert "Marmalade" not in fresh
    assert "error-summary" not in fresh


def test_an_address_that_the_site_does_not_know_is_made_anew_and_not_kept(client, made):
    client.get("/contact/")
    for number in range(3):
        client.get(f"/contact/?from={number}")
    assert len(made) == 4
    assert len(blank_form._kept) == 1


def test_a_profile_that_is_edited_without_end_fills_no_memory(client, monkeypatch):
    monkeypatch.setattr(blank_form, "_MOST", 3)
    for number in range(8):
        save_profile(profile=ClinicProfile(name=f"Clinic {number}"))
        client.get("/contact/")
        assert 0 < len(blank_form._kept) <= 3


def test_who_works_on_the_template_sees_at_once_what_became_of_it(client, made, settings):
    settings.DEBUG = True
    for _ in range(2):
        assert client.get("/contact/").status_code == 200
    assert len(made) == 2
