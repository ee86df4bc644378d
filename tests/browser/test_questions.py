"""Questions to take along: ticked, added, printed and forgotten in the reader's own browser, which alone keeps them."""

import pytest

from tests.articles.factories import make_block, make_live_article
from tests.browser.axe import assert_nothing_found

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATH = "/articles/one/"
GIVEN, OWN = "What else could I try?", "May I <b>drive</b> after it?"


@pytest.fixture
def site(live_server):
    make_live_article(slug="one", blocks=[make_block("questions_to_ask", questions=[GIVEN, "What will it cost?"])])
    make_live_article(title="Other", slug="other", blocks=[make_block("questions_to_ask", questions=[GIVEN])])


def add(page, question=OWN):
    page.get_by_label("Your own question").fill(question)
    page.get_by_label("Your own question").press("Enter")


def test_ticks_and_own_questions_are_there_again_on_the_article_and_the_handout_and_nowhere_else(page, site):
    page.goto(PATH)
    page.get_by_label(GIVEN).check()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    add(page)
    assert "Only this browser keeps" in page.get_by_role("status").inner_text()
    assert asked == []
    for path in (PATH, "/articles/one/handout/"):
        page.goto(path)
        assert page.get_by_label(GIVEN).is_checked()
        assert page.get_by_label(OWN, exact=True).is_visible()
    page.goto("/articles/other/")
    assert not page.get_by_label(GIVEN).is_checked()
    assert page.get_by_label(OWN, exact=True).count() == 0


def test_forgetting_leaves_nothing_in_the_browser(page, site):
    page.goto(PATH)
    page.get_by_label(GIVEN).check()
    add(page)
    page.get_by_role("button", name="Forget my questions").click()
    assert page.evaluate("localStorage.length") == 0
    assert not page.get_by_label(GIVEN).is_checked()
    assert page.get_by_label(OWN, exact=True).count() == 0


def test_one_of_ones_own_can_be_taken_away(page, site):
    page.goto(PATH)
    add(page)
    page.get_by_role("button", name="Remove").click()
    page.reload()
    assert page.get_by_label(OWN, exact=True).count() == 0


def test_a_browser_that_keeps_nothing_says_so_and_still_takes_questions(page, site):
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.goto(PATH)
    add(page)
    assert page.get_by_label(OWN, exact=True).is_visible()
    assert "keeps nothing" in page.get_by_role("status").inner_text()


@pytest.mark.parametrize("odd", ["{", "null", "[]", '{"own": 7, "ticked": [1]}'])
def test_odd_things_in_the_browsers_store_do_no_harm(page, site, odd):
    page.goto(PATH)
    number = page.locator("[data-article]").get_attribute("data-article")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"questions:{number}", odd])
    page.reload()
    add(page)
    assert page.get_by_label(OWN, exact=True).is_visible()


def test_without_scripts_it_is_a_list_and_no_dead_control(new_page, site):
    page = new_page(width=390, java_script_enabled=False)
    page.goto(PATH)
    assert page.get_by_label(GIVEN).is_visible()
    for words in ("Your own question", "Forget my questions"):
        assert not page.get_by_text(words).first.is_visible()


@pytest.mark.parametrize(
    "look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["light", "dark", "forced"]
)
def test_axe_finds_nothing_and_long_words_stay_within_a_small_phone(new_page, site, look):
    page = new_page(width=320, **look)
    page.goto(PATH)
    add(page, "Donaudampfschifffahrt" * 10)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert_nothing_found(page)
