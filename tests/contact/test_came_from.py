"""A link to the contact form says which kind of page it stands on, and never which page."""

import pytest

from tests.articles.factories import make_live_article
from tests.contact.factories import typed
from tests.contact.pages import filled_in, soup

pytestmark = pytest.mark.django_db


def ways_to_the_form(client, address: str) -> set[str]:
    links = {link["href"] for link in soup(client.get(address)).find_all("a", href=True)}
    return {link for link in links if link.startswith("/contact/")}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "home"),
        ("/articles/", "other"),
        ("/articles/better-nights/", "article"),
        ("/topics/sleep/", "topic"),
        ("/tags/rest/", "other"),
        ("/nothing-here/", "other"),
        ("/contact/", "contact_page"),
        ("/contact/?from=article", "article"),
        ("/contact/?from=better-nights", "other"),
        ("/contact/thanks/?reference=00000-00000", "other"),
    ],
)
def test_every_link_to_the_form_tells_the_kind_of_its_page(client, address, kind):
    make_live_article(
        title="Better nights",
        topics=[{"slug": "sleep", "name": "Sleep"}],
        tags=[{"slug": "rest", "name": "Rest"}],
    )
    (link,) = ways_to_the_form(client, address)
    assert link == f"/contact/?from={kind}"
    assert filled_in(soup(client.get(link)))["came_from"] == kind


@pytest.mark.parametrize("address", ["/", "/articles/"])
def test_so_do_the_links_of_a_site_without_articles(client, address):
    assert ways_to_the_form(client, address) == {f"/contact/?from={'home' if address == '/' else 'other'}"}


def test_a_refused_post_keeps_the_kind(client):
    page = soup(client.post("/contact/", typed(came_from="topic", consent=None)))
    assert {link["href"] for link in page.select(".site-header a, .site-footer a") if "/contact/" in link["href"]} == {
        "/contact/?from=topic"
    }
