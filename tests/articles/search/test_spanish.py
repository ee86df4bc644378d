"""Search in Spanish: its own stems and stop words, and nothing of the other language. The same on both databases."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.models import SearchWord
from articles.search.finding import find
from articles.search.spanish import stem
from articles.search.words import stems_of, words_of
from tests.articles.factories import make_block, make_live_article

BODY = "<p>Las medicinas para la depresión y las emociones ansiosas. Un niño duerme lentamente, a veces.</p>"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("medicina", "medicinas"),
        ("depresion", "depresiones"),
        ("ansioso", "ansiosas"),
        ("nino", "ninas"),
        ("vez", "veces"),
        ("lento", "lentamente"),
        ("doctor", "doctoras"),
        ("mental", "mentales"),
        ("util", "utiles"),
        ("paciente", "pacientes"),
        ("crisis", "crisis"),
    ],
)
def test_forms_of_a_word_are_one(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("caso", "cansado"), ("pena", "pensar"), ("salud", "salado"), ("mano", "mania")],
)
def test_other_words_stay_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["", "a", "es", "3mg", "988", "сон"])
def test_what_is_short_or_not_letters_stays(word):
    assert stem(word) == word


def test_words_that_tell_nothing_apart_are_left_out_and_those_that_change_a_question_are_not():
    asked = "¿Cómo puedo dormir sin pastillas, y no después de tomarlas?"
    assert words_of(asked, "es") == ["puedo", "dormir", "sin", "pastillas", "no", "despues", "tomarlas"]


def test_accents_make_no_other_word():
    assert stems_of("depresión depresion DEPRESIÓN", "es") == [stem("depresion")]


@pytest.fixture
def both(db):
    make_live_article(title="Tristeza", slug="tristeza", language="es", blocks=[make_block(body=BODY)])
    make_live_article(title="Depression", slug="depression", blocks=[make_block(body="<p>Medicines for children.</p>")])


def results(client, address: str) -> list[str]:
    page = BeautifulSoup(client.get(address).content.decode(), "html5lib")
    return [link["href"] for link in page.select(".search-results h2 a")]


@pytest.mark.parametrize("asked", ["medicina", "depresion", "depresión", "emoción ansiosa", "niños", "DEPRESIONES"])
def test_it_finds_other_forms_with_accents_or_without(client, both, asked):
    assert results(client, f"/es/search/?q={asked}") == ["/es/articles/tristeza/"]
    assert results(client, f"/search/?q={asked}") in ([], ["/articles/depression/"])


@pytest.mark.parametrize(("asked", "written"), [("ojos", "ojo"), ("días", "día"), ("meses", "mes")])
def test_a_right_word_finds_its_short_form(client, db, asked, written):
    make_live_article(title=written, slug="short", language="es")
    assert results(client, f"/es/search/?q={asked}") == ["/es/articles/short/"]


@pytest.mark.parametrize("asked", ["depression", "children"])
def test_english_pages_are_found_in_english_only(client, both, asked):
    assert results(client, f"/search/?q={asked}") == ["/articles/depression/"]
    assert "/articles/depression/" not in results(client, f"/es/search/?q={asked}")


def test_what_was_found_is_marked(client, both):
    page = BeautifulSoup(client.get("/es/search/?q=medicina+depresion").content.decode(), "html5lib")
    assert [mark.get_text() for mark in page.select(".extract mark")] == ["medicinas", "depresión"]


def test_a_misspelling_is_mended_by_words_of_its_own_language(both):
    now = timezone.now()
    assert find("depresoin", now=now, language="es").meant == "depresion"
    assert find("childern", now=now, language="es").meant == ""
    assert find("childern", now=now, language="en").meant == "children"


def test_it_says_in_spanish_what_was_meant_with_its_accents(client, both):
    page = BeautifulSoup(client.get("/es/search/?q=nino+depresoin").content.decode(), "html5lib")
    said = page.select_one(".search-said")
    assert "No se encontró nada para «depresoin». Estos son los resultados para niño depresión." in " ".join(
        said.get_text().split()
    )
    assert [mark.get_text() for mark in page.select(".extract mark")] == ["depresión", "niño"]
    exactly = said.a
    assert exactly.get_text() == "Buscar exactamente lo que usted escribió"
    assert results(client, f"/es/search/{exactly['href']}") == ["/es/articles/tristeza/"]


def test_each_language_has_its_own_vocabulary(both):
    assert SearchWord.objects.filter(word="medicinas").values_list("language", flat=True).get() == "es"
    assert SearchWord.objects.filter(word="medicines").values_list("language", flat=True).get() == "en"
