"""What a reader finds among the articles of the demonstration."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(db):
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)


@pytest.mark.parametrize(
    "asked", ["ketamin depresion", "depresion ketamin", "ketamine depression", "ketamien deppresion"]
)
def test_the_article_about_both_words_comes_first_however_they_are_spelled(client, demonstration, asked):
    page = BeautifulSoup(client.get("/search/", {"q": asked}).content, "html5lib")
    first = page.select_one(".search-results .article-card h2 a")
    assert first["href"] == "/articles/how-ketamine-may-help-with-depression/"
    assert [mark.get_text() for mark in first.select("mark")] == ["ketamine", "depression"]
