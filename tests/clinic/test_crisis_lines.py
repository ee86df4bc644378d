"""How a page says whom to call in a crisis: the 988 Lifeline has its choice for Spanish, another line is promised none."""

import pytest
from bs4 import BeautifulSoup

from clinic.models import ClinicProfile
from clinic.profile import save_profile

pytestmark = pytest.mark.django_db


def lines(client, path: str, where: str) -> list[tuple[str, str]]:
    """(what a link says, where it leads) of the crisis lines of a page."""
    page = BeautifulSoup(client.get(path).content, "html5lib")
    return [(link.get_text(strip=True), link["href"]) for link in page.select(f"{where} a")]


@pytest.fixture
def national():
    save_profile(profile=ClinicProfile(name="Our clinic"))


@pytest.fixture
def own():
    numbers = {"crisis_telephone": "(323) 555-0188", "crisis_text": "741-741", "crisis_chat_url": ""}
    save_profile(profile=ClinicProfile(name="Our clinic", **numbers))


@pytest.mark.parametrize("where", [".crisis-strip", ".footer-crisis"])
def test_spanish_pages_say_to_press_2_or_to_text_ayuda(client, national, where):
    assert lines(client, "/es/", where) == [
        ("Llame al 988 y oprima 2", "tel:988"),
        ("envíe AYUDA por texto al 988", "sms:988?body=AYUDA"),
        ("Llame al 911", "tel:911"),
    ]
    assert lines(client, "/", where) == [("Call", "tel:988"), ("text 988", "sms:988"), ("Call 911", "tel:911")]


def test_so_does_the_card(client, national):
    assert lines(client, "/es/contact/", ".crisis-card") == [
        ("Llame al 988 y oprima 2", "tel:988"),
        ("Envíe AYUDA por mensaje de texto al 988", "sms:988?body=AYUDA"),
        ("Chatee en línea", "https://988lifeline.org/chat/"),
        ("llame al 911", "tel:911"),
    ]


def test_nothing_of_the_kind_is_promised_of_another_line(client, own):
    said = lines(client, "/es/", ".crisis-strip") + lines(client, "/es/contact/", ".crisis-card")
    assert ("Llame al (323) 555-0188", "tel:3235550188") in said
    assert ("Envíe un mensaje de texto al 741-741", "sms:741741") in said
    assert not [words for words, address in said if "oprima" in words or "AYUDA" in words + address]


def test_an_error_page_in_spanish_says_it_too(client, national):
    assert ("Llame al 988 y oprima 2", "tel:988") in lines(client, "/es/?q=%00", ".crisis-strip")
