"""Words that suggest that somebody is in danger: by their own hand, by another's, or from too much of a medicine. Pure.

They call for the crisis card in stronger words and for staff to read soon, and for nothing else. So they would rather be
found too often than once too seldom: somebody who writes “I am not suicidal” is believed by nobody here, because a person
must judge that. Only words that mean no danger as soon as they are denied (“this is not an emergency”) are passed over.
"""

import re
import unicodedata

from contact.crisis_words.english import ENGLISH, ENGLISH_ONLY
from contact.crisis_words.spanish import SPANISH

_ANYWHERE = re.compile(rf"\b(?:{'|'.join((*ENGLISH, *SPANISH))})\b")
# What is harmless in the other language.
_ONLY_IN = {"en": re.compile(rf"\b(?:{'|'.join(ENGLISH_ONLY)})\b")}

_DROPPED = re.compile(r"['’‘`´ʼ\"“”«»*_~^|\u00ad\u200b-\u200f\u2060\ufeff]")
_CLAUSE_ENDS = re.compile(r"[.,;:!?¡¿()\[\]{}…—]+")
_BETWEEN_WORDS = re.compile(r"[^\w.]+")
_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")  # “dieeee”


def suggests_risk(text: str, language: str) -> bool:
    """Whether some words of `text` suggest that its writer, or somebody they write of, is in danger.

    `language` is that of the form ("en", "es"). People mix languages, so both are always looked for; it decides only about
    words that mean danger in one and something else in the other.
    """
    plain = _plain(text)
    only_here = _ONLY_IN.get(language)
    return bool(_ANYWHERE.search(plain) or (only_here and only_here.search(plain)))


def _plain(text: str) -> str:
    """Small letters, without accents, apostrophes or hyphens, and " . " for whatever ends a clause."""
    letters = unicodedata.normalize("NFKD", text)
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    letters = _CLAUSE_ENDS.sub(" . ", _DROPPED.sub("", letters))
    return _DRAWN_OUT.sub(r"\1", _BETWEEN_WORDS.sub(" ", letters))
