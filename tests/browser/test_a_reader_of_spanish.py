"""Somebody who reads Spanish: finds an article by misspelt words, reads it, takes it along, and answers, all in Spanish."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Clearness, MistakeReport
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.articles.factories import make_block, make_live_article, publish_again, translated
from tests.articles.test_glossary import approve as approve_words
from tests.articles.test_glossary import make_term
from tests.browser.axe import assert_nothing_found

pytestmark = [pytest.mark.browser, pytest.mark.story, pytest.mark.django_db(transaction=True)]

PATH = "/es/articles/dormir-bien/"
QUESTION, OWN = "¿Qué más puedo probar?", "¿Puedo dormir de día?"
REFERENCE = {
    "key": "uno2020",
    "citation": "Uno A. Un estudio. Una revista. 2020;1(1):1-2.",
    "study_type": "rct",
    "doi": "10.1000/1",
    "pmid": "",
    "url": "",
    "accessed_on": None,
}
BLOCKS = [
    make_block(heading="¿Cómo ayuda la melatonina?", body="<p>El cuerpo hace melatonina de noche.[ref:uno2020]</p>"),
    make_block(heading="¿Qué no sabemos?", role="uncertainty", body="<p>No se sabe cuánto dura el efecto.</p>"),
    make_block(
        "analogy",
        title="El reloj",
        story="<p>Un reloj marca la hora.</p>",
        plain_statement="El cuerpo tiene un ritmo.",
        limits="Un reloj no se cansa.",
    ),
    make_block("key_points", heading="Qué recordar", points=["Duerma a la misma hora."]),
    make_block("questions_to_ask", heading="Preguntas para su cita", questions=[QUESTION]),
]


@pytest.fixture
def site(live_server):
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142", is_demonstration=True))
    approve_words(
        make_term(term="melatonina", slug="melatonina", language="es", definition="Una hormona que da sueño.")
    )
    source = make_live_article(title="Sleep well", slug="sleep-well")
    topics = [{"slug": "sueno", "name": "Sueño"}]
    make_live_article(
        title="Dormir bien",
        slug="dormir-bien",
        main_message="Duerma de noche.",
        topics=topics,
        series={"slug": "pasos", "title": "Paso a paso", "position": 1},
        blocks=BLOCKS,
        references=[REFERENCE],
        **translated(source.editions.get()),
    )
    make_live_article(
        language="es",
        title="Descansar de día",
        slug="descansar",
        topics=topics,
        series={"slug": "pasos", "title": "Paso a paso", "position": 2},
        blocks=[make_block("analogy", title="La batería")],
    )
    publish_again(source, main_message="Sleep at night, and nap.")


@pytest.fixture(params=[(390, 844), (1280, 900)], ids=["phone", "desktop"])
def size(request):
    return dict(zip(("width", "height"), request.param, strict=True))


def open_from_menu(page: Page, name: str) -> None:
    banner = page.get_by_role("banner")
    if (opener := banner.get_by_text("Menú", exact=True)).is_visible():
        opener.click()
    banner.get_by_role("link", name=name, exact=True).click()


def changes_to_spanish_and_finds_it(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Español").filter(visible=True).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    if not page.get_by_role("searchbox").first.is_visible():
        open_from_menu(page, "Buscar")
    form = page.get_by_role("search").filter(visible=True)
    form.get_by_role("searchbox").fill("melatonnina")
    form.get_by_role("button", name="Buscar").click()
    expect(page.locator(".search-said")).to_contain_text("melatonina")
    page.locator(".search-results").get_by_role("link", name="Dormir bien").click()
    expect(page).to_have_url(re.compile(f"{PATH}$"))


def reads_it_and_what_is_newer(page: Page) -> None:
    message = page.get_by_role("group", name="El mensaje principal")
    expect(message).to_contain_text("Duerma de noche.")
    assert message.bounding_box()["y"] < page.locator(".article-body").bounding_box()["y"]
    expect(page.get_by_role("note").filter(has_text="Esta traducción todavía no incluye ese cambio")).to_be_visible()
    for heading in ("¿Cómo ayuda la melatonina?", "¿Qué no sabemos?", "Qué recordar", "Preguntas para su cita"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator(".article-body dfn + .definition")).to_contain_text("Una hormona que da sueño")
    expect(page.get_by_text("Un reloj no se cansa.")).to_be_visible()
    expect(page.locator(".references li")).to_contain_text("Un estudio")
    expect(page.get_by_role("link", name="Siguiente Descansar de día")).to_be_visible()


def takes_it_along(page: Page) -> None:
    page.get_by_role("link", name="Imprima una hoja").click()
    expect(page).to_have_url(re.compile(f"{PATH}handout/$"))
    page.emulate_media(media="print")
    for words in ("Duerma de noche.", "Duerma a la misma hora.", QUESTION, "Un estudio"):
        expect(page.locator(".handout").get_by_text(words).first).to_be_visible()
    expect(page.locator(".handout .address")).to_contain_text(PATH)
    expect(page.locator("a[href='tel:988']").filter(visible=True).first).to_be_visible()
    page.emulate_media(media="screen")


def looks_up_words_comparisons_and_people(page: Page) -> None:
    page.goto("/es/")
    open_from_menu(page, "Glosario")
    expect(page.locator(".term")).to_contain_text("Una hormona que da sueño.")
    page.goto("/es/comparisons/")
    expect(page.get_by_role("main")).to_contain_text("El reloj")
    expect(page.get_by_role("main")).to_contain_text("Un reloj no se cansa.")
    page.goto("/es/people/robin-reviewer/")
    expect(page.get_by_role("link", name="Dormir bien")).to_be_visible()
    page.goto("/es/topics/sueno/")
    expect(page.get_by_role("link", name="Dormir bien")).to_be_visible()
    expect(page.get_by_role("link", name="Descansar de día")).to_be_visible()


def answers_and_tells_of_a_mistake(page: Page) -> None:
    page.goto(PATH)
    page.get_by_role("button", name="Sí", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gracias")
    page.goto(PATH)
    page.get_by_role("main").get_by_role("link", name="Avísenos de un error").click()
    page.get_by_label("¿Qué está mal").fill("Falta una palabra.")
    page.get_by_role("main").get_by_role("button", name="Enviar").click()
    expect(page).to_have_url(re.compile(r"/mistake/thanks/"))
    assert MistakeReport.objects.get().what == "Falta una palabra."
    assert Clearness.objects.get().yes == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_of_spanish_finds_reads_takes_along_and_answers(new_page, site, size, scripts):
    page = new_page(**size, java_script_enabled=scripts, locale="es-US")
    changes_to_spanish_and_finds_it(page)
    reads_it_and_what_is_newer(page)
    takes_it_along(page)
    looks_up_words_comparisons_and_people(page)
    answers_and_tells_of_a_mistake(page)
    assert page.context.cookies() == []


def test_what_scripts_add_speaks_spanish(new_page, site, size):
    page = new_page(**size, locale="es-US")
    page.goto(PATH)
    page.get_by_text("Ayuda para leer", exact=True).click()
    page.get_by_role("button", name="El más grande").click()
    page.get_by_role("button", name="Ocultar las comparaciones").click()
    expect(page.get_by_text("Un reloj marca la hora.")).to_be_hidden()
    expect(page.get_by_text("El cuerpo tiene un ritmo.")).to_be_visible()
    page.get_by_label(QUESTION).check()
    page.get_by_label("Su propia pregunta").fill(OWN)
    page.get_by_label("Su propia pregunta").press("Enter")
    assert_nothing_found(page)
    page.goto(f"{PATH}handout/")
    expect(page.get_by_label(QUESTION)).to_be_checked()
    expect(page.get_by_label(OWN, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Imprimir"))).not_to_have_count(0)
    assert page.context.cookies() == []
