"""The link to the same page in the other language, for people and for search engines."""

from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.articles.factories import make_live_article
from tests.contact.factories import make_inquiry

pytestmark = pytest.mark.django_db

SITE = "https://clinic.example.org"
IN_BOTH = ("/", "/articles/", "/glossary/", "/comparisons/", "/people/", "/contact/", "/accessibility/")


def read(client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html5lib")


def switch(page: BeautifulSoup) -> tuple[str, ...]:
    """What the link says, the language it says that in, and where it leads."""
    (link,) = page.select("header .language-switch")
    assert link["lang"] == link["hreflang"]
    return link.get_text(strip=True), link["lang"], link["href"]


def hreflang(page: BeautifulSoup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in page.select('link[rel="alternate"][hreflang]')}


@pytest.mark.parametrize("path", [*IN_BOTH, "/search/"])
def test_it_leads_to_the_same_page_and_back(client, path):
    assert switch(read(client, path)) == ("Español", "es", f"/es{path}")
    assert switch(read(client, f"/es{path}")) == ("English", "en", path)


@pytest.mark.parametrize("path", IN_BOTH)
def test_search_engines_are_told_the_same_on_both_pages(client, path):
    there = {"en": f"{SITE}{path}", "es": f"{SITE}/es{path}", "x-default": f"{SITE}{path}"}
    for spoken in ("en", "es"):
        page = read(client, there[spoken].removeprefix(SITE))
        assert hreflang(page) == there
        assert page.find("link", rel="canonical")["href"] == there[spoken]
        assert page.find("meta", property="og:locale")["content"] == f"{spoken}_US"


def test_what_is_in_one_language_only_leads_to_the_other_home_page(client):
    make_live_article(slug="one", topics=[{"slug": "sleep", "name": "Sleep"}])
    for path in ("/articles/one/", "/topics/sleep/", "/articles/one/mistake/"):
        page = read(client, path)
        assert switch(page) == ("Español", "es", "/es/")
        assert hreflang(page) == {}
    assert switch(read(client, "/nothing/", status=404)) == ("Español", "es", "/es/")
    assert switch(read(client, "/es/nothing/", status=404)) == ("English", "en", "/")


def test_a_later_page_of_a_list_has_no_counterpart(client):
    for number in range(13):
        make_live_article(slug=f"article-{number}")
    older = read(client, "/articles/").select_one('.pager a[rel="next"]')["href"]
    page = read(client, urljoin("/articles/", older))
    assert hreflang(page) == {}
    assert switch(page) == ("Español", "es", "/es/articles/")


def test_it_takes_along_what_was_searched_for_and_the_reference_but_no_more(client):
    assert switch(read(client, "/search/?q=sue%C3%B1o+%26+paz&x=1")) == (
        "Español",
        "es",
        "/es/search/?q=sue%C3%B1o+%26+paz",
    )
    reference = make_inquiry().reference
    there = switch(read(client, f"/contact/thanks/?reference={reference}"))[2]
    assert there == f"/es/contact/thanks/?reference={reference}"
    assert reference in read(client, there).get_text()
    assert switch(read(client, "/es/contact/?from=article"))[2] == "/contact/?from=article"


def test_a_page_that_the_clinic_wrote_in_english_says_so_in_spanish_and_is_no_translation(client):
    save_profile(
        profile=ClinicProfile(name="Our clinic", privacy_page="## What we keep\n\nVery little.\n\n- Your name")
    )
    page = read(client, "/es/privacy/")
    assert page.h1.get_text() == "Privacidad"
    words = page.select_one(".site-page")
    assert "solo en inglés" in words.p.get_text()
    assert [each.get_text(strip=True) for each in words.select('[lang="en"]')] == [
        "What we keep",
        "Very little.",
        "Your name",
    ]
    assert switch(page) == ("English", "en", "/privacy/")
    assert hreflang(page) == {}
    assert not read(client, "/privacy/").select(".site-page [lang]")


def test_a_preview_of_staff_has_no_counterpart(admin_client):
    article = make_live_article(slug="one")
    assert switch(read(admin_client, f"/admin/articles/article/{article.pk}/preview/"))[2] == "/es/"


def test_the_sitemap_tells_it_too_once_there_are_articles_in_spanish(client):
    make_live_article(slug="one")
    assert "hreflang" not in client.get("/sitemap.xml").text
    make_live_article(slug="uno", language="es")
    told = {}
    for entry in ElementTree.fromstring(client.get("/sitemap.xml").content):
        address = entry.find("{*}loc").text
        told[address.removeprefix(SITE)] = {
            link.get("hreflang"): link.get("href") for link in entry.findall("{http://www.w3.org/1999/xhtml}link")
        }
    for path in ("/", "/articles/", "/accessibility/"):
        assert told[path] == told[f"/es{path}"] == hreflang(read(client, f"/es{path}"))
    assert told["/articles/one/"] == told["/es/articles/uno/"] == {}


def test_crawlers_keep_out_of_searches_and_acknowledgements_in_each_language(client):
    save_profile(profile=ClinicProfile(name="Our clinic"))
    rules = client.get("/robots.txt").text.splitlines()
    assert {"Disallow: /es/search/?q=", "Disallow: /es/contact/thanks/", "Disallow: /search/?q="} <= {*rules}
