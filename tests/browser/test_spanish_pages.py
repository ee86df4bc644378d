"""The pages in Spanish in a real browser, and an article that is written from right to left."""

import re

import pytest

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact.models import Inquiry
from tests.articles.factories import make_live_article
from tests.browser.axe import assert_nothing_found
from tests.test_templates import EVERY_KIND, REFERENCE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = (
    *("/es/", "/es/articles/", "/es/articles/todo/", "/es/articles/todo/handout/", "/es/articles/todo/mistake/"),
    *("/es/topics/sueno/", "/es/glossary/", "/es/comparisons/", "/es/people/", "/es/people/robin-reviewer/"),
    *("/es/contact/", "/es/search/?q=todo", "/es/search/?q=zzzz", "/es/accessibility/", "/es/privacy/"),
)
ARABIC = "الدواء يعمل ببطء"


@pytest.fixture(autouse=True)
def site(live_server):
    save_profile(
        profile=ClinicProfile(
            name="Harbour Lane Clinic",
            tagline="Care that explains itself",
            telephone="(323) 555-0142",
            hours="Monday to Friday",
            privacy_page="We keep little.",
            is_demonstration=True,
        )
    )
    make_live_article(
        language="es",
        title="Todo",
        slug="todo",
        blocks=EVERY_KIND,
        references=[REFERENCE],
        topics=[{"slug": "sueno", "name": "Sueño"}],
        offered_here=True,
        funding_statement="Lo pagamos nosotros.",
        conflict_statement="Nadie más gana.",
    )


def test_axe_finds_nothing_on_a_phone_or_at_a_desk(new_page):
    for options in ({"width": 390}, {"width": 1280, "color_scheme": "dark"}):
        page = new_page(**options)
        for path in PATHS:
            assert page.goto(path).status == 200, path
            assert_nothing_found(page, f"{path}, {options}")


def test_nothing_runs_over_the_edge_of_the_smallest_phone(new_page):
    page = new_page(width=320, height=640)
    for path in PATHS:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_nor_do_the_crisis_lines_and_the_form_with_letters_of_twice_the_size(new_page):
    page = new_page(width=320, height=640)
    for path in ("/es/", "/es/contact/", "/es/privacy/"):
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")  # WCAG 2.2, 1.4.4
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_the_way_to_the_other_language_and_back_needs_no_script(new_page):
    page = new_page(width=320, java_script_enabled=False)
    page.goto("/glossary/")
    switch = page.get_by_role("link", name="Español")
    box = switch.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    switch.click()
    page.wait_for_url("**/es/glossary/")
    assert page.get_by_role("heading", level=1).inner_text() == "Glosario"
    page.get_by_role("link", name="English").click()
    page.wait_for_url(re.compile(r"[^s]/glossary/$"))
    assert page.context.cookies() == []


def test_someone_writes_to_the_clinic_in_spanish(new_page):
    page = new_page(width=390, java_script_enabled=False)
    page.goto("/es/contact/")
    page.get_by_label("Para mí").check()
    page.get_by_label("¿Cómo quiere que lo llamemos?").fill("José Núñez")
    page.get_by_label("Llamada").check()
    page.get_by_label("Número de teléfono").fill("323 555 0199")
    page.get_by_label("Costos y seguro").check()
    page.get_by_label(re.compile("no es para emergencias")).check()
    page.get_by_label(re.compile("pueden comunicarse conmigo")).check()
    page.get_by_role("button", name="Enviar").click()
    page.wait_for_url(re.compile(r"/es/contact/thanks/"))
    assert page.locator(".reference").inner_text() == Inquiry.objects.get().reference
    assert page.locator("main .crisis-card").get_by_role("link", name="Llame al 988 y oprima 2").is_visible()


def test_words_from_right_to_left_keep_their_place_and_the_layout(new_page):
    """A page as a whole from right to left is turned around; nothing runs over an edge or is hidden."""
    page = new_page(width=320, height=640)
    page.goto("/es/articles/todo/")
    inside = """([direction, words]) => {
        document.documentElement.dir = direction
        const parts = document.querySelectorAll("h1, .article-body p, .article-body li, .article-body td")
        for (const part of parts) part.textContent = words
        const reach = [...document.querySelectorAll("main *")].filter(part => part.checkVisibility()
            && !part.closest(".visually-hidden, svg")).map(part => part.getBoundingClientRect())
        return [Math.min(...reach.map(box => box.left)), Math.max(...reach.map(box => box.right)),
            document.documentElement.scrollWidth]
    }"""
    for direction in ("rtl", "ltr"):
        left, right, width = page.evaluate(inside, [direction, ARABIC * 3])
        assert left >= 0, direction
        assert right <= 320, direction
        assert width <= 320, direction
    heading = """() => { const range = document.createRange(); range.selectNodeContents(document.querySelector("h1"));
        const [words, box] = [range.getBoundingClientRect(), document.querySelector("main").getBoundingClientRect()]
        return [words.left - box.left, box.right - words.right] }"""
    page.evaluate("([words]) => document.querySelector('h1').textContent = words", [ARABIC])
    for direction in ("rtl", "ltr"):
        page.evaluate("direction => (document.documentElement.dir = direction)", direction)
        at_left, at_right = page.evaluate(heading)
        assert at_right < at_left, f"{direction}: a heading starts at the side of its own script"
