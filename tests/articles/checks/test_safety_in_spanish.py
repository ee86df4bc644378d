"""The safety checks in Spanish: each with a sentence that must be found, typed with accents and without, and one that must not."""

import pytest

from articles import checks
from articles.accents import unaccented
from articles.checks import CHECKS, Severity
from articles.checks.safety_words import WORDS
from articles.notices import CRISIS, notices
from tests.articles.checks.found import TODAY, found, says
from tests.articles.factories import make_block, make_document


def spanish(*paragraphs: str, **overrides) -> dict:
    return says(*paragraphs, language="es", title="Un título", summary="Un resumen.", main_message="Lea.", **overrides)


FOUND = {
    "SA02": (
        "Nadie debería decir que cometió suicidio.",
        "Hubo un suicidio consumado en la familia.",
        "Tuvo dos intentos de suicidio fallidos.",
        "Hay una epidemia de suicidios.",
        "Los suicidios se dispararon el año pasado.",
        "Logró suicidarse ese año.",
    ),
    "SA03": (
        "Se ahorcó, y su suicidio dolió a todos.",
        "El suicidio con un arma de fuego es frecuente.",
        "Saltó de un puente. Fue un suicidio.",
        "Fue un suicidio por sobredosis.",
    ),
    "SA04": (
        "Fue un suicidio a causa de una deuda.",
        "El acoso lo llevó al suicidio.",
        "Murió por suicidio porque perdió su trabajo.",
    ),
    "SA05": (
        "Los pensamientos suicidas desaparecieron en pocas horas.",
        "En 24 horas ya no tenía ideas de suicidio.",
        "La ketamina elimina rápidamente las ideas suicidas.",
        "Sin pensamientos suicidas en dos días.",
    ),
    "SA06": ("Tome 50 mg por la mañana.", "La dosis fue de 0.5 mg/kg.", "Son 20 miligramos al día."),
    "SA07": (
        "Puede dejar de tomar la pastilla cuando se sienta bien.",
        "Suspenda su medicina si tiene sueño.",
        "Muchas personas dejan los antidepresivos en el verano.",
    ),
}
NOT_FOUND = {
    "SA02": (
        "Murió por suicidio hace un año.",
        "Tuvo dos intentos de suicidio.",
        "Los intentos fallidos de dormir cansan.",
        "Los precios se dispararon.",
    ),
    "SA03": (
        "El suicidio duele a todos.",
        "Guarde las armas de fuego bajo llave si alguien piensa en el suicidio.",
        "Saltó de alegría.",
        "Tome sus pastillas como le dijo su médico, y hable si piensa en el suicidio.",
    ),
    "SA04": (
        "El suicidio nunca ocurre debido a una sola cosa.",
        "¿Puede una deuda llevar a alguien al suicidio?",
        "No hay una sola causa de un suicidio.",
    ),
    "SA05": (
        "Llame al 988 de inmediato si piensa en el suicidio.",
        "El riesgo de suicidio puede subir en las primeras semanas.",
        "No se sabe si reduce las ideas de suicidio.",
        "¿Puede quitar las ideas suicidas en pocas horas?",
    ),
    "SA06": ("Pregunte a su médico por su dosis.", "Lo pensó 50 veces."),
    "SA07": (
        "No deje de tomar la pastilla sin hablar con su médico.",
        "Hable con su médica antes de dejar de tomar esta medicina.",
        "Dejó la ciudad por unas semanas.",
    ),
}
EACH_FOUND = [(check_id, text) for check_id, texts in FOUND.items() for text in texts]
EACH_NOT_FOUND = [(check_id, text) for check_id, texts in NOT_FOUND.items() for text in texts]


@pytest.mark.parametrize(("check_id", "text"), EACH_FOUND)
def test_it_is_found_with_accents_and_without(check_id, text):
    for typed in (text, unaccented(text)):
        findings = found(check_id, spanish(typed))
        assert [finding.is_checked for finding in findings] == [True], typed
        assert findings[0].excerpt in typed


