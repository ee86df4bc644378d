"""Every public page in a real browser: wide and narrow, without scripts, by keyboard and on paper."""

import pytest

from tests.articles.factories import make_live_article
from tests.browser.sample_site import make_sample_site, paths

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server):
    make_sample_site()


def test_nothing_runs_over_the_edge_of_the_smallest_phone(new_page, site):
    make_live_article(title="Long", slug="long", topics=[{"slug": "long", "name": "Rindfleischetikettierung" * 2}])
    page = new_page(width=320, height=640)
    for path in paths():
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_reading_needs_no_script_sets_no_cookie_and_asks_no_other_host(new_page, site):
    page = new_page(width=390, java_script_enabled=False)
    for path in paths():
        page.goto(path)
        assert page.locator("h1").is_visible(), path
    page.goto("/articles/everything/")
    for words in ("A gate lets people in.", "A channel has no hinge.", "Nothing is felt yet.", "Another thing."):
        assert page.get_by_text(words).is_visible()
    assert page.context.cookies() == []


def test_a_keyboard_reaches_the_text_the_contents_and_the_crisis_line(page, site):
    page.goto("/articles/how-ketamine-may-help-with-depression/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to the main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto("about:blank")
    page.goto("/articles/how-ketamine-may-help-with-depression/")
    reached = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
    assert "tel:988" in reached
    assert any(href and href.startswith("#") for href in reached)


def test_print_keeps_the_words_and_the_crisis_line_and_drops_the_menus(page, site):
    page.goto("/articles/how-ketamine-may-help-with-depression/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible()
    text = page.locator("body").inner_text()
    assert "988" in text
    assert "Harbour Lane Clinic" in text
