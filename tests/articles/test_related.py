"""What to read besides: the editor's choice first, then what shares topics, tags and words; only what is live."""

import pytest
from bs4 import BeautifulSoup

from articles import publishing
from articles.changes import changes
from articles.document import upgraded
from articles.models import Edition
from articles.related import MOST_RELATED, ranked
from tests.articles.factories import a_publisher, edit, make_article, make_document, make_live_article
from tests.articles.test_reading import make_many
from tests.people import make_person

pytestmark = pytest.mark.django_db

SLEEP, MOOD = {"slug": "sleep", "name": "Sleep"}, {"slug": "mood", "name": "Mood"}
REST = {"slug": "rest", "name": "Rest"}


def related(client, slug: str = "one") -> list[str]:
    page = BeautifulSoup(client.get(f"/articles/{slug}/").content, "html5lib")
    return [link["href"] for link in page.select(".related a")]


def test_what_shares_more_topics_and_tags_comes_first(client):
    make_live_article(title="Tag only", slug="tag", tags=[REST])
    make_live_article(title="Both topics", slug="both", topics=[SLEEP, MOOD])
    make_live_article(title="One topic and the tag", slug="mixed", topics=[SLEEP], tags=[REST])
    make_live_article(title="Nothing in common", slug="none")
    make_live_article(slug="one", topics=[SLEEP, MOOD], tags=[REST])
    assert related(client) == ["/articles/both/", "/articles/mixed/", "/articles/tag/"]


def test_of_equally_near_ones_shared_words_decide(client):
    make_live_article(title="Naps for nurses", slug="naps", topics=[SLEEP])
    make_live_article(title="Screens", slug="screens", topics=[SLEEP])
    make_live_article(title="Short naps", slug="one", topics=[SLEEP])
    assert related(client) == ["/articles/naps/", "/articles/screens/"]


def test_the_editors_choice_comes_before_all_and_is_frozen(client):
    chosen = make_live_article(title="Chosen", slug="chosen")
    make_live_article(title="Near", slug="near", topics=[SLEEP])
    article = make_live_article(slug="one", topics=[SLEEP], related=["chosen"])
    assert related(client) == ["/articles/chosen/", "/articles/near/"]
    article.related.clear()
    assert edit(article).document.get("related") is None
    assert related(client) == ["/articles/chosen/", "/articles/near/"], "the draft changes nothing"
    publishing.move(article=chosen, slug="elsewhere", by=a_publisher())
    assert related(client)[0] == "/articles/elsewhere/"


def test_only_what_is_live_is_named(client):
    make_article(title="A draft", slug="a-draft", topics=[SLEEP])
    gone = make_live_article(title="Gone", slug="gone", topics=[SLEEP])
    make_live_article(slug="one", topics=[SLEEP], related=["a-draft", "gone"])
    assert related(client) == ["/articles/gone/"]
    publishing.withdraw(article=gone, by=a_publisher(), reason="Old")
    assert related(client) == []


def test_an_article_names_four_and_neither_itself_nor_its_neighbours(client):
    series = {"slug": "nights", "title": "Nights"}
    for number in range(7):
        make_live_article(title=f"Other {number}", slug=f"other-{number}", topics=[SLEEP])
    make_live_article(title="Next", slug="next", topics=[SLEEP], series={**series, "position": 2})
    make_live_article(slug="one", topics=[SLEEP], series={**series, "position": 1})
    assert len(related(client)) == MOST_RELATED
    assert not {"/articles/one/", "/articles/next/"} & {*related(client)}
    assert related(client)[0] == "/articles/other-6/", "the newest first"


@pytest.mark.parametrize("count", [10, 1_000])
def test_it_costs_no_query_more(client, count, django_assert_num_queries):
    make_many(count)
    related(client)  # SQLite is asked once a process whether it knows JSON
    with django_assert_num_queries(2):
        assert len(related(client)) == MOST_RELATED


def test_it_changes_the_etag(client):
    make_live_article(slug="one", topics=[SLEEP])
    kept = client.get("/articles/one/").headers["ETag"]
    make_live_article(title="Another", topics=[SLEEP])
    assert client.get("/articles/one/", headers={"If-None-Match": kept}).status_code == 200


def test_a_document_without_a_choice_keeps_its_hash_and_is_read_as_one_without():
    article = make_article()
    document = article.editions.get().document
    assert "related" not in document
    assert publishing.record(article=article) is None
    assert upgraded(document)["related"] == []


def test_an_edition_brought_back_has_its_choice_again():
    make_live_article(slug="chosen")
    article = make_article(title="Other", related=["chosen"])
    article.related.clear()
    edit(article, title="Without")
    edition = publishing.restore(article=article, number=1, by=a_publisher())
    assert [other.slug for other in article.related.all()] == ["chosen"]
    assert edition.document["related"] == ["chosen"]
    assert [other.slug for other in Edition.objects.get(pk=edition.pk).related.all()] == ["chosen"]


def test_an_editor_chooses_in_the_form_and_never_the_article_itself(client):
    client.force_login(make_person("author"))
    article = make_article(title="This one")
    page = BeautifulSoup(client.get(f"/admin/articles/article/{article.pk}/change/").content, "html5lib")
    assert page.select_one("select[name=related][multiple]")
    article.related.add(article)
    assert edit(article, summary="Changed").document.get("related") is None


def test_the_history_says_that_the_choice_changed():
    document = make_document()
    assert changes({**document, "related": ["a"]}, document) == ["related changed"]
    assert changes(document, {**document, "related": ["a"]}) == ["related changed"]


def test_ranking_takes_each_once_with_the_choice_first():
    near = {"title": "Near", "slug": "near", "summary": "", "shared": 1}
    chosen = {"title": "Chosen", "slug": "chosen", "summary": ""}
    found = ranked("x", chosen=[chosen], by_topic=[near, {**chosen, "shared": 2}], by_tag=[near], without=set())
    assert [other["slug"] for other in found] == ["chosen", "near"]
    assert all(set(other) == {"title", "slug", "summary"} for other in found)
