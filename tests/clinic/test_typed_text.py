"""What somebody types: empty where nobody sees anything, never turned around, and whole in every script."""

import pytest
from django.core.exceptions import ValidationError

from clinic.typed_text import TypedText, shows_nothing

INVISIBLE = {
    "zero-width spaces": "\u200b\u200b\u200b",
    "joiners": "\u200c\u200d",
    "word joiners and a byte order mark": "\u2060\ufeff",
    "marks of direction": "\u200e\u200f\u061c",
    "an override": "\u202e",
    "an override that ends, with a space": " \u202e \u202c ",
    "isolates": "\u2066\u2067\u2068\u2069",
    "soft hyphens": "\u00ad\u00ad",
    "Hangul fillers": "\u3164\u115f\u1160\uffa0",
    "variation selectors": "\ufe0f\U000e0100",
    "empty Braille": "\u2800\u2800",
    "tags": "\U000e0041\U000e0042",
    "odd spaces": "\u00a0\u3000\u2003",
}
WHOLE = {
    "Persian, with ZWNJ": "می\u200cخواهم نوبت بگیرم",
    "Hindi, with ZWJ": "क्\u200dषमा शर्मा",
    "Sinhala, with ZWJ": "ශ්\u200dරී",
    "a family of emoji": "👨\u200d👩\u200d👧",
    "a heart with its colour": "❤\ufe0f",
    "Hebrew, with a mark": "שלום\u200f!",
    "an accent of its own": "Zoe\u0308",
    "one letter": "é",
    "Hangul": "김민지",
}


@pytest.mark.parametrize("typed", INVISIBLE.values(), ids=INVISIBLE)
@pytest.mark.parametrize("one_line", [True, False])
def test_what_nobody_sees_is_empty(typed, one_line):
    with pytest.raises(ValidationError, match="Enter a name"):
        TypedText(one_line=one_line, error_messages={"required": "Enter a name"}).clean(typed)
    assert TypedText(one_line=one_line, required=False).clean(typed) == ""


@pytest.mark.parametrize("typed", WHOLE.values(), ids=WHOLE)
@pytest.mark.parametrize("one_line", [True, False])
def test_words_of_every_script_stay_whole(typed, one_line):
    assert TypedText(one_line=one_line).clean(typed) == typed


@pytest.mark.parametrize("turning", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_nothing_turns_around_what_is_read(turning):
    typed = f"Ann {chr(turning)}eeL\n{chr(turning)} (323) 555-0107{chr(turning)}"
    assert TypedText().clean(typed) == "Ann eeL (323) 555-0107"
    assert TypedText(one_line=False).clean(typed) == "Ann eeL\n (323) 555-0107"


def test_one_letter_among_what_nobody_sees_is_seen():
    assert not shows_nothing("\u200b\u3164a\u200b")
    assert shows_nothing("")
