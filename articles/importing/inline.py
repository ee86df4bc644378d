"""What may stand inside a sentence: **bold**, *italic*, ***both*** and [text](https://…). Pure."""

import re

from django.utils.html import escape

from articles.sanitising import clean

# The lengths are bounded, so that no text, however made, costs more than a small multiple of its length.
LONGEST_MARKED, LONGEST_WORDS, LONGEST_ADDRESS = 500, 300, 500  # of an address: after its scheme
_MARKED = re.compile(
    rf"\[(?P<words>[^\[\]]{{1,{LONGEST_WORDS}}})\]"
    rf"\((?P<link>(?:https?://|mailto:|tel:)[^\s()<>\"]{{1,{LONGEST_ADDRESS}}})\)"
    rf"|(?<![\w*])\*{{3}}(?=[^\s*])(?P<both>[^*]{{1,{LONGEST_MARKED}}}?)(?<=[^\s*])\*{{3}}(?![\w*])"
    rf"|(?<![\w*])\*\*(?=[^\s*])(?P<bold>.{{1,{LONGEST_MARKED}}}?)(?<=[^\s*])\*\*(?![\w*])"
    rf"|(?<![\w*])\*(?=[^\s*])(?P<italic>[^*]{{1,{LONGEST_MARKED}}}?)(?<=\S)\*(?![\w*])",
    re.IGNORECASE,
)


def rich(text: str) -> str:
    """`text` as the inside of a paragraph: escaped HTML with strong, em and a."""

    def marked(match) -> str:
        if match["link"]:
            return f'<a href="{escape(match["link"])}">{escape(match["words"])}</a>'
        if match["both"]:
            return f"<strong><em>{rich(match['both'])}</em></strong>"
        tag, inside = ("strong", match["bold"]) if match["bold"] else ("em", match["italic"])
        return f"<{tag}>{rich(inside)}</{tag}>"

    html, end = [], 0
    for match in _MARKED.finditer(text):
        html += [escape(text[end : match.start()]), marked(match)]
        end = match.end()
    return "".join([*html, escape(text[end:])])


def plain(text: str) -> str:
    """`text` for a field that holds no markup: emphasis goes, a link's address stands behind its words."""

    def unmarked(match) -> str:
        if match["link"]:
            return f"{match['words']} ({match['link']})"
        return plain(match["both"] or match["bold"] or match["italic"])

    return _MARKED.sub(unmarked, text)


class RichText:
    """Collects paragraphs and lists, and gives them as clean HTML."""

    def __init__(self):
        self._parts: list[str] = []

    def __bool__(self):
        return bool(self._parts)

    def paragraph(self, text: str) -> None:
        self._parts.append(f"<p>{rich(text)}</p>")

    def list(self, items: list[str], *, ordered: bool) -> None:
        tag = "ol" if ordered else "ul"
        self._parts.append(f"<{tag}>{''.join(f'<li>{rich(item)}</li>' for item in items)}</{tag}>")

    def html(self) -> str:
        return clean("\n".join(self._parts))
