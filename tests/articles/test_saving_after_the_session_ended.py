"""What somebody wrote for an hour is saved, though they were signed out in the meantime."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.test import Client

from tests.articles.factories import make_article, make_block
from tests.articles.forms import form_data
from tests.people import make_person

pytestmark = pytest.mark.django_db

WORDS = "<p>What I wrote, “with” &amp; all\nsigns.</p>"


@pytest.fixture
def client():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def lost(client):
    """The answer to a form that was filled in and then sent after the session had ended."""
    make_person("author")
    article = make_article(blocks=[make_block()])
    client.login(username="author", password="secret")
    path = f"/admin/articles/article/{article.pk}/change/"
    form = form_data(client, path)
    form["articles_section_set-0-body"] = WORDS
    Session.objects.all().delete()
    return article, path, client.post(path, form)


def page_and_fields(response) -> tuple[BeautifulSoup, dict]:
    page = BeautifulSoup(response.content.decode(), "html5lib")
    fields: dict[str, list[str]] = {}
    for field in page.select("#login-form input[name]"):
        fields.setdefault(field["name"], []).append(field.get("value", ""))
    return page, fields


def test_it_asks_who_it_is_and_keeps_every_field(lost):
    article, path, response = lost
    page, fields = page_and_fields(response)
    assert page.select_one("#login-form")["action"] == path
    assert fields["articles_section_set-0-body"] == [WORDS]
    assert fields["title"] == [article.title]
    assert response.headers["Cache-Control"].endswith("no-store") or "no-store" in response.headers["Cache-Control"]
    assert article.editions.count() == 1, "nothing is saved for a stranger"


def test_signing_in_saves_it(client, lost):
    article, path, response = lost
    _, fields = page_and_fields(response)
    response = client.post(path, {**fields, "_sign_in_username": "author", "_sign_in_password": "secret"})
    assert response.status_code == 302
    assert "What I wrote" in article.articles_section_set.get().body
    assert article.editions.first().recorded_by.username == "author"


def test_a_wrong_password_loses_nothing_and_is_not_repeated(client, lost):
    article, path, response = lost
    _, fields = page_and_fields(response)
    response = client.post(path, {**fields, "_sign_in_username": "author", "_sign_in_password": "not my secret"})
    page, fields = page_and_fields(response)
    assert fields["articles_section_set-0-body"] == [WORDS]
    assert page.select_one(".errornote")
    assert "not my secret" not in response.content.decode()
    assert article.editions.count() == 1


def test_somebody_who_may_not_write_saves_nothing(client, lost):
    article, path, response = lost
    make_person("front-desk", username="clerk")
    _, fields = page_and_fields(response)
    response = client.post(path, {**fields, "_sign_in_username": "clerk", "_sign_in_password": "secret"})
    assert response.status_code == 403
    assert article.editions.count() == 1


def test_another_site_cannot_send_it(client):
    article = make_article()
    response = client.post(f"/admin/articles/article/{article.pk}/change/", {"title": "Forged"})
    assert response.status_code == 403


def test_reading_leads_to_the_login_as_ever(client):
    assert client.get("/admin/articles/article/").headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("beside", ["checks", "preview/typed"])
def test_what_a_script_asks_for_beside_the_form_is_answered_with_no_form_to_sign_in(client, lost, beside):
    article, _, response = lost
    _, fields = page_and_fields(response)
    response = client.post(
        f"/admin/articles/article/{article.pk}/{beside}/", fields, headers={"Sec-Fetch-Dest": "empty"}
    )
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")
