"""Lists of what to do and what not to do: a list right after the line “Do” or “Do not” (NHS service manual, do and don't lists).
Pure.
"""

import re
from collections.abc import Iterable
from html import unescape

_TAG = re.compile(r'<(?:"[^"]*"|[^">])*>')
_HEADS = {"do": "do", "dos": "do", "do not": "dont", "don't": "dont", "don'ts": "dont", "dont": "dont"}
# Says so itself.
_SAYS_NOT = re.compile(r"(?:do not|don't|never|avoid|not|no)\b", re.IGNORECASE)
_LISTS = re.compile(r"</?(?:ul|ol|li)>")
_ITEM = re.compile(r"<(/?)(ul|ol|li)>(\s*<p>)?")


def kind_of(head: str, following: str) -> str | None:
    """“do” or “dont” if `head` (a paragraph of clean HTML) is the line above such a list and `following` is a list."""
    words = _words(head).strip().rstrip(":").strip().lower()
    return _HEADS.get(words) if head.startswith("<p>") and following.startswith("<ul>") else None


def marked(pieces: Iterable[tuple[str, str]]) -> str:
    """The HTML of a text of paragraphs and whole lists, each with what was drawn for it; such lists are marked as such."""
    done: list[tuple[str, str]] = []
    for piece, drawn in pieces:
        kind = kind_of(done[-1][0], piece) if done else None
        if kind:
            head, drawn_before = done.pop()
            said = with_not(piece) if kind == "dont" else piece
            piece, drawn = f'<div class="do-list do-list-{kind}">{head}{said}</div>', drawn_before + drawn
        done.append((piece, drawn))
    return "".join(piece + drawn for piece, drawn in done)


def with_not(html: str) -> str:
    """A list of what not to do, each item with “do not” before it once. One that begins with a capital is a sentence: it stays."""
    depth = 0

    def say(match: re.Match) -> str:
        nonlocal depth
        closes, tag = match[1], match[2]
        if tag != "li":
            depth += -1 if closes else 1
            return match[0]
        said = _words(_LISTS.split(html[match.end() : match.end() + 200], maxsplit=1)[0])
        if closes or depth != 1 or not said[:1].islower() or _SAYS_NOT.match(said):
            return match[0]
        return f"{match[0]}do not "

    return _ITEM.sub(say, html)


def _words(html: str) -> str:
    return unescape(_TAG.sub("", html)).replace("’", "'").lstrip()
