"""The clinic's own words: in the language of the page where it has them, else in the other, marked and said."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone, translation

from clinic.models import ClinicProfile
from clinic.own_words import own_words
from clinic.profile import as_it_was, facts_of, profile_at, save_profile
from clinic.site_pages import PAGES
from tests.articles.factories import make_live_article

pytestmark = pytest.mark.django_db

SPANISH = {
    "tagline_es": "Cuidado con palabras claras",
    "about_es": "Atendemos a adultos.",
    "hours_es": "De lunes a viernes",
    "privacy_page_es": "Guardamos poco.",
}
ENGLISH = {
    "tagline": "Care in clear words",
    "about": "We treat adults.",
    "hours": "Monday to Friday",
    "privacy_page": "We keep little.",
}


def save(**facts) -> None:
    save_profile(profile=ClinicProfile(name="Our clinic", **facts))


def read(client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content.decode(), "html5lib")


@pytest.mark.parametrize(
    ("facts", "language", "text", "said_in"),
    [
        ({"about": "Hello", "about_es": "Hola"}, "en", "Hello", "en"),
        ({"about": "Hello", "about_es": "Hola"}, "es", "Hola", "es"),
        ({"about": "Hello", "about_es": " \n"}, "es", "Hello", "en"),
        ({"about": "", "about_es": "Hola"}, "en", "Hola", "es"),
        ({}, "es", "", "es"),
    ],
)
def test_a_page_gets_the_words_of_its_language_or_those_there_are(facts, language, text, said_in):
    with translation.override(language):
        assert own_words(ClinicProfile(**facts), "about") == (text, said_in)


def test_the_home_page_speaks_the_language_of_its_address(client):
    save(**ENGLISH, **SPANISH)
    for path, said, unsaid in (("/", ENGLISH, SPANISH), ("/es/", SPANISH, ENGLISH)):
        page = read(client, path)
        text = page.get_text(" ")
        for name, words in said.items():
            assert "privacy" in name or words in text, (path, words)
        assert not [words for words in unsaid.values() if words in text], path
        assert not page.select("main [lang], footer .contact-facts [lang]"), path
        about = said.get("about") or said["about_es"]
        assert about in page.find("meta", attrs={"name": "description"})["content"]
        assert about in page.find("script", type="application/ld+json").string


def test_what_is_there_in_one_language_only_is_marked_on_the_other_page(client):
    save(**ENGLISH)
    page = read(client, "/es/")
    assert {part.get_text(strip=True) for part in page.select('main [lang="en"]')} >= {
        "Care in clear words",
        "We treat adults.",
    }
    save(**SPANISH)
    page = read(client, "/")
    assert {part.get_text(strip=True) for part in page.select('main [lang="es"]')} >= {
        "Cuidado con palabras claras",
        "Atendemos a adultos.",
    }


def test_a_page_of_the_clinic_in_both_languages_is_a_translation(client):
    save(**ENGLISH, **SPANISH)
    page = read(client, "/es/privacy/")
    assert "Guardamos poco." in page.main.get_text()
    assert "solo en inglés" not in page.main.get_text()
    for path in ("/privacy/", "/es/privacy/"):
        assert {link["hreflang"] for link in read(client, path).select("link[hreflang]")} == {"en", "es", "x-default"}


def test_a_page_of_the_clinic_in_spanish_only_says_so_in_english(client):
    save(**SPANISH)
    page = read(client, "/privacy/")
    assert "in Spanish only" in page.main.get_text()
    assert [part.get_text(strip=True) for part in page.select('.site-page [lang="es"]')] == ["Guardamos poco."]
    assert "/privacy/" in [link["href"] for link in page.select(".footer-pages a")]
    assert not page.select("link[hreflang]")
    assert read(client, "/contact/").main.select('a[href="/privacy/"]')


def test_the_facts_of_a_day_have_the_opening_hours_as_they_were_read():
    save(**ENGLISH, **SPANISH)
    facts = dict(facts_of(as_it_was(profile_at(timezone.now()))))
    assert facts["opening hours"] == "Monday to Friday"
    assert facts["opening hours in Spanish"] == "De lunes a viernes"


@pytest.mark.parametrize(
    ("facts", "listed"),
    [
        (ENGLISH, ["/privacy/"]),
        (SPANISH, ["/es/privacy/"]),
        (ENGLISH | SPANISH, ["/privacy/", "/es/privacy/"]),
    ],
    ids=["english", "spanish", "both"],
)
def test_the_sitemap_has_it_where_it_is_written(client, facts, listed):
    save(**facts)
    make_live_article(slug="uno", language="es")
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = [place.text for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(place.split("example.org")[1] for place in found if "privacy" in place) == sorted(listed)


def test_feeds_describe_the_clinic_in_their_language(client):
    save(**ENGLISH, **SPANISH)
    assert "Atendemos a adultos." in client.get("/es/feed.atom").text
    assert "We treat adults." in client.get("/feed.atom").text


def test_every_page_that_a_clinic_fills_in_has_a_place_for_spanish():
    names = {field.name for field in ClinicProfile._meta.concrete_fields}
    assert {f"{page.field}_es" for page in PAGES} <= names
