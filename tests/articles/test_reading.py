"""What visitors get from the article, list, topic, tag and home pages."""

import gzip
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Article, Edition, Topic
from articles.paging import PAGE_SIZE
from tests.articles.factories import a_publisher, approve, edit, make_article, make_block, make_live_article

pytestmark = pytest.mark.django_db

SLEEP = {"slug": "sleep", "name": "Sleep"}
GOOD_NIGHT = {"slug": "goodnight", "name": "GoodNight"}


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html5lib")


def test_it_shows_the_live_edition_and_not_the_draft(client):
    article = make_live_article(title="Before", slug="sleep", main_message="Sleep helps.")
    edit(article, title="After", main_message="Sleep is everything.")
    page = soup(client.get("/articles/sleep/"))
    assert page.h1.get_text(strip=True) == "Before"
    assert "Sleep helps." in page.main.get_text()
    assert "Sleep is everything." not in page.get_text()


def test_it_shows_every_kind_of_block(client):
    kinds = ["section", "analogy", "clinical_example", "key_points", "callout", "figure", "questions_to_ask"]
    blocks = [make_block(kind) for kind in [*kinds, "call_to_action"]]
    make_live_article(slug="all", blocks=blocks)
    text = " ".join(soup(client.get("/articles/all/")).main.get_text().split())
    for words in (
        "Some words.",
        "A gate lets people in.",
        "the channel",
        "A channel lets charged particles in.",
        "A channel has no hinge.",
        "Someone starts a medicine.",
        "Nothing is felt yet.",
        "They talk with their doctor.",
        "Another thing.",
        "Call your doctor if",
        "A caption",
        "What else could I try?",
        "Would you like to talk?",
    ):
        assert text.count(words) == 1, words


def test_it_numbers_citations_in_the_order_of_use_with_links_both_ways(client):
    facts = {"study_type": "", "doi": "", "pmid": "", "url": "", "accessed_on": None}
    make_live_article(
        slug="cited",
        main_message="First [ref:zeta].",
        blocks=[make_block(body="<p>Second [ref:alpha], again [ref:zeta].</p>")],
        references=[
            {"key": "alpha", "citation": "Alpha A. A study.", **facts},
            {"key": "zeta", "citation": "Zeta Z. Another.", **facts, "doi": "10.1000/zeta"},
            {"key": "unused", "citation": "Unused U. Not cited.", **facts},
        ],
    )
    page = soup(client.get("/articles/cited/"))
    listed = [page.find(id=f"ref-{number}").get_text().split()[0] for number in (1, 2, 3)]
    assert listed == ["Zeta", "Alpha", "Unused"]
    targets = {link["href"][1:] for link in page.main.find_all("a", href=True) if link["href"].startswith("#")}
    assert all(page.find(id=target) for target in targets), "every link within the page leads somewhere"
    assert {"ref-1", "ref-2"} <= targets
    assert page.find("a", href="https://doi.org/10.1000/zeta")


def test_an_article_costs_two_queries_and_no_cookie(client, django_assert_num_queries):
    make_live_article(slug="one", blocks=[make_block(kind) for kind in ("section", "analogy", "call_to_action")])
    for number in range(10):
        make_live_article(title=f"Other {number}")
    client.get("/articles/one/")
    with django_assert_num_queries(2):
        response = client.get("/articles/one/")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def make_many(count: int) -> None:
    """`count` live articles, as quickly as the database takes them."""
    first = make_live_article(title="The first", slug="one", topics=[SLEEP], tags=[GOOD_NIGHT]).editions.get()
    articles = Article.objects.bulk_create(Article(title=f"Article {n}", slug=f"article-{n}") for n in range(count - 1))
    facts = {field.attname: getattr(first, field.attname) for field in Edition._meta.fields if field.attname != "id"}
    editions = Edition.objects.bulk_create(Edition(**facts | {"article_id": article.pk}) for article in articles)
    for labels, label in ((Edition.topics, first.topics.get()), (Edition.tags, first.tags.get())):
        name = type(label).__name__.lower()
        labels.through.objects.bulk_create(
            labels.through(**{"edition_id": edition.pk, f"{name}_id": label.pk}) for edition in editions
        )


@pytest.mark.parametrize("count", [10, 1_000])
def test_pages_cost_the_same_with_ten_and_with_a_thousand_articles(client, count, django_assert_num_queries):
    make_many(count)
    assert connection.features.supports_json_field  # SQLite is asked once a process, before anything is counted
    for path, queries in (
        ("/articles/one/", 2),
        ("/articles/", 3),
        ("/topics/sleep/", 4),
        ("/tags/goodnight/", 4),
        ("/", 4),
    ):
        with django_assert_num_queries(queries):
            response = client.get(path)
        assert response.status_code == 200
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("path", ["/", "/articles/", "/articles/one/", "/topics/sleep/", "/tags/goodnight/"])
def test_a_reader_who_has_the_page_gets_304_without_rendering(client, path, monkeypatch):
    make_live_article(slug="one", topics=[SLEEP], tags=[GOOD_NIGHT])
    first = client.get(path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    templates = []
    from django.template import Template

    original = Template.render
    monkeypatch.setattr(
        Template, "render", lambda self, context: templates.append(self.name) or original(self, context)
    )
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, templates) == (304, b"", [])
    assert client.get(path, headers={"If-None-Match": '"something else"'}).status_code == 200


