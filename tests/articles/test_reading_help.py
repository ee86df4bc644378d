"""Reading help on an article, as it is sent: nothing of it shows until a script says so, and it leads nowhere."""

import pytest
from bs4 import BeautifulSoup

from tests.articles.factories import make_block, make_live_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client) -> BeautifulSoup:
    make_live_article(title="The gate", blocks=[make_block(), make_block("analogy")])
    return BeautifulSoup(client.get("/articles/the-gate/").content, "html5lib")


def test_nothing_of_it_shows_without_a_script(page):
    buttons = [button for button in page.article.find_all("button") if not button.find_parent("form")]
    assert len(buttons) >= 8
    for button in buttons:
        if button.find_parent("template") is None:
            assert button.find_parent(hidden=True), button


def test_each_group_and_each_field_of_it_has_a_name(page):
    reading_help = page.select_one(".reading-help")
    groups = reading_help.select("[role=group]")
    assert [page.find(id=group["aria-labelledby"]).get_text() for group in groups] == [
        "Text size",
        "Comparisons",
        "Listen",
    ]
    assert [field.find_parent("label").contents[0].strip() for field in reading_help.select("select")] == ["Voice"]


def test_one_text_size_is_chosen_at_first_and_no_comparison_is_hidden(page):
    pressed = page.select('.reading-help [aria-pressed="true"]')
    assert [button.get_text() for button in pressed] == ["Usual"]


def test_it_is_part_of_no_form_and_sends_nothing(page):
    reading_help = page.select_one(".reading-help")
    assert reading_help.find_parent("form") is None
    assert reading_help.select("form, a, [name]") == []
    assert {button["type"] for button in reading_help.select("button")} == {"button"}


def test_it_is_only_on_articles(client, page):
    for path in ("/", "/articles/", "/comparisons/", "/contact/"):
        other = BeautifulSoup(client.get(path).content, "html5lib")
        assert other.select(".reading-help, script[src]") == [], path
