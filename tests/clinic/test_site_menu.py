"""The menu: the same on every page, folded on a phone without a script, and it says where one is."""

import pytest
from bs4 import BeautifulSoup

from clinic.menu import MENU, menu_at
from tests.articles.factories import make_live_article

pytestmark = pytest.mark.django_db


def read(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html5lib")


def links_of(nav) -> list[tuple[str, str]]:
    return [(link["href"], link.get_text(strip=True)) for link in nav.find_all("a")]


def addresses() -> list[str]:
    return [entry["href"] for entry in menu_at("", "other")]


def test_it_leads_to_the_pages_that_a_visitor_looks_for():
    assert {"/", "/articles/", "/contact/?from=other"} <= {*addresses()}


@pytest.mark.parametrize("address", addresses())
def test_every_entry_leads_to_a_page_and_is_marked_as_current_there_and_nowhere_else(client, address):
    make_live_article()
    assert client.get(address).status_code == 200
    page = read(client, address)
    for nav in page.select(".site-nav, .footer-links"):
        assert [link["href"].split("?")[0] for link in nav.select('[aria-current="page"]')] == [address.split("?")[0]]


def test_on_a_page_that_is_not_in_it_nothing_is_marked(client):
    make_live_article(slug="one")
    assert read(client, "/articles/one/").select("[aria-current]") == []


@pytest.mark.parametrize("address", ["/", "/articles/one/", "/contact/", "/nothing-here/"])
def test_the_folded_one_the_flat_one_and_the_footers_have_the_same_entries(client, address):
    make_live_article(slug="one")
    page = read(client, address)
    folded, flat, foot = (page.select_one(part) for part in (".menu-folded nav", ".menu-flat", ".footer-links"))
    assert links_of(folded) == links_of(flat) == links_of(foot)
    assert len(links_of(flat)) == len(MENU)


def test_the_folded_one_opens_without_a_script_and_says_what_it_is(client):
    folded = read(client, "/").select_one("header details.menu-folded")
    assert folded.summary.get_text(strip=True) == "Menu"
    assert not folded.has_attr("open")
    assert folded.nav["aria-label"] == "Main"
