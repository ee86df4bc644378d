"""The pages about the site itself: in the clinic's words, at the foot of every page once they exist."""

import pytest
from bs4 import BeautifulSoup

from clinic.models import ClinicProfile, ProfileVersion
from clinic.profile import save_profile
from clinic.site_pages import PAGES, parts
from tests.people import make_person

pytestmark = pytest.mark.django_db

TYPED = """We keep little.

## What we keep
Your name, and how to reach you:
- for 90 days
- <b>never</b> longer

- a list
- of two

Ask at https://example.org/ask."""


def footer_links(client, path="/") -> list[str]:
    page = BeautifulSoup(client.get(path).content.decode(), "html5lib")
    return [link["href"] for link in page.select(".footer-pages a")]


def words_of(client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content.decode(), "html5lib").select_one("main")


@pytest.mark.parametrize("page", [page for page in PAGES if not page.has_own_words], ids=lambda page: page.slug)
def test_a_page_is_there_once_it_has_words_and_then_every_footer_leads_to_it(client, page):
    save_profile(profile=ClinicProfile(name="Our clinic"))
    assert client.get(page.url).status_code == 404
    assert page.url not in footer_links(client)
    save_profile(profile=ClinicProfile(name="Our clinic", **{page.field: "  \n "}))
    assert client.get(page.url).status_code == 404, "spaces are no words"
    save_profile(profile=ClinicProfile(name="Our clinic", **{page.field: "Our words."}))
    assert "Our words." in words_of(client, page.url).get_text()
    for path in ("/", "/contact/", "/articles/", page.url):
        assert page.url in footer_links(client, path)


def test_the_accessibility_page_says_what_was_tested_and_what_was_not_before_the_clinic_adds_anything(client):
    assert "/accessibility/" in footer_links(client)
    text = words_of(client, "/accessibility/").get_text(" ")
    assert "WCAG) 2.2" in text
    assert "Not tested: real screen readers" in text
    save_profile(profile=ClinicProfile(name="Our clinic", accessibility_page="There is a ramp."))
    assert "There is a ramp." in words_of(client, "/accessibility/").get_text(" ")


def test_plain_text_becomes_headings_lists_and_paragraphs_and_no_markup(client):
    assert parts(TYPED) == [
        ("paragraph", ["We keep little."]),
        ("heading", ["What we keep"]),
        ("paragraph", ["Your name, and how to reach you:", "- for 90 days", "- <b>never</b> longer"]),
        ("list", ["a list", "of two"]),
        ("paragraph", ["Ask at https://example.org/ask."]),
    ]
    save_profile(profile=ClinicProfile(name="Our clinic", privacy_page=TYPED))
    main = words_of(client, "/privacy/")
    assert main.find("b") is None
    assert [item.get_text() for item in main.select("li")] == ["a list", "of two"]
    assert main.select_one("h2").get_text() == "What we keep"
    assert main.select_one("a")["href"] == "https://example.org/ask"


@pytest.mark.parametrize("typed", ["", "\n\n\n", "##", "## ", "- ", "##\n- x", "x" * 10_000, "ع\u0085ب", "a\r\n\r\nb"])
def test_any_text_is_told_whole(typed):
    told = "".join("".join(lines) for _, lines in parts(typed))
    assert [mark for mark in typed if mark.isalpha()] == [mark for mark in told if mark.isalpha()]


def test_a_change_shows_at_once_and_what_it_said_before_is_kept(client):
    save_profile(profile=ClinicProfile(name="Our clinic", privacy_page="The old words."))
    before = client.get("/privacy/").headers["ETag"]
    save_profile(profile=ClinicProfile(name="Our clinic", privacy_page="The new words."))
    again = client.get("/privacy/", headers={"If-None-Match": before})
    assert again.status_code == 200
    assert "The new words." in again.content.decode()
    assert "The old words." in [version.content["privacy_page"] for version in ProfileVersion.objects.all()]


def test_the_form_for_messages_leads_to_the_privacy_page_once_there_is_one(client):
    assert "/privacy/" not in client.get("/contact/").content.decode()
    save_profile(profile=ClinicProfile(name="Our clinic", privacy_page="Our words."))
    assert words_of(client, "/contact/").select_one('a[href="/privacy/"]')


def test_an_administrator_writes_it_in_the_profile(client):
    save_profile(profile=ClinicProfile(name="Our clinic"))
    client.force_login(make_person("administrator"))
    form = BeautifulSoup(client.get("/admin/clinic/clinicprofile/1/change/").content.decode(), "html5lib")
    fields = {
        field["name"]: field.get("value", "")
        for field in form.select("#clinicprofile_form input[name]")
        if field.get("type") != "checkbox" or field.has_attr("checked")
    }
    fields |= {
        field["name"]: field.get_text().removeprefix("\n") for field in form.select("#clinicprofile_form textarea")
    }
    response = client.post(
        "/admin/clinic/clinicprofile/1/change/", fields | {"privacy_page": "We keep little."}, follow=True
    )
    assert response.status_code == 200
    assert "We keep little." in words_of(client, "/privacy/").get_text()


def test_it_costs_one_query(client, django_assert_num_queries):
    save_profile(profile=ClinicProfile(name="Our clinic", privacy_page="Our words."))
    with django_assert_num_queries(1):
        client.get("/privacy/")
