"""The handout in a real browser: on paper, on a phone, with and without scripts."""

import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Edition
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.articles.factories import make_block, make_live_article
from tests.browser.axe import assert_nothing_found

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATH = "/articles/sleep/handout/"
FACTS = {"study_type": "", "doi": "10.1000/182", "pmid": "", "url": "", "accessed_on": None}
SENTENCE = "Sleep may help people who live with depression, not all."


@pytest.fixture
def site(live_server):
    """An ordinary article: five points, six questions, when to call, the crisis card, six sources."""
    save_profile(
        profile=ClinicProfile(
            name="Harbour Lane Clinic",
            telephone="(323) 555-0142",
            email="hello@harbourlane.example.org",
            crisis_telephone="988",
            crisis_text="988",
            emergency_telephone="911",
        )
    )
    make_live_article(
        title="How sleep may help with depression",
        slug="sleep",
        summary="When people think about suicide.",
        main_message=f"{SENTENCE} Talk with your doctor if you do not sleep.",
        blocks=[
            make_block("callout", severity="urgent", heading="Call your doctor if", body=f"<p>{SENTENCE}</p>"),
            make_block("key_points", points=[f"{SENTENCE}[ref:study-{number}]" for number in range(5)]),
            make_block(
                "questions_to_ask", questions=[f"What does question {number} mean for me?" for number in range(6)]
            ),
        ],
        references=[
            {
                "key": f"study-{number}",
                "citation": f"Smith A, Jones B. {SENTENCE} J Sleep. 2020;1(1):1-{number + 2}.",
                **FACTS,
            }
            for number in range(6)
        ],
    )


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_an_ordinary_article_fits_on_one_sheet(page, site, paper):
    page.goto(PATH)
    assert pages_of(page.pdf(format=paper)) == 1


def test_each_of_the_demonstration_takes_one_sheet_and_only_many_sources_take_another(page, live_server):
    """A dozen sources have room below all that a reader takes along, in the widest letters of the usual systems."""
    call_command("load_demonstration", verbosity=0)
    page.goto("/articles/")
    links = page.locator("main .article-card a[href^='/articles/']")
    paths = {link.get_attribute("href") for link in links.all()}
    assert len(paths) == Edition.objects.live(timezone.now()).in_language("en").count()
    for path in paths:
        page.goto(f"{path}handout/")
        sources = page.locator(".references li").count()
        assert pages_of(page.pdf(format="Letter")) <= (1 if sources <= 12 else 2), path


def test_paper_has_the_lines_to_call_the_address_and_no_menu(page, site):
    page.goto(PATH)
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    for words in (
        "Call 988",
        "Text 988",
        "call 911",
        "/articles/sleep/",
        "(323) 555-0142",
        "does not give medical advice",
    ):
        assert words in text
    assert page.locator(".qr-code").is_visible()
    for hidden in ("Print this handout", "Read the whole page", "Contact us"):
        assert not page.get_by_text(hidden).first.is_visible(), hidden


def test_the_button_prints(page, site):
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(PATH)
    page.get_by_role("button", name="Print this handout").click()
    assert page.evaluate("window.printed")


def test_without_scripts_there_is_no_dead_button(new_page, site):
    page = new_page(width=390, java_script_enabled=False)
    page.goto(PATH)
    assert page.get_by_role("heading", name="What to remember").is_visible()
    assert not page.get_by_text("Print this handout").is_visible()


@pytest.mark.parametrize(
    "look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["light", "dark", "forced colours"]
)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(new_page, site, look):
    page = new_page(width=320, **look)
    page.goto(PATH)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert_nothing_found(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert_nothing_found(page)
