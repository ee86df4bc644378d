"""A promise about the whole: nothing of the site's own words is left in English on a page in Spanish."""

import json
import re
import uuid

import pytest
from bs4 import BeautifulSoup, Comment, NavigableString
from django.test import Client
from django.urls import get_resolver
from django.utils import translation

from clinic.models import ClinicProfile, Contributor
from clinic.profile import save_profile
from scripts import run_messages
from tests.articles.factories import make_block, make_live_article
from tests.articles.test_glossary import approve, make_term
from tests.contact.factories import make_inquiry
from tests.test_templates import EVERY_KIND, REFERENCE

pytestmark = pytest.mark.django_db

ATTRIBUTES = (
    "aria-label",
    "title",
    "alt",
    "placeholder",
    "data-said",
    "data-kept",
    "data-lost",
    "data-forgotten",
    "data-full",
)
# What is the same in both languages.
SHARED = {"English", "PubMed", "DOI", "Error:", "No", "RSS", "Atom"}
PROFILE = {
    "name": "Harbour Lane Clinic",
    "tagline": "Care that explains itself",
    "about": "We treat adults. We take our time.",
    "telephone": "(323) 555-0142",
    "email": "hello@harbourlane.example.org",
    "website": "https://harbourlane.example.org",
    "booking_url": "https://harbourlane.example.org/booking",
    "address": "12 Harbour Lane",
    "hours": "Monday to Friday",
    "privacy_page": "We keep little.",
    "nondiscrimination_page": "We treat everybody.",
    "language_help_page": "Ask for an interpreter.",
    "accessibility_page": "There is a ramp.",
}


def every_kind() -> list[dict]:
    """A block of every kind, whose headings are none of the site's own words."""
    headings = {"questions_to_ask": {"heading": "Tres preguntas"}}
    return [{**block, "id": str(uuid.uuid4()), **headings.get(block["kind"], {})} for block in EVERY_KIND]


@pytest.fixture
def full():
    """A demonstration clinic whose article in Spanish has all that an article can have, between two others of its series."""
    save_profile(profile=ClinicProfile(**PROFILE, is_demonstration=True))
    Contributor.objects.create(
        slug="ana-autora", name="Ana Autora", credentials="RN", job_title="Enfermera", about="Escribe."
    )
    series = {"slug": "pasos", "title": "Paso a paso"}
    facts = {"language": "es", "topics": [{"slug": "sueno", "name": "Sueño"}], "tags": [{"slug": "paz", "name": "Paz"}]}
    for position, slug in enumerate(("antes", "uno", "despues"), 1):
        make_live_article(
            **facts,
            slug=slug,
            title=f"Artículo {slug}",
            summary="Un resumen.",
            series={**series, "position": position},
            blocks=every_kind() if slug == "uno" else [make_block()],
            references=[REFERENCE],
            authors=[{"slug": "ana-autora"}],
            funding_statement="Lo pagamos nosotros.",
            conflict_statement="Nadie.",
            offered_here=True,
        )
    approve(make_term(term="palabra", slug="palabra", language="es"))


SLUGS = {"topic": "sueno", "tag": "paz", "person": "ana-autora"}
ASKED = (
    *("/es/search/?q=resumen", "/es/search/?q=zzzz", "/es/search/?q=resumen&topic=sueno", "/es/search/?q=resumne"),
    *("/es/nada/", "/es/?q=%00", "/es/articles/?before=x"),
)


def addresses() -> list[str]:
    """Every address of a page in Spanish, and some that are refused."""
    with translation.override("es"):
        found = get_resolver().reverse_dict.lists()
        named = [
            "/" + re.sub(r"%\(\w+\)s", SLUGS.get(name, "uno"), pattern)
            for name, values in found
            if isinstance(name, str)
            for value in values
            for pattern, _ in value[0]
        ]
    return [path for path in named if path.startswith("/es/")] + [*ASKED]


def words_of(response) -> list[str]:
    """All that a page says to people, seen or heard, except what it says to be in English."""
    page = BeautifulSoup(response.content, "html5lib")
    assert page.html["lang"] == "es"
    for part in page.select('script, style, [lang="en"]'):
        part.decompose()
    said = [text for text in page.find_all(string=True) if type(text) is NavigableString]
    said += [tag[name] for tag in page.find_all(True) for name in ATTRIBUTES if tag.has_attr(name)]
    said += [tag["content"] for tag in page.select('meta[name="description"], meta[property^="og:"]')]
    assert not [text for text in said if isinstance(text, Comment)]
    return list(filter(None, (" ".join(text.split()) for text in said)))


