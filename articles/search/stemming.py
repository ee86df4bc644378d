"""The stem of an English word, so that “sleeping” finds “sleep”: Porter's algorithm of 1980, step by step. Pure.

M. F. Porter, “An algorithm for suffix stripping”, Program 14(3), 1980, pages 130-137. The measure `m` of a stem is how
often consonants follow vowels in it. Each table below is one step: an ending and what takes its place.
"""

import re
from functools import lru_cache

_STEP_2 = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "abli": "able",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
}
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = dict.fromkeys(
    (
        *("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou"),
        *("ism", "ate", "iti", "ous", "ive", "ize"),
    ),
    "",
)
_AFTER_ED_AND_ING = {"at": "ate", "bl": "ble", "iz": "ize"}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in small letters. What is not English letters, or has one or two of them, stays as it is."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    word = _past_and_ing(_plural(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = f"{word[:-1]}i"
    for table, least in ((_STEP_2, 1), (_STEP_3, 1), (_STEP_4, 2)):
        word = _replaced(word, table, least)
    return _without_last_e(word)


def _shape(word: str) -> str:
    """The word as c and v. A y after a consonant is a vowel."""
    shape = ""
    for letter in word:
        is_vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if is_vowel else "c"
    return shape


def _measure(word: str) -> int:
    return len(re.findall("v+c+", _shape(word)))


def _has_vowel(word: str) -> bool:
    return "v" in _shape(word)


def _ends_short(word: str) -> bool:
    """Consonant, vowel, consonant, as in “hop”; the last is no w, x or y."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past_and_ing(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    ending = next((ending for ending in ("ed", "ing") if word.endswith(ending)), None)
    if ending is None or not _has_vowel(word.removesuffix(ending)):
        return word
    word = word.removesuffix(ending)
    if word[-2:] in _AFTER_ED_AND_ING:
        return word[:-2] + _AFTER_ED_AND_ING[word[-2:]]
    if word[-2:] == word[-1:] * 2 and _shape(word).endswith("c") and word[-1] not in "lsz":
        return word[:-1]
    return f"{word}e" if _measure(word) == 1 and _ends_short(word) else word


def _replaced(word: str, table: dict[str, str], least: int) -> str:
    """`word` with the longest of its endings in `table` replaced, if what stands before it has the measure `least`."""
    ending = max((ending for ending in table if word.endswith(ending)), key=len, default=None)
    if ending is None:
        return word
    before = word.removesuffix(ending)
    if _measure(before) < least or (ending == "ion" and before[-1:] not in ("s", "t")):
        return word
    return before + table[ending]


def _without_last_e(word: str) -> str:
    if word.endswith("e"):
        before = word[:-1]
        if _measure(before) > 1 or (_measure(before) == 1 and not _ends_short(before)):
            word = before
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
