"""An article and its translation in a real browser: the way from one to the other, and what one that is behind says."""

import pytest

from tests.articles.factories import make_block, make_live_article, publish_again, translated
from tests.browser.axe import assert_nothing_found
from tests.browser.staff import sign_in
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENGLISH, SPANISH = "/articles/sleep-well/", "/es/articles/dormir-bien/"


@pytest.fixture
def source(live_server):
    source = make_live_article(title="Sleep well", slug="sleep-well")
    blocks = [make_block(heading="Una parte", body="<p>Duerma de noche.</p>"), make_block("analogy")]
    make_live_article(
        title="Dormir bien",
        slug="dormir-bien",
        main_message="Duerma.",
        blocks=blocks,
        **translated(source.editions.get()),
    )
    publish_again(source, main_message="Sleep at night, and nap.")
    return source


def test_a_reader_goes_from_one_to_the_other_without_a_script(new_page, source):
    page = new_page(width=390, java_script_enabled=False)
    page.goto(ENGLISH)
    page.get_by_role("banner").get_by_role("link", name="Leer en español").click()
    assert page.url.endswith(SPANISH)
    note = page.get_by_role("note").filter(has_text="Esta traducción todavía no incluye ese cambio")
    assert note.is_visible()
    assert note.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    note.get_by_role("link", name="Ver la versión en inglés").click()
    assert page.url.endswith(ENGLISH)
    assert page.context.cookies() == []


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(new_page, source, look):
    page = new_page(width=320, height=640, **look)
    for path in (ENGLISH, SPANISH, f"{SPANISH}handout/", "/es/search/?q=duerma"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert_nothing_found(page, f"{path}, {look}")
        for link in page.locator(".language-switch, .behind a").all():
            assert link.bounding_box()["height"] >= 24, path


def test_the_note_is_printed_and_the_link_is_not(new_page, source):
    page = new_page(width=1280)
    page.goto(SPANISH)
    page.emulate_media(media="print")
    assert page.locator(".behind").is_visible()
    assert not page.locator(".language-switch").is_visible()


def test_axe_finds_nothing_on_the_form_of_a_translation(new_page, source):
    make_person("author")
    page = new_page()
    sign_in(page, "author")
    page.goto(f"/admin/articles/article/add/?from={make_live_article(title='Rest', slug='rest').pk}&into=es")
    page.locator(".blocks-add").wait_for()
    assert_nothing_found(page)