def pieces_in_english() -> set[str]:
    """What stands between the tags and placeholders of the catalogue's English words."""
    found = set()
    for message in run_messages.read("es"):
        strings = (message.string,) if isinstance(message.string, str) else message.string
        for words in filter(None, (message.id,) if isinstance(message.id, str) else message.id):
            for piece in re.split(r"<[^>]*>|%\(\w+\)[sd]", words.replace("%%", "%")):
                piece = piece.strip(" .,:")
                if len(piece) > 3 and not any(piece in string for string in strings):
                    found.add(piece)
    return found - SHARED


ENGLISH = pieces_in_english()
_ENGLISH = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(ENGLISH, key=len, reverse=True)))})(?![\w-])")


def is_in_english(text: str) -> bool:
    """Whether a text is one of ours in English, or holds a sentence or phrase of ours."""
    found = _ENGLISH.search(text)
    return bool(found) and (" " in found[0] or found[0] == text.strip(" .,:"))


def left_in_english(client) -> dict[str, list[str]]:
    found = {}
    for path in addresses():
        response = client.get(path, follow=True)
        if response.headers["Content-Type"].startswith("text/html"):
            left = [text for text in words_of(response) if is_in_english(text)]
            if left:
                found[path] = left
    return found


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        ("Written by", True),
        ("Written by Robin", True),
        ("Artículos", False),
        ("Articles", True),
        ("It is free. Do not wait", False),
        ("In a crisis? 988", True),
        ("Some words of an author.", False),
    ],
)
def test_words_of_ours_are_known(text, is_ours):
    assert is_in_english(text) == is_ours


def test_no_words_of_ours_are_left_in_english_on_a_new_site():
    assert left_in_english(Client(raise_request_exception=False)) == {}


def test_no_words_of_ours_are_left_in_english_on_a_full_site(client, full):
    assert left_in_english(client) == {}


def test_a_form_that_was_filled_in_wrongly_says_so_in_spanish(client, full):
    for path in ("/es/contact/", "/es/articles/uno/mistake/"):
        typed = {"telephone": "x", "email": "x", "message": "x" * 501, "what": "\x01", "where": "x" * 201}
        for method in ("", "email", "text"):
            response = client.post(path, {**typed, "contact_method": method, "token": "x"})
            assert [text for text in words_of(response) if is_in_english(text)] == []
            token = BeautifulSoup(response.content, "html5lib").select_one("[name=token]")["value"]
            response = client.post(path, {**typed, "contact_method": method, "token": token})
            assert BeautifulSoup(response.content, "html5lib").select(".error-message")
            assert [text for text in words_of(response) if is_in_english(text)] == []
    refused = client.post("/es/contact/", {}, headers={"origin": "https://evil.example"})
    assert refused.status_code == 403
    assert [text for text in words_of(refused) if is_in_english(text)] == []


def test_what_is_the_same_on_both_pages_is_a_name_or_a_number(client, full):
    """Finds words that nobody marked: the English page says them too."""
    make_inquiry()
    facts = {"topics": [{"slug": "sueno", "name": "Sueño"}], "tags": [{"slug": "paz", "name": "Paz"}]}
    english = make_live_article(
        **facts,
        slug="one",
        title="One",
        blocks=every_kind(),
        references=[REFERENCE],
        authors=[{"slug": "ana-autora"}],
    )
    typed = json.dumps([edition.document for edition in english.editions.all()], ensure_ascii=False)
    names = {
        *PROFILE.values(),
        "Sueño",
        "Paz",
        "Ana Autora",
        "Escribe.",
        "Enfermera",
        "Robin Reviewer",
        "Psychiatrist",
        "website",
        "article",
        "https://doi.org/",
    }
    for path in addresses():
        there = client.get(path, follow=True)
        here = client.get(path.removeprefix("/es").replace("/uno/", "/one/"), follow=True)
        if not there.headers["Content-Type"].startswith("text/html"):
            continue
        said_in_english = {
            " ".join(text.split()) for text in BeautifulSoup(here.content, "html5lib").find_all(string=True)
        }
        same = {text for text in words_of(there) if text in said_in_english and re.search(r"[^\W\d_]{3}", text)}
        same -= {text for text in same if text in typed or text in SHARED or any(name in text for name in names)}
        assert same == set(), path
