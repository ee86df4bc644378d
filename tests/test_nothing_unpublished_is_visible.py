"""A promise about the whole: what is not live shows on no public surface, and is the same 404 as nothing."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import get_resolver
from django.utils import timezone, translation

from articles import publishing
from clinic.models import Contributor
from tests.articles.factories import (
    a_publisher,
    edit,
    make_approved_article,
    make_article,
    make_block,
    make_live_article,
)
from tests.articles.test_glossary import approve, make_term

pytestmark = pytest.mark.django_db

SECRET = "Xylophone"


def unpublished(kind: str):
    """An article that must not show, in one of the ways in which that can be so."""
    facts = {
        "title": f"{SECRET} title",
        "slug": "secret",
        "summary": f"{SECRET} summary",
        "topics": [{"slug": "secret-topic", "name": f"{SECRET}Topic"}],
        "tags": [{"slug": "secrettag", "name": f"{SECRET}Tag"}],
        "series": {"slug": "s", "title": f"{SECRET} series", "position": 2},
        "authors": [{"slug": "secret-person"}],
        "blocks": [
            make_block("analogy", title=f"{SECRET} comparison"),
            make_block(body="<p>Some secretword.</p>"),
        ],
    }
    Contributor.objects.get_or_create(slug="secret-person", defaults={"name": f"{SECRET} Person"})
    now = timezone.now()
    if kind == "draft":
        return make_article(**facts)
    if kind == "approved":
        return make_approved_article(**facts)
    if kind == "scheduled":
        article = make_approved_article(**facts)
        publishing.publish(article=article, number=1, by=a_publisher(), at=now + timedelta(minutes=5))
        return article
    if kind == "cancelled":
        article = unpublished("scheduled")
        publishing.cancel(article=article, by=a_publisher(), reason="No")
        return article
    if kind == "withdrawn":
        article = make_live_article(**facts)
        publishing.withdraw(article=article, by=a_publisher(), reason="No")
        return article
    raise AssertionError(kind)


def public_addresses() -> list[str]:
    """Every address of the resolver outside the admin, in each language, with the secret's slugs filled in."""
    addresses = []
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            addresses += _addresses()
    return addresses


def _addresses() -> list[str]:
    slugs = {
        "article": "secret",
        "topic": "secret-topic",
        "tag": "secrettag",
        "sitemap_part": "0",
        "person": "secret-person",
    }
    slugs |= dict.fromkeys(("topic_atom", "topic_rss"), "secret-topic")
    slugs |= dict.fromkeys(("mistake", "mistake-thanks", "clear", "clear-thanks", "handout"), "secret")
    addresses = []
    for name, (possibilities, *_rest) in (
        (key, value[0] if isinstance(value, list) else value)
        for key, value in get_resolver().reverse_dict.lists()
        if isinstance(key, str)
    ):
        for pattern, _parameters in possibilities:
            addresses.append("/" + re.sub(r"%\(\w+\)s", slugs.get(name, "1"), pattern))
    return addresses


@pytest.mark.parametrize("kind", ["draft", "approved", "scheduled", "cancelled", "withdrawn"])
def test_it_shows_on_no_surface(client, kind):
    make_live_article(
        title="Seen", slug="seen", read_next=f"{SECRET} title", series={"slug": "s", "title": "Nights", "position": 1}
    )
    approve(make_term(term="secretword", slug="secretword"))
    unpublished(kind)
    searches = [f"/search/?q={words}" for words in ("title", "summary", f"{SECRET[:-1]}m", "seen titel")]
    addresses = [*public_addresses(), "/articles/seen/", *searches]
    assert {"/", "/articles/", "/articles/secret/", "/topics/secret-topic/", "/tags/secrettag/", "/search/"} <= set(
        addresses
    )
    assert {"/feed.atom", "/feed.rss", "/topics/secret-topic/feed.atom", "/topics/secret-topic/feed.rss"} <= set(
        addresses
    )
    assert {"/sitemap.xml", "/sitemap-pages.xml", "/sitemap-articles-0.xml"} <= set(addresses)
    assert "/articles/secret/handout/" in addresses
    assert {"/es/", "/es/articles/secret/", "/es/feed.atom", "/es/search/", "/es/people/secret-person/"} <= set(
        addresses
    )
    assert {"/comparisons/", "/glossary/", "/people/", "/people/secret-person/"} <= set(addresses)
    for address in addresses:
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        assert SECRET.encode() not in body, address


SECRET_SLUGS = {
    "/articles/{}/": "secret",
    "/articles/{}/handout/": "secret",
    "/topics/{}/": "secret-topic",
    "/topics/{}/feed.atom": "secret-topic",
    "/topics/{}/feed.rss": "secret-topic",
    "/tags/{}/": "secrettag",
    "/people/{}/": "secret-person",
    "/search/?q=some&topic={}": "secret-topic",
}


@pytest.mark.parametrize("kind", ["draft", "approved", "scheduled", "cancelled", "withdrawn"])
@pytest.mark.parametrize("address", SECRET_SLUGS)
def test_it_is_the_same_404_as_nothing(client, kind, address):
    unpublished(kind)
    hidden, nothing = client.get(address.format(SECRET_SLUGS[address])), client.get(address.format("nothing"))
    assert (hidden.status_code, nothing.status_code) == (404, 404)
    assert hidden.content == nothing.content
    headers = [dict(response.headers) for response in (hidden, nothing)]
    for each in headers:
        each.pop("Expires")  # the moment of the answer, to the second
    assert headers[0] == headers[1]


def test_a_later_draft_of_a_live_article_shows_nowhere(client):
    article = make_live_article(title="Seen", slug="seen")
    edit(article, title=f"{SECRET} title", summary=f"{SECRET} summary")
    for address in ("/", "/articles/", "/articles/seen/", "/feed.atom", "/feed.rss"):
        assert SECRET not in client.get(address).content.decode()


def test_a_scheduled_article_appears_at_its_moment(client, monkeypatch):
    article = unpublished("scheduled")
    edition = article.editions.get()
    for offset, status in ((timedelta(microseconds=-1), 404), (timedelta(0), 200)):
        monkeypatch.setattr(timezone, "now", lambda offset=offset: edition.live_from + offset)
        assert client.get("/articles/secret/").status_code == status
