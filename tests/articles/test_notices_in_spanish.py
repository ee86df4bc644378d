"""What rules add to an article in Spanish: in plain Spanish, with the medicine's Spanish words, and never half in English."""

import pytest
from bs4 import BeautifulSoup

from articles import drafts, governance, notices
from articles.models import Medicine
from articles.notice_words import WORDS
from articles.publishing import record
from tests.articles.checks.found import a_medicine, says
from tests.articles.factories import make_article, make_block, make_live_article

AFRAID = "Sedación, disociación y respiración lenta."


def told(**overrides) -> dict[str, dict]:
    document = says("Duerma.", language="es", **overrides)
    return {notice["kind"]: notice for notice in notices.notices(document)}


def spanish_medicine(**overrides) -> dict:
    words = {"name": "ketamina", "uses": [{"condition": "la depresión", "status": "off_label"}]}
    return a_medicine(**{**words, "approved_uses": ["la anestesia", "el dolor", "insomnio"], **overrides})


def test_an_off_label_use_is_told_in_spanish():
    notice = told(medicines=[spanish_medicine()])["off_label"]
    assert notice["heading"] == "Sin aprobación de la FDA para la depresión"
    assert notice["text"].startswith("La FDA no ha aprobado ketamina para tratar la depresión.")
    assert "La FDA ha aprobado ketamina para la anestesia, el dolor e insomnio." in notice["text"]
    assert "Pregunte a su médico" in notice["text"]


def test_a_compounded_medicine_is_told_in_spanish():
    medicine = spanish_medicine(uses=[{"condition": "la depresión", "status": "unapproved_compounded"}])
    text = told(medicines=[medicine])["off_label"]["text"]
    assert "la forma de ketamina que prepara una farmacia" in text
    assert "la FDA no la ha revisado" in text


def test_a_boxed_warning_and_who_is_paid_are_told_in_spanish():
    found = told(medicines=[spanish_medicine(boxed_warning=AFRAID)], offered_here=True, no_company_paid=True)
    assert found["boxed_warning"] == {
        "kind": "boxed_warning",
        "heading": "La advertencia más seria de la FDA sobre ketamina",
        "text": AFRAID,
    }
    assert found["money"]["text"] == (
        "Nosotros escribimos esta página. Nuestra clínica ofrece este tratamiento y cobra por él. "
        "Ninguna compañía farmacéutica pagó por esta página."
    )


@pytest.mark.parametrize("provenance", ["composite", "fictional", "real", ""])
def test_every_example_is_told_to_be_no_usual_result(provenance):
    said = notices.disclosure({"provenance": provenance}, "es")
    assert "Sus resultados pueden ser distintos." in said
    assert said != notices.disclosure({"provenance": provenance})


def test_the_languages_say_the_same_things():
    english, spanish = WORDS["en"], WORDS["es"]
    for name, words in vars(english).items():
        if isinstance(words, str):
            assert sorted(_places(words)) == sorted(_places(getattr(spanish, name))), name
            assert words != getattr(spanish, name)
    assert english.disclosures.keys() == spanish.disclosures.keys()


def _places(words: str) -> list[str]:
    return [part.split("}")[0] for part in words.split("{")[1:]]


@pytest.fixture
def ketamine(db) -> Medicine:
    medicine = Medicine.objects.create(name="ketamine", slug="ketamine", boxed_warning="It may cut you off.")
    medicine.uses.create(condition="depression", status="off_label")
    medicine.uses.create(condition="anesthesia", status="fda_approved")
    return medicine


def about(medicine: Medicine, **overrides):
    article = make_article(title="Ketamina", kind="medicine", **overrides)
    article.medicine_uses.add(medicine.uses.get(condition="depression"))
    return record(article=article) or article.editions.first()


def translate(medicine: Medicine) -> None:
    medicine.name_in_spanish, medicine.boxed_warning_in_spanish = "ketamina", AFRAID
    medicine.save()
    for condition, spanish in (("depression", "la depresión"), ("anesthesia", "la anestesia")):
        medicine.uses.filter(condition=condition).update(condition_in_spanish=spanish)


def test_an_edition_freezes_the_medicines_words_in_its_language(ketamine):
    translate(ketamine)
    [frozen] = about(ketamine, language="es").document["medicines"]
    assert (frozen["name"], frozen["boxed_warning"], frozen["approved_uses"]) == ("ketamina", AFRAID, ["la anestesia"])
    assert frozen["uses"] == [{"condition": "la depresión", "status": "off_label"}]
    assert "is_untranslated" not in frozen


def test_an_article_in_english_stays_as_it_was(ketamine):
    edition = about(ketamine)
    translate(ketamine)
    assert record(article=edition.article) is None, "its words are the same"


@pytest.mark.parametrize("missing", ["name", "warning", "use", "approved use"])
def test_an_article_in_spanish_waits_until_each_word_is_there(ketamine, missing):
    translate(ketamine)
    if missing in ("name", "warning"):
        field = {"name": "name_in_spanish", "warning": "boxed_warning_in_spanish"}[missing]
        Medicine.objects.update(**{field: ""})
    else:
        condition = {"use": "depression", "approved use": "anesthesia"}[missing]
        ketamine.uses.filter(condition=condition).update(condition_in_spanish="")
    edition = about(ketamine, language="es")
    errors = governance.standing_errors(edition, now=edition.recorded_at)
    assert "TR02" in {error.check_id for error in errors}


def test_a_draft_in_spanish_that_is_brought_back_keeps_its_medicines(ketamine):
    translate(ketamine)
    edition = about(ketamine, language="es")
    article = edition.article
    article.medicine_uses.clear()
    drafts.thaw(article, edition.document)
    assert [use.condition for use in article.medicine_uses.all()] == ["depression"]


@pytest.mark.django_db
def test_the_page_of_a_crisis_says_in_spanish_whom_to_call(client):
    make_live_article(
        title="Ayuda", slug="ayuda", language="es", blocks=[make_block(body="<p>Si piensa en el suicidio, hable.</p>")]
    )
    page = BeautifulSoup(client.get("/es/articles/ayuda/").content.decode(), "html5lib")
    card = page.find(class_="crisis-card").get_text(" ", strip=True)
    assert "oprima 2" in card
    assert "AYUDA" in card
    assert "911" in card
