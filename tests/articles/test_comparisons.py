"""“Explained by comparison”: the analogies of what is live, each with its limits and the way to its place."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.comparisons import comparisons_of
from articles.models import Article, Edition
from articles.paging import PAGE_SIZE
from tests.articles.factories import edit, make_article, make_block, make_document, make_live_article

pytestmark = pytest.mark.django_db


def read(client, address: str = "/comparisons/") -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def titles(page: BeautifulSoup) -> list[str]:
    return [heading.get_text() for heading in page.select(".comparison h3")]


def test_each_says_what_it_explains_by_what_and_where_it_stops(client):
    make_live_article(title="Channels", slug="channels", blocks=[make_block(), make_block("analogy")])
    page = read(client)
    comparison = page.select_one(".comparison")
    said = [(group.dt.get_text(), group.dd.get_text()) for group in comparison.select("dl > div")]
    assert comparison.h3.get_text() == "The gate"
    assert said == [
        ("What it explains", "how a channel opens"),
        ("What it compares with", "a garden gate"),
        ("Where this comparison stops", "A channel has no hinge."),
    ]


def test_its_link_leads_to_its_place_in_the_article(client):
    make_live_article(slug="channels", blocks=[make_block(), make_block("analogy")])
    address, _, anchor = read(client).select_one(".comparison h3 a")["href"].partition("#")
    assert address == "/articles/channels/"
    assert "The gate" in read(client, address).find(id=anchor).get_text()


def test_what_the_draft_compares_shows_nowhere(client):
    article = make_live_article(title="Live", blocks=[make_block("analogy", title="As published")])
    make_article(title="A draft", blocks=[make_block("analogy", title="Of a draft")])
    make_live_article(title="Without one")
    article.articles_analogy_set.update(title="As drafted")
    edit(article)
    page = read(client)
    assert titles(page) == ["As published"]
    assert [heading.get_text() for heading in page.select(".compared h2")] == ["Live"]


def test_one_without_a_title_is_called_by_what_it_explains_and_citations_are_left_out():
    block = make_block("analogy", title="", limits="It has no hinge [ref:smith].\n\nNor a lock[ref:smith], they say.")
    [found] = comparisons_of(make_document(blocks=[block]))
    assert found["title"] == "how a channel opens"
    assert found["limits"] == ["It has no hinge.", "Nor a lock, they say."]


def test_before_there_are_any_it_says_so(client):
    assert "No article explains anything by a comparison yet" in read(client).main.get_text()


def test_paging_shows_every_article_once(client):
    now = timezone.now()
    for number in range(PAGE_SIZE + 2):
        blocks = [make_block("analogy", title=f"Comparison {number:02}")]
        make_live_article(title=f"Article {number:02}", blocks=blocks, live_from=now - timedelta(days=number + 1))
    first = read(client)
    second = read(client, f"/comparisons/{first.find('a', rel='next')['href']}")
    assert titles(first) + titles(second) == [f"Comparison {number:02}" for number in range(PAGE_SIZE + 2)]
    assert titles(read(client, f"/comparisons/{second.find('a', rel='prev')['href']}")) == titles(first)


@pytest.mark.parametrize("query", ["before=x", "after=", "before=1-1&after=1-1", "before=1-1"])
def test_an_odd_cursor_is_a_404(client, query):
    make_live_article(blocks=[make_block("analogy")])
    assert client.get(f"/comparisons/?{query}").status_code == 404


@pytest.mark.parametrize("count", [1, 1_000])
def test_it_costs_two_queries_with_one_article_and_with_a_thousand(client, count, django_assert_num_queries):
    first = make_live_article(blocks=[make_block("analogy")]).editions.get()
    articles = Article.objects.bulk_create(Article(title=f"A {n}", slug=f"a-{n}") for n in range(count - 1))
    facts = {field.attname: getattr(first, field.attname) for field in Edition._meta.fields if field.attname != "id"}
    Edition.objects.bulk_create(Edition(**facts | {"article_id": article.pk}) for article in articles)
    with django_assert_num_queries(2):
        page = read(client)
    assert len(titles(page)) == min(count, PAGE_SIZE)


def test_a_reader_who_has_the_page_gets_304(client):
    make_live_article(blocks=[make_block("analogy")])
    kept = client.get("/comparisons/").headers["ETag"]
    assert client.get("/comparisons/", headers={"If-None-Match": kept}).status_code == 304
    make_live_article(title="Another", blocks=[make_block("analogy")])
    assert client.get("/comparisons/", headers={"If-None-Match": kept}).status_code == 200
