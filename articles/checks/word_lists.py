"""The lists of words in `words/`: plain text, so that a change to one is easy to read and to discuss. Pure."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of `words/<name>.txt`, one a line, without comments (from “#” on) and empty lines."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split("#", 1)[0].strip() for line in lines)
    return tuple(entry for entry in entries if entry)


@cache
def pattern(name: str) -> re.Pattern:
    """Finds any entry of the list as a whole word, whatever its case; a space in an entry matches a hyphen too."""
    return any_of(words(name))


def any_of(entries) -> re.Pattern:
    """Finds any of these words or phrases as a whole, the longest first. With none, it finds nothing.

    Entries are tried by their first letter: at each word of a text that is a few of them instead of all.
    """
    by_letter: dict[str, list[str]] = {}
    for entry in sorted(entries, key=len, reverse=True):
        by_letter.setdefault(entry[0].lower(), []).append(re.escape(entry[1:]).replace(r"\ ", "[ -]"))
    either = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])" if either else r"(?!)", re.IGNORECASE)


@cache
def swaps(name: str) -> dict[str, str]:
    """The entries `word -> plain` of `words/<name>.txt`, the word in lower case."""
    pairs = (entry.split("->", 1) for entry in words(name))
    return {word.strip().lower(): plain.strip() for word, plain in pairs}


def plainer(name: str, found: str) -> str:
    """What the list has for words that `swap_pattern(name)` found, hyphens between them or not."""
    listed, word = swaps(name), found.lower()
    return listed.get(word) or listed[word.replace("-", " ")]


@cache
def swap_pattern(name: str) -> re.Pattern:
    """Finds any word that `swaps(name)` has a plainer one for."""
    return any_of(swaps(name))
