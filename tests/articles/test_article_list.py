"""The list of articles in the admin."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles import reviewing
from articles.models import Article
from tests.articles.factories import a_publisher, edit, make_approved_article, make_article, make_live_article
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    person = make_person("author")
    client.force_login(person)
    return person


@pytest.mark.parametrize("count", [2, 40])
def test_the_list_stays_under_twelve_queries(client, author, count, django_assert_max_num_queries):
    for number in range(count):
        make_live_article(title=f"Article {number}")
    with django_assert_max_num_queries(12):
        assert client.get(reverse("admin:articles_article_changelist")).status_code == 200


@pytest.mark.parametrize("state", ["live", "scheduled", "unpublished", "junk"])
def test_the_list_filters_by_state(client, author, state):
    make_live_article(title="A live one")
    make_article(title="A draft")
    page = client.get(f"/admin/articles/article/?state={state}").content.decode()
    shown = {"live": ("A live one",), "unpublished": ("A draft",), "scheduled": (), "junk": ("A live one", "A draft")}
    for title in ("A live one", "A draft"):
        assert (f">{title}<" in page) == (title in shown[state])


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("submitted", {"Waiting"}),
        ("approved", {"Approved"}),
        ("changes_requested", set()),
        ("junk", {"Waiting", "Approved", "Overtaken"}),
    ],
)
def test_the_list_filters_by_where_the_review_of_the_newest_edition_stands(client, author, state, shown):
    for title in ("Waiting", "Overtaken"):
        reviewing.submit(article=make_article(title=title), number=1, by=a_publisher())
    edit(Article.objects.get(title="Overtaken"), summary="Saved after it was submitted.")
    make_approved_article(title="Approved")
    page = BeautifulSoup(client.get(f"/admin/articles/article/?review={state}").content, "html5lib")
    rows = page.select("#result_list tbody tr")
    assert {row.select_one(".field-title").get_text() for row in rows} == shown
    words = {"Waiting": "waiting for review", "Approved": "approved", "Overtaken": "not submitted"}
    for row in rows:
        assert row.select_one(".field-review").get_text() == words[row.select_one(".field-title").get_text()]
