"""The panel of checks: over what was saved, and over what is typed."""

import pytest
from bs4 import BeautifulSoup

from articles import reviewing
from articles.admin.typed import typed_document
from articles.models import Edition
from tests.articles.factories import a_publisher, a_reviewer, make_article, make_block
from tests.articles.forms import form_data
from tests.people import make_person

pytestmark = pytest.mark.django_db

GUARANTEED = make_block(heading="One", body="<p>This cure is guaranteed.</p>")


def panel_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html5lib")


def ids(panel: BeautifulSoup) -> list[str]:
    return [summary.get_text().split(":")[0] for summary in panel.select(".finding summary")]


@pytest.fixture
def author(client):
    person = make_person("author")
    client.force_login(person)
    return person


def test_what_was_saved_is_checked_without_any_script(client, author):
    article = make_article(blocks=[make_block(heading="Fine"), GUARANTEED])
    page = panel_of(client.get(f"/admin/articles/article/{article.pk}/change/"))
    panel = page.select_one("#checks")
    assert "BA04" in ids(panel)
    assert "EV02" not in ids(panel), "that is told where the review is told"
    finding = next(item for item in panel.select(".finding-error") if "BA04" in item.get_text())
    target = finding.a["href"].removeprefix("#")
    assert target == "id_articles_section_set-1-body"
    assert "guaranteed" in page.find(id=target).get_text(), "the link leads to the field with these words"


def test_what_is_typed_is_checked_and_nothing_is_saved(client, author):
    article = make_article(blocks=[make_block(heading="Fine")])
    form = form_data(client, f"/admin/articles/article/{article.pk}/change/")
    address = f"/admin/articles/article/{article.pk}/checks/"
    assert "BA04" not in ids(panel_of(client.post(address, form)))
    form["articles_section_set-0-body"] = ["<p>This cure is guaranteed.</p>"]
    panel = panel_of(client.post(address, form))
    assert "BA04" in ids(panel)
    assert panel.select_one(".finding-error a")["data-shows"].startswith("id_articles_section_set-0-")
    assert Edition.objects.count() == 1
    assert article.articles_section_set.get().body == "<p>Some words.</p>"


def test_what_was_let_pass_is_said_until_a_word_is_changed(client):
    article = make_article(blocks=[make_block(heading="Fine"), GUARANTEED])
    publisher = a_publisher()
    reviewing.override(article=article, number=1, check_id="BA04", by=publisher, reason="It quotes a title.")
    client.force_login(publisher)
    form = form_data(client, f"/admin/articles/article/{article.pk}/change/")
    address = f"/admin/articles/article/{article.pk}/checks/"
    (passed,) = panel_of(client.post(address, form)).select(".finding-passed")
    assert "Let pass by publisher: It quotes a title." in " ".join(passed.get_text().split())
    form["summary"] = ["Another summary."]
    assert panel_of(client.post(address, form)).select(".finding-passed") == []


def test_a_new_article_is_checked_too(client, author):
    form = form_data(client, "/admin/articles/article/add/")
    form |= {"title": ["100 % guaranteed cure"]}
    assert "BA04" in ids(panel_of(client.post("/admin/articles/article/checks/", form)))


def test_the_typed_document_is_the_one_that_saving_records(client, author):
    everything = [make_block(kind) for kind in ("section", "analogy", "clinical_example", "key_points", "callout")]
    everything += [make_block(kind) for kind in ("figure", "questions_to_ask", "call_to_action")]
    article = make_article(
        blocks=everything,
        topics=[{"slug": "sleep", "name": "Sleep"}],
        tags=[{"slug": "rest", "name": "Rest"}],
        series={"slug": "s", "title": "Nights", "position": 2},
    )
    from django.http import QueryDict

    data = QueryDict(mutable=True)
    for name, values in form_data(client, f"/admin/articles/article/{article.pk}/change/").items():
        data.setlist(name, values)
    saved, typed = article.editions.get().document, typed_document(data)
    for one in (saved, typed):
        for block in one["blocks"]:
            block.pop("id"), block.pop("anchor", None)
    assert typed == saved


def test_a_block_that_is_to_be_deleted_is_not_checked(client, author):
    article = make_article(blocks=[make_block(heading="Fine"), GUARANTEED])
    form = form_data(client, f"/admin/articles/article/{article.pk}/change/")
    form["articles_section_set-1-DELETE"] = ["on"]
    assert "BA04" not in ids(panel_of(client.post(f"/admin/articles/article/{article.pk}/checks/", form)))


@pytest.mark.parametrize(
    "odd",
    [
        {"articles_section_set-TOTAL_FORMS": "9" * 5000},
        {"articles_section_set-TOTAL_FORMS": "-1"},
        {"articles_section_set-0-ordering": "²"},
        {"topics": ["x", "-1", "9" * 30], "series": "x", "references": ["\x00"]},
        {
            "articles_figure_set-TOTAL_FORMS": "1",
            "articles_figure_set-0-ordering": "1",
            "articles_figure_set-0-picture": "x",
        },
        {"kind": "nonsense", "series_position": "-"},
        {},
    ],
)
def test_odd_input_is_no_fault_of_the_site(client, author, odd):
    assert client.post("/admin/articles/article/checks/", odd).status_code == 200


def test_what_was_let_pass_says_by_whom_and_why(client, author):
    article = make_article(blocks=[GUARANTEED])
    reviewing.override(article=article, number=1, check_id="BA04", by=a_publisher(), reason="It quotes a title.")
    panel = panel_of(client.get(f"/admin/articles/article/{article.pk}/change/")).select_one("#checks")
    assert "It quotes a title." in panel.select_one(".finding-passed").get_text()
    assert "1 error" not in panel.select_one(".checks-counts").get_text()


@pytest.mark.parametrize("role", ["reviewer", "front-desk", "administrator"])
def test_only_who_writes_may_ask(client, role):
    article = make_article()
    client.force_login(a_reviewer() if role == "reviewer" else make_person(role))
    assert client.post("/admin/articles/article/checks/", {"title": "x"}).status_code == 403
    assert client.post(f"/admin/articles/article/{article.pk}/checks/", {"title": "x"}).status_code == 403
    assert client.get(f"/admin/articles/article/{article.pk}/checks/").status_code == 405


def test_it_asks_the_database_little(client, author, django_assert_max_num_queries):
    article = make_article(blocks=[make_block() for _ in range(20)])
    form = form_data(client, f"/admin/articles/article/{article.pk}/change/")
    with django_assert_max_num_queries(22):
        client.post(f"/admin/articles/article/{article.pk}/checks/", form)
