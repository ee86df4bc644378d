"""Sentences that patients write and that look like those of sellers: none is held back, however a word in it sounds."""

import pytest

from contact.spam import score

ASKED = [
    "Do I need an escort to drive me home?",
    "How long does it take to get approved for Spravato?",
    "Does Blue Shield want it to be pre-approved?",
    "Are you only for 18+?",
    "I am a single woman looking for a therapist.",
    "Can I get Adderall online or do I have to come in?",
    "Do you offer a free consultation or low cost visits?",
    "Same-day visits, or low cost ones?",
    "El seguro me da 10 citas al año. ¿Lo aceptan?",
    "I left the Army with the rank of sergeant. Do you have a veterans program?",
    "My name is spelled N-g-u-y-e-n",
    "I am writing for a client of mine. Jane Doe, L.C.S.W.",
    "Do you test CYP2D6 and CYP2C19?",
    "Call me on WhatsApp please",
    "I lost money in a casino and need help with gambling",
    "Do you need my credit card before the first visit?",
    "My loan was denied and I cannot sleep",
    "Is your website down? I get an error on the booking page",
]


@pytest.mark.parametrize("message", ASKED)
def test_it_reaches_the_inbox(message):
    answers = {"preferred_name": "Robin", "contact_method": "phone_call", "topic": "other", "message": message}
    verdict = score(answers)
    assert not verdict.is_suspect, (verdict.score, verdict.reasons)
