"""“Was this page clear?”: two buttons, two numbers for each edition, and nothing of whoever presses them."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from articles import clearness, publishing
from articles.models import Clearness
from tests.articles.factories import a_publisher, approve, edit, make_article, make_live_article

pytestmark = pytest.mark.django_db

PAGE = "/articles/one/clear/"


@pytest.fixture
def article():
    return make_live_article(title="One", slug="one")


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html5lib")


def counted() -> list[tuple[int, int, int]]:
    return [*Clearness.objects.order_by("edition__number").values_list("edition__number", "yes", "no")]


def test_the_buttons_of_an_article_are_counted_without_a_cookie(article):
    client = Client(enforce_csrf_checks=True)
    form = soup(client.get("/articles/one/")).select_one(f'form[action="{PAGE}"]')
    buttons = [(button["name"], button["value"], button.get_text()) for button in form.find_all("button")]
    assert buttons == [("clear", "yes", "Yes"), ("clear", "no", "No")]
    assert form.find("input") is None
    for name, value, _ in (*buttons, buttons[0]):
        response = client.post(PAGE, {name: value})
        assert (response.status_code, response["Location"]) == (303, "/articles/one/clear/thanks/")
    assert counted() == [(1, 2, 1)]
    assert "Thank you" in soup(client.get(response["Location"])).h1.get_text()
    assert not client.cookies


def test_a_row_holds_two_numbers_and_nothing_else():
    assert {field.name for field in Clearness._meta.fields} == {"id", "edition", "yes", "no"}


def test_each_edition_has_its_own_numbers_and_editors_see_them_in_the_history(client, article):
    client.post(PAGE, {"clear": "no"})
    edit(article, summary="Changed")
    approve(article)
    publishing.publish(article=article, number=2, by=a_publisher())
    client.post(PAGE, {"clear": "yes"})
    assert counted() == [(1, 0, 1), (2, 1, 0)]
    client.force_login(a_publisher())
    page = soup(client.get(f"/admin/articles/article/{article.pk}/history/"))
    cells = [cell.get_text(strip=True) for cell in page.select(".editions td.clear")]
    assert cells == ["1 yes, 0 no", "0 yes, 1 no"]


def test_counting_changes_nothing_that_is_cached(client, article):
    kept = client.get("/articles/one/").headers["ETag"]
    client.post(PAGE, {"clear": "yes"})
    assert client.get("/articles/one/", headers={"If-None-Match": kept}).status_code == 304


@pytest.mark.parametrize("data", [{}, {"clear": ""}, {"clear": "maybe"}, {"clear": "a\x00b"}, {"clear": "x" * 10_000}])
def test_what_is_neither_yes_nor_no_is_refused(client, article, data):
    assert client.post(PAGE, data).status_code == 400
    assert counted() == []


def test_a_page_of_another_site_makes_nobody_press(client, article):
    assert client.post(PAGE, {"clear": "yes"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert counted() == []


def test_whoever_comes_without_pressing_is_led_to_the_article(client, article):
    response = client.get(PAGE)
    assert (response.status_code, response["Location"]) == (302, "/articles/one/")
    assert counted() == []


@pytest.mark.parametrize("slug", ["a-draft", "nothing"])
def test_what_is_not_live_is_not_asked_about(client, slug):
    make_article(title="A draft")
    for ask in (client.get, client.post):
        assert ask(f"/articles/{slug}/clear/").status_code == 404
    assert client.get(f"/articles/{slug}/clear/thanks/").status_code == 404


def test_a_program_that_presses_for_ever_fills_no_disk_and_breaks_no_number(client, article, monkeypatch):
    monkeypatch.setattr(clearness, "MOST", 3)
    for _ in range(5):
        assert client.post(PAGE, {"clear": "yes"}).status_code == 303
    client.post(PAGE, {"clear": "no"})
    assert counted() == [(1, 3, 1)]


def test_a_preview_shows_the_buttons_and_counts_nothing(client, article):
    client.force_login(a_publisher())
    page = soup(client.get(f"/admin/articles/article/{article.pk}/preview/"))
    assert [button.has_attr("disabled") for button in page.select(".tell-us button")] == [True, True]
