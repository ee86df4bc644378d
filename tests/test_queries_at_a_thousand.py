"""What visitors' pages ask of the database with a thousand live articles: an article at most twice, any other page five times.

The articles are the demonstration's, copied with all that hangs on them, so that a page meets series, topics, terms, people,
pictures and related articles, as a clinic's own would.
"""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from articles.models import Address, Article, Edition, SearchEntry
from articles.urls import urlpatterns, without_language
from tests.people import make_person

ARTICLES = 1_000
OF_AN_ARTICLE, OF_ANY_OTHER = 2, 5

# What visitors read, and of lists their second page too, where they have one. The articles themselves come from the database.
GROWING = {
    *("/", "/articles/", "/topics/depression/", "/tags/ketamine/", "/people/", "/people/demonstration-author/"),
    *("/glossary/", "/comparisons/", "/search/?q=ketamine", "/search/?q=ketamin+depresion", "/search/?q=zzzz"),
    *("/search/?q=ketamine&topic=depression", "/feed.atom", "/feed.rss", "/topics/depression/feed.atom"),
    *("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-articles-0.xml"),
    *(
        "/topics/depression/feed.rss",
        "/articles/ssris-in-plain-words/handout/",
        "/articles/ssris-in-plain-words/mistake/",
    ),
}
# Pages about an article that are no part of reading: answers to a button or a form, and one edition for one person.
NOT_READ = {"clear", "clear-thanks", "mistake-thanks", "review_link"}


def copy_articles(most: int) -> None:
    """Copy the live editions, with their labels and entries in the index, until there are `most`, each a minute older."""
    originals = list(Edition.objects.live(timezone.now()).prefetch_related("topics", "tags").order_by("pk"))
    entries = SearchEntry.objects.in_bulk([edition.pk for edition in originals])
    count = most - len(originals)
    articles = Article.objects.bulk_create(
        Article(title=f"Copy {number}", slug=f"copy-{number}") for number in range(count)
    )
    Address.objects.bulk_create(
        Address(slug=article.slug, article=article, claimed_at=timezone.now()) for article in articles
    )
    pairs = [(article, originals[number % len(originals)]) for number, article in enumerate(articles)]
    made = Edition.objects.bulk_create(
        Edition(
            **_facts(original, article_id=article.pk, listed_from=original.listed_from - timedelta(minutes=number + 1))
        )
        for number, (article, original) in enumerate(pairs)
    )
    for name in ("topics", "tags"):
        through, label = getattr(Edition, name).through, f"{name[:-1]}_id"
        through.objects.bulk_create(
            through(**{"edition_id": edition.pk, label: each.pk})
            for edition, (_article, original) in zip(made, pairs, strict=True)
            for each in getattr(original, name).all()
        )
    SearchEntry.objects.bulk_create(
        SearchEntry(**_facts(entries[original.pk], edition_id=edition.pk))
        for edition, (_article, original) in zip(made, pairs, strict=True)
    )


def _facts(row, **overrides) -> dict:
    kept = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname != "id"}
    return kept | overrides


@pytest.fixture
def thousand(db):
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)
    paths = [edition.get_absolute_url() for edition in Edition.objects.live(timezone.now()).select_related("article")]
    copy_articles(ARTICLES)
    assert Edition.objects.live(timezone.now()).count() == ARTICLES
    assert connection.features.supports_json_field  # SQLite is asked once a process, before anything is counted
    return paths


def asked(client, address: str, **headers) -> tuple[int, object]:
    """How many queries an address costs, and its answer."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, headers=headers)
        if response.streaming:
            list(response.streaming_content)
    return len(captured), response


def next_of(response, address: str) -> str | None:
    """The address of the page of the list that follows, if this is one."""
    if not response.headers["Content-Type"].startswith("text/html"):
        return None
    link = BeautifulSoup(response.content, "html5lib").select_one('a[rel="next"]')
    return link and (link["href"] if link["href"].startswith("/") else address.split("?")[0] + link["href"])


def test_every_address_of_articles_is_asked():
    names = {pattern.name for pattern in (*urlpatterns, *without_language)}
    assert {resolve(address.split("?")[0]).url_name for address in GROWING} == names - NOT_READ - {"article"}
    assert names > NOT_READ


def test_no_page_of_a_visitor_asks_more_than_it_may(client, thousand):
    costs, later, again = {}, set(), {}
    articles = [*thousand, "/articles/copy-500/"]
    waiting = [*GROWING, *articles]
    while waiting:
        address = waiting.pop()
        costs[address], response = asked(client, address)
        assert response.status_code == 200, address
        assert not response.cookies, address
        following = next_of(response, address) if address in GROWING else None
        if following:
            later.add(following)
            waiting.append(following)
        if etag := response.headers.get("ETag"):
            again[address], unchanged = asked(client, address, **{"if-none-match": etag})
            assert unchanged.status_code == 304, address
    assert len(later) >= 6, "lists and results go on"
    assert {address for address in costs if address not in again} == {"/articles/ssris-in-plain-words/mistake/"}, (
        "a form"
    )
    for counted in (costs, again):
        most = {address: OF_AN_ARTICLE if address in articles else OF_ANY_OTHER for address in counted}
        assert {address: cost for address, cost in counted.items() if cost > most[address]} == {}
