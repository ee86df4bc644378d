"""What the safety checks look for, by language. Pure."""

from articles.checks.safety_words.english import ENGLISH
from articles.checks.safety_words.shape import SafetyWords
from articles.checks.safety_words.spanish import SPANISH

__all__ = ["WORDS", "SafetyWords", "safety_words"]

WORDS: dict[str, SafetyWords] = {"en": ENGLISH, "es": SPANISH}


def safety_words(document: dict) -> SafetyWords:
    """The words of a document's language. A check that knows none of it is not run (`articles.checks.registry`)."""
    return WORDS[document["language"].split("-")[0]]
