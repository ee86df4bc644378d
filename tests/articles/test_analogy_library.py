"""Every analogy in one list, and a new one started from an old one."""

import pytest
from bs4 import BeautifulSoup

from articles import analogies
from articles.document import MOST_BLOCKS
from articles.models import Analogy, Article
from clinic.refusals import NotAllowed, NotPossible
from tests.articles.factories import a_publisher, a_reviewer, make_article, make_block, make_live_article
from tests.people import make_person

pytestmark = pytest.mark.django_db

SOURCE = {
    "key": "gate-2020",
    "citation": "Gate, 2020.",
    "study_type": "",
    "doi": "",
    "pmid": "",
    "url": "",
    "accessed_on": None,
}


@pytest.fixture
def analogy() -> Analogy:
    make_live_article(
        title="About channels", references=[SOURCE], blocks=[make_block("analogy", limits="No hinge. [ref:gate-2020]")]
    )
    return Analogy.objects.get()


def rows(client, **params) -> list[str]:
    page = BeautifulSoup(client.get("/admin/articles/analogy/", params).content.decode(), "html5lib")
    return [" ".join(row.get_text(" ").split()) for row in page.select("#result_list tbody tr")]


class TestTheList:
    def test_it_says_what_each_explains_and_where_it_is_used(self, client, analogy):
        make_article(title="A draft", blocks=[make_block("analogy", title="The tide", target="how moods turn")])
        client.force_login(a_reviewer())
        assert rows(client) == [
            "The gate how a channel opens a garden gate About channels",
            "The tide how moods turn a garden gate A draft",
        ]
        assert [row.split()[1] for row in rows(client, live="yes")] == ["gate"]
        assert [row.split()[1] for row in rows(client, live="no")] == ["tide"]

    def test_one_without_a_title_goes_by_what_the_reader_knows(self, client):
        make_article(
            title="A draft", blocks=[make_block("analogy", title="", source="the tide", target="how moods turn")]
        )
        client.force_login(a_reviewer())
        assert rows(client) == ["the tide how moods turn the tide A draft"]

    @pytest.mark.parametrize("words", ["channel opens", "garden", "lets people in", "about channels"])
    def test_it_can_be_searched(self, client, analogy, words):
        make_article(
            title="A draft", blocks=[make_block("analogy", title="The tide", source="sea", target="moods", story="")]
        )
        client.force_login(a_reviewer())
        assert [row.split()[1] for row in rows(client, q=words)] == ["gate"]

    @pytest.mark.parametrize("count", [1, 20])
    def test_it_costs_the_same_with_many(self, client, count, django_assert_max_num_queries):
        make_article(blocks=[make_block("analogy") for _ in range(count)])
        client.force_login(a_reviewer())
        with django_assert_max_num_queries(8):
            assert len(rows(client)) == count


class TestStartingANewOne:
    def test_a_copy_stands_at_the_end_of_the_draft_as_a_new_edition(self, analogy):
        article = make_article(title="Another", blocks=[make_block(), make_block(heading="Last")])
        edition = analogies.start_from(analogy=analogy, article=article, by=a_publisher())
        *_, copy = edition.document["blocks"]
        (original,) = analogy.parent.editions.get().document["blocks"]
        assert edition.number == 2
        assert copy["id"] != original["id"]
        assert {**copy, "id": ""} == {**original, "id": ""}
        assert [each["key"] for each in edition.document["references"]] == ["gate-2020"]
        article.refresh_from_db()
        assert article.changed_by == a_publisher()
        assert analogy.parent.editions.count() == 1

    def test_it_may_be_told_twice_in_its_own_article(self, analogy):
        edition = analogies.start_from(analogy=analogy, article=analogy.parent, by=a_publisher())
        assert len(edition.document["blocks"]) == 2

    def test_who_may_not_write_may_not_start_one(self, analogy):
        with pytest.raises(NotAllowed):
            analogies.start_from(analogy=analogy, article=make_article(), by=a_reviewer())
        assert Analogy.objects.count() == 1

    def test_what_was_deleted_in_the_meantime_is_not_copied(self, analogy):
        article = make_article()
        Analogy.objects.all().delete()
        with pytest.raises(NotPossible, match="deleted"):
            analogies.start_from(analogy=analogy, article=article, by=a_publisher())

    def test_a_full_article_takes_no_more(self, analogy):
        article = make_article(blocks=[make_block() for _ in range(MOST_BLOCKS)])
        with pytest.raises(NotPossible, match="100 blocks"):
            analogies.start_from(analogy=analogy, article=article, by=a_publisher())


class TestItsPage:
    def test_an_author_chooses_an_article_and_lands_there(self, client, analogy):
        article = make_article(title="Another")
        client.force_login(make_person("author"))
        address = f"/admin/articles/analogy/{analogy.pk}/change/"
        page = BeautifulSoup(client.get(address).content.decode(), "html5lib")
        options = {option.get_text(): option["value"] for option in page.select("select[name=article] option")}
        response = client.post(address, {"article": options["Another"]}, follow=True)
        assert response.redirect_chain == [(f"/admin/articles/article/{article.pk}/change/", 302)]
        assert "saved as edition 2" in response.text

    def test_a_reviewer_reads_it_and_has_no_form(self, client, analogy):
        client.force_login(a_reviewer())
        address = f"/admin/articles/analogy/{analogy.pk}/change/"
        page = BeautifulSoup(client.get(address).content.decode(), "html5lib")
        assert "A gate lets people in." in page.select_one(".facts").get_text()
        assert "The article is live." in page.select_one(".facts").get_text()
        assert page.select_one("select[name=article]") is None
        assert client.post(address, {"article": make_article().pk}).status_code == 403

    def test_nothing_chosen_is_said_and_nothing_is_written(self, client, analogy):
        client.force_login(make_person("author"))
        response = client.post(f"/admin/articles/analogy/{analogy.pk}/change/", {"article": "999999"})
        assert "There is no such article any more." in response.text
        assert Article.objects.get().editions.count() == 1

    @pytest.mark.parametrize("role", ["front-desk", "administrator"])
    def test_others_see_nothing(self, client, analogy, role):
        client.force_login(make_person(role))
        assert client.get(f"/admin/articles/analogy/{analogy.pk}/change/").status_code == 403
        assert client.get("/admin/articles/analogy/999/change/").status_code == 403