@pytest.mark.parametrize(("check_id", "text"), EACH_NOT_FOUND)
def test_what_stands_near_it_is_none(check_id, text):
    assert found(check_id, spanish(text)) == []


def test_every_safety_check_knows_every_language_of_its_words():
    for check_id, check in CHECKS.items():
        if check_id.startswith("SA"):
            assert all(checks.knows(check, language) for language in WORDS), check_id


CRISES = (
    "Pensó en el suicidio.",
    "Tenía ideas suicidas.",
    "Se autolesionó de joven.",
    "Las autolesiones son una señal de dolor.",
    "Tuvo una sobredosis.",
    "No quería seguir viviendo.",
    "Quiere morir.",
    "Quiero morirme.",
    "Tiene deseos de morir.",
    "Se quitó la vida.",
    "Pensó en acabar con su vida.",
    "Quería hacerse daño.",
    "Llame al 988.",
)
NO_CRISES = (
    "La medicina puede dañar el hígado.",
    "Demasiada sal le hace daño al corazón.",
    "Quiere dormir.",
    "Terminó con su tratamiento.",
    "Viva su vida sin prisa.",
    "Se lastimó la rodilla.",
)


@pytest.mark.parametrize("text", CRISES)
@pytest.mark.parametrize("where", ["block", "summary", "title"])
def test_words_of_a_crisis_bring_the_crisis_card(text, where):
    for typed in (text, unaccented(text), text.upper()):
        document = spanish("Nada más.") | {where: typed} if where != "block" else spanish(typed)
        assert CRISIS in {notice["kind"] for notice in notices({**document, "medicines": []})}, typed


@pytest.mark.parametrize("text", NO_CRISES)
def test_other_words_bring_none(text):
    assert notices(spanish(text)) == []


def test_a_spanish_page_of_a_crisis_cannot_be_without_its_card():
    [finding] = found("SA01", spanish("Pensó en el suicidio."))
    assert (finding.severity, finding.is_overridable) == (Severity.ERROR, False)


def test_what_knows_only_english_is_not_checked_and_is_no_error():
    document = make_document(language="es", blocks=[make_block(body="<p>This cure is guaranteed.</p>")])
    findings = checks.run(document, checks.Circumstances(today=TODAY))
    unchecked = {finding.check_id for finding in findings if not finding.is_checked}
    assert unchecked == {check_id for check_id, check in CHECKS.items() if not checks.knows(check, "es")}
    assert {"BA04", "HL01"} <= unchecked
    assert not any(finding.is_error for finding in findings if not finding.is_checked)


def test_an_english_article_is_checked_by_all():
    findings = checks.run(make_document(), checks.Circumstances(today=TODAY))
    assert all(finding.is_checked for finding in findings)


# TR01, TR02


def test_a_translation_has_to_say_which_edition_it_says():
    translation = {"language": "en", "title": "Sleep well", "number": None, "content_hash": ""}
    [finding] = found("TR01", spanish("Duerma.", translation=translation))
    assert (finding.is_error, finding.is_overridable, finding.field) == (True, False, "translates")
    assert found("TR01", spanish("Duerma.", translation={**translation, "number": 3, "content_hash": "a"})) == []
    assert found("TR01", spanish("Duerma.")) == []


def test_a_medicine_without_its_words_in_spanish_stands_in_the_way():
    medicine = {"slug": "m", "name": "m", "uses": [], "boxed_warning": "", "approved_uses": [], "risks": []}
    medicine |= {"proprietary_names": [], "drug_class": ""}
    [finding] = found("TR02", spanish("Duerma.", medicines=[{**medicine, "is_untranslated": True}]))
    assert (finding.is_error, finding.is_overridable) == (True, False)
    assert found("TR02", spanish("Duerma.", medicines=[medicine])) == []
