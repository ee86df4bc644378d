"""The words of a text, and what counts as the same word. Index and question are read by the same rules. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from articles.search.stemming import stem

LONGEST_WORD = 40  # letters; what is longer is cut
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
# Words that stand in every text and tell none apart. No “not”, “without” or “after”: those change what is asked.
STOP_WORDS = frozenset(
    """a about am an and any are as at be because been being but by can could did do does doing for from had has have
    having he her his how i if im in into is it its ive just may me might my of on or our shall she should so some such
    than that the their them then there these they this those to us was we were what when where which who whom why will
    with would you your yours""".split()
)


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word in small letters without accents, apostrophes and “'s”. "" if no letter or digit is left."""
    letters = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold()
    return "".join(letter for letter in letters if letter.isalnum())[:LONGEST_WORD]


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, stem) of each word of `text`, which is in NFC."""
    for match in _WORD.finditer(text):
        if word := folded(match[0]):
            yield match.start(), match.end(), stem(word)


def words_of(text: str) -> list[str]:
    """The folded words of a text in their order, without stop words."""
    found = (folded(match[0]) for match in _WORD.finditer(unicodedata.normalize("NFC", text)))
    return [word for word in found if word and word not in STOP_WORDS]


def stems_of(text: str) -> list[str]:
    """The stems of a text's words, each once, in the order of their first use."""
    return list(dict.fromkeys(map(stem, words_of(text))))
