"""Lists of what to do and what not to do: a list right after the line “Do” or “Do not” (NHS service manual, do and don't lists),
“Qué hacer” or “Qué no hacer”. Pure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from articles.accents import unaccented

_TAG = re.compile(r'<(?:"[^"]*"|[^">])*>')


@dataclass(frozen=True)
class _Words:
    """`do` and `dont` are the lines above such lists, without capitals, accents and marks at either end."""

    do: frozenset[str]
    dont: frozenset[str]
    do_not: str  # stands before each thing not to do
    says_not: re.Pattern  # the beginning of one that says so itself


# No other language has such lists.
_LANGUAGES = {
    "en": _Words(
        do=frozenset({"do", "dos"}),
        dont=frozenset({"do not", "don't", "don'ts", "dont"}),
        do_not="do not",
        says_not=re.compile(r"(?:do not|don't|never|avoid|not|no)\b", re.IGNORECASE),
    ),
    # “no” fits both what is said under “Qué no hacer” (no manejar) and what is said to a reader (no maneje).
    "es": _Words(
        do=frozenset({"que hacer", "haga", "hacer", "lo que debe hacer", "que debe hacer", "debe"}),
        dont=frozenset({"que no hacer", "no haga", "no hacer", "lo que no debe hacer", "que no debe hacer", "no debe"}),
        do_not="no",
        says_not=re.compile(
            r"(?:no|ni|ning[uú]n(?:[oa])?|nunca|jamás|tampoco|nada|sin|evite|evitar|evitando)\b", re.IGNORECASE
        ),
    ),
}
_LISTS = re.compile(r"</?(?:ul|ol|li)>")
_ITEM = re.compile(r"<(/?)(ul|ol|li)>(\s*<p>)?")


def kind_of(head: str, following: str, language: str) -> str | None:
    """“do” or “dont” if `head` (a paragraph of clean HTML) is the line above such a list and `following` is a list."""
    known = _LANGUAGES.get(language)
    if known is None or not (head.startswith("<p>") and following.startswith("<ul>")):
        return None
    line = " ".join(unaccented(_words(head)).split()).strip(" :¿?").lower()
    return "do" if line in known.do else "dont" if line in known.dont else None


def marked(pieces: Iterable[tuple[str, str]], language: str) -> str:
    """The HTML of a text of paragraphs and whole lists, each with what was drawn for it; such lists are marked as such."""
    done: list[tuple[str, str]] = []
    for piece, drawn in pieces:
        kind = kind_of(done[-1][0], piece, language) if done else None
        if kind:
            head, drawn_before = done.pop()
            said = with_not(piece, language) if kind == "dont" else piece
            piece, drawn = f'<div class="do-list do-list-{kind}">{head}{said}</div>', drawn_before + drawn
        done.append((piece, drawn))
    return "".join(piece + drawn for piece, drawn in done)


def with_not(html: str, language: str) -> str:
    """A list of what not to do, each item with “do not” in `language` before it once. One that begins with a capital is a
    sentence: it stays.
    """
    known, depth = _LANGUAGES[language], 0

    def say(match: re.Match) -> str:
        nonlocal depth
        closes, tag = match[1], match[2]
        if tag != "li":
            depth += -1 if closes else 1
            return match[0]
        said = _words(_LISTS.split(html[match.end() : match.end() + 200], maxsplit=1)[0])
        if closes or depth != 1 or not said[:1].islower() or known.says_not.match(said):
            return match[0]
        return f"{match[0]}{known.do_not} "

    return _ITEM.sub(say, html)


def _words(html: str) -> str:
    return unescape(_TAG.sub("", html)).replace("’", "'").lstrip()
