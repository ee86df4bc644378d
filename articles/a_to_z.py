"""Words in the order of a glossary, under their letters. Pure."""

import unicodedata
from collections.abc import Callable, Iterable

OTHER = "0–9"  # what begins with a digit or a sign


def in_order(word: str) -> str:
    """What a word is sorted by: without accents and capitals, so that “Élan” stands with the E."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(character for character in plain if not unicodedata.combining(character)).casefold().strip()


def letter_of(word: str) -> str:
    """The letter that a word stands under, in capitals; `OTHER` where it begins with none."""
    first = in_order(word)[:1].upper()
    return first if first.isalpha() else OTHER


def by_letter(rows: Iterable, word: Callable) -> list[tuple[str, list]]:
    """[(letter, its rows)] by what `word` says of each row. A letter that nothing begins with is left out; `OTHER` is last."""
    found: dict[str, list] = {}
    for row in sorted(rows, key=lambda row: in_order(word(row))):
        found.setdefault(letter_of(word(row)), []).append(row)
    return sorted(found.items(), key=lambda entry: (entry[0] == OTHER, entry[0]))
