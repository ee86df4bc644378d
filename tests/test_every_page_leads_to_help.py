"""A promise about the whole: from each public page a reader gets to the contact form and the crisis lines, and to no dead end."""

from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from django.core.management import call_command
from django.urls import resolve
from django.utils import timezone

from articles.models import Edition
from tests.crawl import crawl, links_of
from tests.people import make_person

pytestmark = pytest.mark.django_db

KETAMINE = "/articles/how-ketamine-may-help-with-depression/"
NO_LINK_LEADS_TO = (f"{KETAMINE}clear/thanks/", f"{KETAMINE}mistake/thanks/")  # only a form does


@pytest.fixture(scope="module")
def walked() -> dict:
    """What the first of these tests found, for all of them: the walk is long, and no test changes the site."""
    return {}


@pytest.fixture
def pages(walked):
    if not walked:
        for role in ("author", "publisher"):
            make_person(role)
        call_command("load_demonstration", verbosity=0)
        walked["pages"] = crawl("/", *NO_LINK_LEADS_TO)
        walked["live"] = {edition.article.slug for edition in Edition.objects.live(timezone.now())}
    return walked["pages"]


def in_english(address: str) -> str:
    """The path of an address; of a Spanish page, that of the same page in English."""
    return urlsplit(address).path.replace("/es/", "/", 1)


def test_a_walk_along_the_links_meets_every_kind_of_page_and_every_article(pages, walked):
    kinds = {resolve(in_english(address)).url_name for address in pages}
    assert kinds >= {
        "home",
        "articles",
        "article",
        "topic",
        "tag",
        "glossary",
        "comparisons",
        "people",
        "person",
        "search",
        "mistake",
        "contact",
        "accessibility",
    }
    assert walked["live"]
    assert {f"/articles/{slug}/" for slug in walked["live"]} <= {in_english(address) for address in pages}
    assert {"/es/", "/es/contact/"} <= {urlsplit(address).path for address in pages}


def test_every_page_leads_to_the_contact_form_and_the_crisis_lines(pages):
    for address, page in pages.items():
        links = {link["href"] for link in page.select("a[href]")}
        assert {"tel:988", "sms:988", "tel:911"} <= {link.split("?")[0] for link in links}, address
        assert any(in_english(link) == "/contact/" for link in links), address


def test_every_link_within_the_site_leads_to_its_place(pages):
    """That its page is there, the walk has seen; here, that the page has the place."""
    places = {
        urlsplit(address).path: {element["id"] for element in page.select("[id]")} for address, page in pages.items()
    }
    for address, page in pages.items():
        for link in links_of(address, page):
            path, fragment = urlsplit(link).path, unquote(urldefrag(link).fragment)
            assert not fragment or fragment in places[path], f"{link} on {address}"
