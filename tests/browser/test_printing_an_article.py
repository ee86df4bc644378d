"""An article on paper: what a reader needs is there, what only a screen can do is not, and nothing is torn."""

import pytest

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.articles.factories import make_block, make_live_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REFERENCE = {
    "key": "smith2020",
    "citation": "Smith A. A trial.",
    "study_type": "rct",
    "doi": "10.1000/1",
    "pmid": "",
    "url": "",
    "accessed_on": None,
}
BODY = '<p>It was 3 out of 100. See <a href="https://www.example.org/">a page</a>.[ref:smith2020]</p>'
KINDS = ["analogy", "clinical_example", "key_points", "callout", "questions_to_ask", "call_to_action"]


@pytest.fixture
def printed(new_page, live_server):
    """Print the article from a screen of this width, after something was done there: `printed(width=390, before=…)`."""
    save_profile(
        profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142", crisis_text="988", about="Us.")
    )
    series = {"slug": "gates", "title": "Gates"}
    make_live_article(title="The key", series={**series, "position": 2})
    make_live_article(title="The lamp", topics=[{"slug": "sleep", "name": "Sleep"}])
    blocks = [make_block(heading="How it works", body=BODY), *map(make_block, KINDS)]
    make_live_article(
        title="The gate",
        blocks=blocks,
        references=[REFERENCE],
        series={**series, "position": 1},
        topics=[{"slug": "sleep", "name": "Sleep"}],
        tags=[{"slug": "naps", "name": "Naps"}],
        funding_statement="We paid for it.",
    )

    def prints(*, before=lambda page: None, **options):
        page = new_page(**options)
        page.goto("/articles/the-gate/")
        before(page)
        page.emulate_media(media="print")
        return page

    return prints


SCREENS = [{"width": 390}, {"width": 1280}, {"width": 390, "color_scheme": "dark"}, {"java_script_enabled": False}]


@pytest.mark.parametrize("options", SCREENS)
def test_what_a_reader_needs_is_on_it(printed, options):
    page = printed(**options)
    text = page.locator("body").inner_text()
    for words in (
        *("In a crisis?", "988", "911", "A main message.", "Checked by Robin Reviewer, MD", "Page last reviewed:"),
        *("Next review due:", "Where to find it", "https://clinic.example.org/articles/the-gate/", "Smith A. A trial."),
        *(
            "What else could I try?",
            "Harbour Lane Clinic",
            "(323) 555-0142",
            "We paid for it.",
            "This page is for learning.",
        ),
    ):
        assert words in text, words
    assert page.locator(".icon-array").is_visible()


@pytest.mark.parametrize("options", SCREENS)
def test_what_only_a_screen_can_do_is_not_on_it(printed, options):
    page = printed(**options)
    for part in ("nav", "form", ".reading-help", ".skip-link", ".tags", ".back", ".related", "a[href^='/contact/']"):
        assert page.locator(part).count() > 0, part
        shown = [each for each in page.locator(part).all() if each.is_visible()]
        assert shown == [], part


@pytest.mark.parametrize("options", SCREENS)
def test_a_comparison_that_was_folded_is_whole(printed, options):
    page = printed(before=lambda page: page.locator(".analogy summary").click(), **options)
    for words in (
        "A gate lets people in.",
        "the channel",
        "A channel lets charged particles in.",
        "A channel has no hinge.",
    ):
        assert page.locator(".analogy").get_by_text(words, exact=True).is_visible(), words


def test_browsers_that_cannot_unfold_it_by_style_do_so_while_they_print(printed):
    page = printed(before=lambda page: page.locator(".analogy summary").click())
    is_open = "document.querySelector('.analogy').open"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(is_open)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate(is_open)


def test_addresses_are_written_out_for_references_and_nowhere_else(printed):
    page = printed()
    after = "link => getComputedStyle(link, '::after').content"
    assert page.locator(".references li > a").first.evaluate(after) == '" (https://doi.org/10.1000/1)"'
    links = page.locator("a:not(.references a)").all()
    assert len(links) > 10
    assert {link.evaluate(after) for link in links} == {"none"}


def test_it_is_black_on_white_from_a_dark_screen_too(printed):
    page = printed(color_scheme="dark")
    colours = page.locator("body").evaluate("b => [getComputedStyle(b).color, getComputedStyle(b).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_no_block_is_torn_and_no_heading_left_behind(printed):
    page = printed()
    style = "(element, name) => getComputedStyle(element)[name]"
    blocks = [
        ".analogy",
        ".clinical-example",
        ".key-points",
        ".callout",
        ".icon-arrays",
        ".main-message",
        ".about-this-page",
    ]
    for block in [*blocks, ".questions li", ".references li", ".call-to-action", ".review-line"]:
        assert page.locator(block).first.evaluate(style, "breakInside") == "avoid", block
    for heading in ("h1", "h2", "h3", "summary", "p:has(+ .icon-arrays)"):
        assert page.locator(heading).first.evaluate(style, "breakAfter") == "avoid", heading
