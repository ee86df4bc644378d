"""The menu in a real browser: folded on a phone, flat at a desk, by touch and by keyboard, without any script."""

import pytest

from tests.articles.factories import make_live_article, translated
from tests.browser.axe import assert_nothing_found

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server):
    make_live_article(title="Better nights", slug="better-nights")
    source = make_live_article(title="Sleep well", slug="sleep-well")
    make_live_article(title="Dormir bien", slug="dormir-bien", **translated(source.editions.get()))


def test_a_phone_opens_it_without_a_script_and_gets_to_the_articles(new_page, site):
    page = new_page(width=320, height=640, java_script_enabled=False)
    page.goto("/")
    menu = page.get_by_role("banner").get_by_role("navigation", name="Main")
    assert not menu.get_by_role("link", name="Articles").is_visible()
    page.get_by_text("Menu", exact=True).click()
    for name in ("Home", "Articles", "Contact us"):
        box = menu.get_by_role("link", name=name).bounding_box()
        assert box["height"] >= 24
        assert box["x"] + box["width"] <= 320
    menu.get_by_role("link", name="Articles").click()
    assert page.url.endswith("/articles/")
    assert page.locator("[aria-current=page]").first.get_attribute("href") == "/articles/"


@pytest.mark.parametrize(
    ("path", "invitation"),
    [
        *(("/", "Español"), ("/es/", "English"), ("/articles/better-nights/", "Español")),
        *(("/articles/sleep-well/", "Leer en español"), ("/es/articles/dormir-bien/", "Read in English")),
    ],
)
@pytest.mark.parametrize("width", [320, 390, 700, 900])
def test_the_button_and_what_is_beside_it_stay_where_they_were_when_it_opens_and_closes(
    new_page, site, width, path, invitation
):
    page = new_page(width=width, height=900, java_script_enabled=False)
    page.goto(path)
    assert page.locator(".language-switch").inner_text() == invitation
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    parts = [page.locator(part) for part in (".menu-folded summary", ".language-switch", ".site-name")]
    button = parts[0]
    before = [part.bounding_box() for part in parts]
    for times in (1, 2):
        button.click()
        assert [part.bounding_box() for part in parts] == before, (width, path, times)
    button.click()
    menu, masthead = (page.locator(part).bounding_box() for part in (".menu-folded nav", ".masthead"))
    assert menu["y"] >= before[0]["y"] + before[0]["height"]
    assert menu["x"] + menu["width"] == pytest.approx(before[0]["x"] + before[0]["width"], abs=1)
    assert menu["width"] > 0.8 * masthead["width"]
    assert menu["x"] >= 0
    below = page.locator("main").bounding_box()
    assert below["y"] >= menu["y"] + menu["height"], "it covers nothing"


def test_a_keyboard_opens_it_and_closes_it(new_page, site):
    page = new_page(width=390)
    page.goto("/articles/better-nights/")
    summary = page.locator(".menu-folded summary")
    summary.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Home"
    summary.focus()
    page.keyboard.press("Space")
    assert not page.get_by_role("banner").get_by_role("link", name="Articles").is_visible()


def test_a_desk_shows_it_flat(page, site):
    page.goto("/")
    banner = page.get_by_role("banner")
    assert banner.get_by_role("link", name="Articles").is_visible()
    assert not banner.get_by_text("Menu", exact=True).is_visible()
    assert banner.get_by_role("navigation").count() == 1


def test_there_is_one_way_to_search_at_a_time(new_page, site):
    box, link = ({"name": "Site"}, {"name": "Search", "exact": True})
    for width, path, shown in (
        (1280, "/", "box"),
        (1280, "/articles/better-nights/", "box"),
        (1280, "/search/", "link"),
        (390, "/", "box"),
        (390, "/articles/better-nights/", "neither: the menu has it"),
    ):
        page = new_page(width=width)
        page.goto(path)
        banner = page.get_by_role("banner")
        assert banner.get_by_role("search", **box).count() == (shown == "box"), (width, path)
        assert banner.get_by_role("link", **link).count() == (shown == "link"), (width, path)


@pytest.mark.parametrize("options", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_axe_finds_nothing_while_it_is_open(new_page, site, options):
    page = new_page(width=390, **options)
    for path in ("/", "/articles/better-nights/"):
        page.goto(path)
        page.locator(".menu-folded summary").click()
        assert_nothing_found(page, f"{path}, {options}")


def test_at_four_hundred_per_cent_it_is_folded_and_fits(new_page, site):
    page = new_page(width=320, height=256)  # 1280 × 1024 at 400 %: WCAG 2.2, 1.4.10
    for path in ("/", "/es/"):
        page.goto(path)
        button = page.locator(".menu-folded summary")
        button.scroll_into_view_if_needed()
        before = button.bounding_box()
        button.click()
        assert button.bounding_box() == before
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
