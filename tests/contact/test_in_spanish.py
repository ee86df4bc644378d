"""The contact form in Spanish: what was typed is kept just so, and what was agreed to is the Spanish text."""

import pytest

from contact.models import Inquiry
from contact.texts import CONSENT_TEXTS, CONSENT_VERSIONS
from contact.words import words_of
from tests.contact.factories import BY_EMAIL, typed
from tests.contact.pages import filled_in, soup
from tests.people import make_person

pytestmark = pytest.mark.django_db


def test_it_is_kept_with_the_spanish_consent_and_thanked_for_in_spanish(client):
    message = "¿Aceptan pacientes nuevos? «Sí» o «no» 🙂"
    response = client.post("/es/contact/", typed(preferred_name="José Núñez", message=message))
    inquiry = Inquiry.objects.get()
    assert (words_of(inquiry).preferred_name, words_of(inquiry).message) == ("José Núñez", message)
    assert inquiry.consent_version == CONSENT_VERSIONS["es"] != CONSENT_VERSIONS["en"]
    assert response.status_code == 303
    assert response["Location"] == f"/es/contact/thanks/?reference={inquiry.reference}"
    thanks = soup(client.get(response["Location"]))
    assert thanks.h1.get_text() == "Recibimos su mensaje"
    assert thanks.select_one(".reference").get_text() == inquiry.reference


def test_the_form_shows_the_text_that_is_kept_as_agreed_to(client):
    for path, language in (("/contact/", "en"), ("/es/contact/", "es")):
        label = soup(client.get(path)).select_one('label[for="id_consent"]').get_text()
        assert label == CONSENT_TEXTS[CONSENT_VERSIONS[language]]


def test_mistakes_are_told_in_spanish_and_nothing_typed_is_lost(client):
    sent = typed(**BY_EMAIL | {"email": "nadie"}, message="a" * 501)
    sent.pop("consent")
    response = client.post("/es/contact/", sent)
    assert response.status_code == 200
    page = soup(response)
    assert page.title.get_text().startswith("Error: ")
    assert page.main.form["action"] == "/es/contact/"
    told = [link.get_text() for link in page.select(".error-summary a")]
    assert told == [
        "Escriba un correo electrónico completo, como nombre@example.com",
        "El mensaje debe tener 500 caracteres o menos",
        "Marque la casilla para decir que podemos comunicarnos con usted",
    ]
    assert filled_in(page)["message"].strip() == "a" * 501
    assert filled_in(page)["email"] == "nadie"


def test_an_old_form_is_given_back_with_all_its_words(client):
    response = client.post("/es/contact/", typed(token="old", message="No lo pierda."))
    page = soup(response)
    assert "todavía no se ha enviado" in page.select_one(".error-summary").get_text()
    again = client.post("/es/contact/", {**filled_in(page), "consent": "yes"})
    assert again.status_code == 303
    assert words_of(Inquiry.objects.get()).message == "No lo pierda."


def test_staff_read_of_it_in_english_and_see_what_was_agreed_to(client):
    client.post("/es/contact/", typed(topic="cost"))
    inquiry = Inquiry.objects.get()
    client.force_login(make_person("front-desk"))
    page = soup(client.get(f"/admin/contact/inquiry/{inquiry.pk}/change/"))
    assert page.html["lang"] == "en"
    words = page.get_text(" ")
    assert "Cost and insurance" in words
    assert CONSENT_TEXTS[CONSENT_VERSIONS["es"]] in words
