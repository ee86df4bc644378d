"""The part of a text that shows why it was found. Pure."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from articles.search.words import folded, places, stem, words_of

LONGEST = 240  # letters of an extract
_BEFORE = 60  # letters before the first word that was found
_LETTERS = re.compile(r"[^\W\d_]+")


class Piece(NamedTuple):
    """Plain text, and whether it is a word that was searched for."""

    text: str
    is_match: bool = False


def marked(text: str, stems: set[str], language: str) -> list[Piece]:
    """`text` in pieces; together they are the text."""
    pieces, done = [], 0
    for start, end, found in places(text, language):
        if found in stems:
            pieces += [Piece(text[done:start]), Piece(text[start:end], is_match=True)]
            done = end
    return [piece for piece in (*pieces, Piece(text[done:])) if piece.text]


def extract(passages: list[str], stems: set[str], language: str) -> list[Piece]:
    """From the first passage that holds most of `stems`, the part about the first of them; else how the text begins."""
    best, most = (passages[0] if passages else ""), 0
    for passage in passages:
        held = len(stems.intersection(found for _, _, found in places(passage, language)))
        if held > most:
            best, most = passage, held
        if most == len(stems):
            break
    return marked(_around(best, stems, language), stems, language)


def _around(passage: str, stems: set[str], language: str) -> str:
    """At most LONGEST letters of a passage, from a word's beginning to a word's end, with dots where it goes on."""
    first = next((start for start, _, found in places(passage, language) if found in stems), 0)
    start = 0 if first <= _BEFORE else passage.find(" ", first - _BEFORE) + 1
    if start > first:  # one very long word
        start = first
    end = len(passage)
    if end - start > LONGEST:
        end = start + LONGEST
        end = max(passage.rfind(" ", start, end), first) if passage.rfind(" ", start, end) > first else end
    return f"{'… ' if start else ''}{passage[start:end].strip()}{' …' if end < len(passage) else ''}"


def with_synonyms(stems: list[str], names: list[list[str]], language: str) -> set[str]:
    """`stems`, and those of the other names of each term that was searched for by one of its `names`."""
    wanted = set(stems)
    for group in names:
        by_name = [{stem(word, language) for word in words_of(name, language)} for name in group]
        if any(name and name <= wanted for name in by_name):
            wanted = wanted.union(*by_name)
    return wanted


def as_written(words: list[str], texts: Iterable[str]) -> list[str]:
    """Folded words with the accents that `texts` write them with first, in small letters; as they are if none does."""
    written = {}
    for text in texts:
        if len(written) == len({*words}):
            break
        for match in _LETTERS.finditer(text):
            if (word := folded(match[0])) in words:
                written.setdefault(word, match[0].lower())
    return [written.get(word, word) for word in words]
