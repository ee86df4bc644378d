"""The plain meaning of a hard word, put into the text where a page uses it first (PEMAT-P item 4). Pure."""

import re
from html import escape

from articles.terms import names_of, pattern

_TAG = re.compile(r'(<(?:"[^"]*"|[^">])*>)')
# What stands in these is no place for a definition: a link's words are the link's, a citation is a number.
_CLOSED = ("a", "sup", "dfn")
_EXPLAINED_THERE = re.compile(r"\s*\(")


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
        inside = 0
        parts = _TAG.split(html)
        for place, part in enumerate(parts):
            if place % 2:
                name = part.strip("</>").split(None, 1)[0].rstrip("/").lower()
                if name in _CLOSED:
                    inside += -1 if part.startswith("</") else 1
            elif inside == 0 and part.strip():
                followed = re.sub(r"<[^>]*>", "", "".join(parts[place + 1 :]))[:20]
                parts[place] = self._text(part, followed)
        return "".join(parts)

    def _text(self, text: str, followed: str) -> str:
        """One run of text. `followed` is what comes after it, to see whether an explanation stands there already."""
        done, rest = "", text
        while found := self._first(rest):
            match, entry = found
            self._waiting.remove(entry)
            word, rest_after = match[0], rest[match.end() :]
            explained = _EXPLAINED_THERE.match(rest_after or followed)
            meaning = "" if explained else f' <span class="definition">({escape(_as_an_aside(entry[1]))})</span>'
            done += f"{rest[: match.start()]}<dfn>{word}</dfn>{meaning}"
            rest = rest_after
        return done + rest

    def _first(self, text: str):
        found = [(match, entry) for entry in self._waiting if (match := entry[0].search(text))]
        return min(found, key=lambda each: (each[0].start(), -each[0].end()), default=None)


def _as_an_aside(definition: str) -> str:
    """As it stands in brackets: without the full stop at its end."""
    return definition.strip().removesuffix(".")
