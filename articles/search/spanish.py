"""The stem of a Spanish word, so that “medicinas” finds “medicina” and “ansiosa” finds “ansioso”. Pure.

A light stemmer in the manner of J. Savoy (“Light stemming approaches for the French, Portuguese, German and Hungarian
languages”, SAC 2006): it takes off the endings of number and gender, and “-mente”. Verbs keep their endings. Words come
folded (`articles.search.words`), so without accents: “depresión” is “depresion”, and its plural is “depresiones”.
"""

from functools import lru_cache

SHORTEST = 4  # letters that a word has to have; fewer are a stem already
_LEFT = 3  # letters that stay, at least
# An ending and what takes its place. The first that fits is taken.
_NUMBER = (
    ("ces", "z"),
    ("iones", "ion"),
    ("ores", "or"),
    ("ales", "al"),
    ("iles", "il"),
    ("anes", "an"),
    ("enes", "en"),
)
_GENDER = ("os", "as", "es", "o", "a", "e", "s")
_ADVERB = "mente"


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word. What is not letters of the alphabet, or is short, stays as it is."""
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    if word.endswith(_ADVERB) and len(word) - len(_ADVERB) >= _LEFT:
        word = word.removesuffix(_ADVERB)
    for ending, instead in _NUMBER:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _LEFT:
            return word.removesuffix(ending) + instead
    for ending in _GENDER:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            return word.removesuffix(ending)
    return word
