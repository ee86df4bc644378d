"""The server's part in keeping what is typed: it shows a browser's copy without saving it, and says which form was saved."""

import pytest
from bs4 import BeautifulSoup

from articles.models import Article, Edition
from tests.articles.factories import edit, make_article, make_block
from tests.articles.forms import form_data
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    person = make_person("author")
    client.force_login(person)
    return person


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html5lib")


def complaints(page: BeautifulSoup) -> list[str]:
    return [item.get_text() for item in page.select(".errorlist.nonfield li")]


def test_a_copy_is_shown_with_a_block_that_was_never_saved_and_is_not_saved(client, author):
    article = make_article(blocks=[make_block(heading="One")])
    path = f"/admin/articles/article/{article.pk}/change/"
    form = form_data(client, path)
    form |= {"_bring_back": "1", "title": "Typed title", "articles_section_set-TOTAL_FORMS": "2"}
    form |= {
        "articles_section_set-1-heading": "Typed heading",
        "articles_section_set-1-body": "<p>Typed words.</p>",
        "articles_section_set-1-ordering": "20",
        "articles_section_set-1-region": "main",
    }
    page = page_of(client.post(path, form))
    assert page.find(id="id_title")["value"] == "Typed title"
    assert page.find(id="id_articles_section_set-1-heading")["value"] == "Typed heading"
    assert "Typed words." in page.find(id="id_articles_section_set-1-body").get_text()
    told = page.find(id="brought-back").get_text()
    assert told == "This is what you typed before. It is not saved yet: read it through, then save."
    assert complaints(page) == []
    assert page.select_one(".errornote") is None, "there is nothing to correct"
    assert not page.title.get_text().startswith("Error")
    assert page.find(id="kept-draft").has_attr("data-unsaved")
    assert Edition.objects.count() == 1
    assert Article.objects.get().title == article.title


def test_a_copy_from_before_a_colleagues_save_says_so_too(client, author):
    article = make_article()
    path = f"/admin/articles/article/{article.pk}/change/"
    form = form_data(client, path)
    article.title = "A colleague's title"
    edit(article)
    page = page_of(client.post(path, {**form, "_bring_back": "1"}))
    assert len(complaints(page)) == 1
    assert page.find(id="brought-back")
    assert page.select_one("input[name=overwrite]")


def test_a_copy_with_a_mistake_says_so_beside_it(client, author):
    article = make_article()
    path = f"/admin/articles/article/{article.pk}/change/"
    page = page_of(client.post(path, {**form_data(client, path), "_bring_back": "1", "title": ""}))
    assert page.find(id="brought-back")
    assert "error below" in page.select_one(".errornote").get_text()
    assert page.select(".field-title .errorlist")


def test_a_copy_of_a_new_article_makes_none(client, author):
    form = form_data(client, "/admin/articles/article/add/") | {"title": ["New"], "_bring_back": ["1"]}
    assert page_of(client.post("/admin/articles/article/add/", form)).find(id="id_title")["value"] == "New"
    assert not Article.objects.exists()


def test_the_message_after_a_save_names_the_form_and_who_saved_it(client, author):
    response = client.post(
        "/admin/articles/article/add/",
        form_data(client, "/admin/articles/article/add/") | {"title": ["New"]},
        follow=True,
    )
    assert f"saved-{author.pk}-new" in page_of(response).select_one(".messagelist .success")["class"]
    article = Article.objects.get()
    path = f"/admin/articles/article/{article.pk}/change/"
    response = client.post(path, form_data(client, path), follow=True)
    assert f"saved-{author.pk}-{article.pk}" in page_of(response).select_one(".messagelist .success")["class"]


def test_what_is_refused_names_no_form(client, author):
    article = make_article()
    path = f"/admin/articles/article/{article.pk}/change/"
    page = page_of(client.post(path, form_data(client, path) | {"title": [""]}))
    assert not page.select(".messagelist [class*=saved-]")
    assert page.find(id="kept-draft").has_attr("data-unsaved")


def test_a_form_knows_whose_it_is_and_of_what(client, author):
    article = make_article()
    for path, name in (
        (f"/admin/articles/article/{article.pk}/change/", article.pk),
        ("/admin/articles/article/add/", "new"),
    ):
        kept = page_of(client.get(path)).find(id="kept-draft")
        assert kept["data-form"] == f"{author.pk}-{name}"
        assert kept.has_attr("hidden")
        assert not kept.has_attr("data-unsaved")