def test_a_new_edition_changes_the_etag(client):
    article = make_live_article(slug="one")
    before = client.get("/articles/one/").headers["ETag"]
    edit(article, summary="Changed")
    assert client.get("/articles/one/").headers["ETag"] == before, "a draft changes nothing"
    approve(article)
    publishing.publish(article=article, number=2, by=a_publisher())
    assert client.get("/articles/one/", headers={"If-None-Match": before}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/articles/"])
def test_a_new_address_changes_the_etag_of_the_lists_that_link_to_it(client, path):
    article = make_live_article(slug="one")
    before = client.get(path).headers["ETag"]
    publishing.move(article=article, slug="two", by=a_publisher())
    assert client.get(path, headers={"If-None-Match": before}).status_code == 200


def test_a_change_of_the_clinic_changes_the_etag(client):
    from clinic.profile import current_profile, save_profile

    make_live_article(slug="one")
    before = client.get("/articles/one/").headers["ETag"]
    profile = current_profile()
    profile.telephone = "555-0101"
    save_profile(profile=profile)
    assert client.get("/articles/one/", headers={"If-None-Match": before}).status_code == 200


class TestNeighbours:
    def test_previous_and_next_in_a_series_are_named(self, client):
        series = {"slug": "nights", "title": "Good nights"}
        for position in (1, 2, 3):
            make_live_article(
                title=f"Part {position}", slug=f"part-{position}", series={**series, "position": position}
            )
        page = soup(client.get("/articles/part-2/"))
        assert "Part 1" in page.find("a", href="/articles/part-1/").get_text()
        assert "Part 3" in page.find("a", href="/articles/part-3/").get_text()
        assert not soup(client.get("/articles/part-1/")).find("a", href="/articles/part-1/", rel="prev")

    def test_read_next_is_linked_only_while_that_article_is_live(self, client):
        make_live_article(title="One", slug="one", read_next="Two")
        two = make_article(title="Two", slug="two")
        assert "Two" not in soup(client.get("/articles/one/")).get_text()
        approve(two)
        publishing.publish(article=two, number=1, by=a_publisher())
        assert soup(client.get("/articles/one/")).find("a", href="/articles/two/")
        assert soup(client.get("/articles/two/")).find("a", href="/articles/one/")


class TestLists:
    def titles(self, response):
        return [title.get_text(strip=True) for title in soup(response).main.find_all("h2")]

    def pages(self, client, path):
        """Every page from the first on, following "Older articles"."""
        while path:
            response = client.get(path)
            assert response.status_code == 200
            yield response
            older = soup(response).find("a", rel="next")
            path = f"/articles/{older['href'].removeprefix('/articles/')}" if older else None

    def test_paging_shows_every_article_once_newest_first(self, client):
        now = timezone.now()
        for number in range(2 * PAGE_SIZE + 1):
            make_live_article(title=f"Article {number:02}", live_from=now - timedelta(days=number // 2 + 1))
        pages = list(self.pages(client, "/articles/"))
        assert len(pages) == 3
        seen = [row.title for response in pages for row in response.context["page"].rows]
        assert sorted(seen) == [f"Article {number:02}" for number in range(2 * PAGE_SIZE + 1)]
        moments = [row.listed_from for response in pages for row in response.context["page"].rows]
        assert moments == sorted(moments, reverse=True)

    def test_going_older_and_newer_again_leads_back(self, client):
        now = timezone.now()
        for number in range(2 * PAGE_SIZE):
            make_live_article(title=f"Article {number:02}", live_from=now - timedelta(days=number + 1))
        first, second = list(self.pages(client, "/articles/"))
        newer = soup(second).find("a", rel="prev")["href"]
        back = client.get(f"/articles/{newer.removeprefix('/articles/')}")
        assert [row.pk for row in back.context["page"].rows] == [row.pk for row in first.context["page"].rows]

    @pytest.mark.parametrize(
        "query",
        [
            "before=", "before=x", "before=1-", "before=-1", "before=1-2-3", "before=%C2%B2-1", "after=99999999999999999999999-1",
            "before=1-99999999999999999999999999", "before=1-1&after=1-1", "after=999999999999999999-1",
        ],
    )  # fmt: skip
    def test_an_odd_cursor_is_a_404(self, client, query):
        make_live_article()
        assert client.get(f"/articles/?{query}").status_code == 404

    def test_an_unknown_query_changes_nothing(self, client):
        make_live_article()
        assert client.get("/articles/?page=-1&utm=x").status_code == 200

    def test_a_new_edition_does_not_move_an_article_to_the_top(self, client):
        old = make_live_article(title="Old", live_from=timezone.now() - timedelta(days=9))
        make_live_article(title="New", live_from=timezone.now() - timedelta(days=1))
        edit(old, summary="Mended")
        approve(old)
        publishing.publish(article=old, number=2, by=a_publisher())
        assert [row.title for row in client.get("/articles/").context["page"].rows] == ["New", "Old"]

    def test_a_topic_without_live_articles_is_a_404_like_no_topic(self, client):
        make_article(topics=[SLEEP])
        assert Topic.objects.filter(slug="sleep").exists()
        assert client.get("/topics/sleep/").status_code == 404
        assert client.get("/topics/nothing/").status_code == 404

    def test_a_topic_belongs_to_the_edition_not_to_the_draft(self, client):
        article = make_live_article(title="Naps", topics=[SLEEP])
        article.topics.clear()
        publishing.record(article=article)
        assert "Naps" in client.get("/topics/sleep/").content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/", "/articles/", "/articles/one/"])
def test_reading_pages_take_no_other_methods(method, path):
    make_live_article(slug="one")
    client = Client(enforce_csrf_checks=True)
    assert getattr(client, method)(path).status_code == 405


def test_a_page_is_compressed_for_who_takes_it(client):
    make_live_article(slug="one", blocks=[make_block(body="<p>Words. </p>" * 50)])
    plain = client.get("/articles/one/")
    packed = client.get("/articles/one/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    kept = packed.headers["ETag"]
    assert client.get("/articles/one/", headers={"Accept-Encoding": "gzip", "If-None-Match": kept}).status_code == 304
