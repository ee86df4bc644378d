"""The plain meaning of a hard word, put into the text where a page uses it first (PEMAT-P item 4). Pure."""

import re
from collections.abc import Iterable
from html import escape
from itertools import accumulate

from articles.terms import names_of, pattern

_TAG = re.compile(r'(<(?:"[^"]*"|[^">])*>)')
# What stands in these is no place for a definition: a link's words are the link's, a citation is a number.
_CLOSED = ("a", "sup", "dfn")
# What ends a paragraph, an item or a cell ends its brackets too, if somebody forgot to.
_WITHIN_A_SENTENCE = ("a", "sup", "sub", "dfn", "em", "strong", "b", "i", "span", "br")
# “A receptor (a spot on a cell)”; but “SSRIs (such as sertraline)” and “SSRIs (see below)” explain nothing.
_EXPLAINED_AFTER = re.compile(r"\s*\((?!\s*(?:see|such as|for example|like|including|e\.g)\b)", re.IGNORECASE)
# “It goes slowly into a vein. This is called an infusion”; “feeling cut off (dissociation)”.
_NAMED = re.compile(
    r"\b(?:called|known as)\s+(?:an?\s+|the\s+)?[“\"‘']?$|\w[”\"’']?\s*\(\s*(?:an?\s+|the\s+|called\s+|or\s+)?$",
    re.IGNORECASE,
)
_SHARED_WORDS = 2  # of four letters and more, that the definition and what stands before a name have in common
_BRACKET_ENDS = re.compile(r"\s*[),;]")
# How far before and after a word, in letters, the text is looked at to see that it names or explains it.
_BEFORE, _AFTER = 60, 20


class Definitions:
    """The terms of one document that the page has not used yet. What is rendered first is what is read first."""

    def __init__(self, content: dict):
        self._waiting = [
            (pattern(tuple(escape(name) for name in names_of(term))), term["definition"])
            for term in content["glossary"]
        ]

    def mark(self, html: str) -> str:
        """Clean `html` with a definition after the first use of each term. Later calls leave alone what is defined."""
        if not self._waiting:
            return html
        inside, depth, said = 0, 0, ""
        parts = _TAG.split(html)
        following = _following(parts[::2])
        for place, part in enumerate(parts):
            if place % 2:
                name = part.strip("</>").split(None, 1)[0].rstrip("/").lower()
                if name in _CLOSED:
                    inside += -1 if part.startswith("</") else 1
                elif name not in _WITHIN_A_SENTENCE:
                    depth, said = 0, ""
                continue
            if inside == 0 and part.strip():
                parts[place] = self._text(part, said=said, followed=following[place // 2], depth=depth)
            depth = _depth(part, depth)
            said += part
        return "".join(parts)

    def _text(self, text: str, *, said: str, followed: str, depth: int) -> str:
        """One run of text, `depth` brackets deep. `said` stands before it in its sentence and `followed` after it: to see
        whether the text explains a term itself.
        """
        done, start = "", 0
        while found := self._first(text, start, depth, said):
            match, entry = found
            self._waiting.remove(entry)
            before, after = said + text[: match.start()], text[match.end() :] or followed
            explained = _EXPLAINED_AFTER.match(after) or _is_explained(before, entry[1])
            meaning = "" if explained else f' <span class="definition">({escape(_as_an_aside(entry[1]))})</span>'
            done += f"{text[start : match.start()]}<dfn>{match[0]}</dfn>{meaning}"
            depth, start = _depth(text[start : match.end()], depth), match.end()
        return done + text[start:]

    def _first(self, text: str, start: int, depth: int, said: str):
        """The first use from `start` on that may be marked, with its term; of several there, the longest."""
        found = [
            (match, entry)
            for entry in self._waiting
            if (match := _first_use(entry[0].finditer(text, start), entry[1], start, depth, said))
        ]
        return min(found, key=lambda each: (each[0].start(), -each[0].end()), default=None)


def _following(texts: list[str]) -> list[str]:
    """What stands after each of the texts, as far as it is looked at."""
    backwards = accumulate(reversed(texts[1:]), lambda after, text: (text + after)[:_AFTER], initial="")
    return [*backwards][::-1]


def _first_use(uses: Iterable[re.Match], definition: str, start: int, depth: int, said: str) -> re.Match | None:
    """The first that may be marked. Inside the author's own brackets (`depth` of them at `start`) that is only what is alone
    in them and was explained before: no brackets in brackets.
    """
    for use in uses:
        depth, start = _depth(use.string[start : use.start()], depth), use.start()
        if depth == 0:
            return use
        if _BRACKET_ENDS.match(use.string, use.end()) and _is_explained(said + use.string[:start], definition):
            return use
    return None


def _is_explained(before: str, definition: str) -> bool:
    """Whether what stands before a word in its paragraph says what it means, and then names it."""
    return (
        bool(_NAMED.search(before[-_BEFORE:])) and len(_long_words(before) & _long_words(definition)) >= _SHARED_WORDS
    )


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.lower()))


def _depth(text: str, depth: int) -> int:
    """How many brackets are open after `text`. “1)” closes none."""
    for sign in re.findall(r"[()]", text):
        depth = depth + 1 if sign == "(" else max(0, depth - 1)
    return depth


def _as_an_aside(definition: str) -> str:
    """As it stands in brackets: without the full stop at its end."""
    return definition.strip().removesuffix(".")
