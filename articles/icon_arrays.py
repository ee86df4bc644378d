"""Shares of people, drawn: “31 out of 100” in a paragraph or list becomes a picture of 100 people, 31 of them filled. Pure.
The words of each language are those of `articles.share_words`.

Pictures of countable people make a share easier to grasp and to compare than its number alone (Zikmund-Fisher and others, Medical
Decision Making 2014; NICE's decision aids). Only a plain number out of 100 is drawn: “2 or 3”, “fewer than 1” and “up to 10” would
become a picture that says something else, and a score is no share of people. Of the shares of a paragraph, all are drawn or none,
so that no harm is shown without what it is compared with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from unicodedata import normalize

from articles.share_words import SHARES, ShareWords

MOST = 4  # pictures beside each other; more than that are a table, not a comparison
OUT_OF = 100

_SENTENCES = re.compile(r"(?<=[.!?])\s+")

_TAG = re.compile(r'(<(?:"[^"]*"|[^">])*>)')
_SUPERSCRIPT = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_PASSAGES = ("p", "ul", "ol")

# The measures of the picture, in its own units: a person is a round head over a round body.
_WIDE, _TALL = 12, 14.5
WIDTH = 10 * _WIDE
_ROOM = 15  # letters beside each other in a line below it
HEAD_DASH, BODY_DASH = f"0 {_TALL:g}", f"1.5 {_TALL - 1.5:g}"


@dataclass(frozen=True)
class Share:
    """`count` people out of 100, told as the text does in two lines: `said` is “About 31” and `out_of` “out of 100”."""

    count: int
    said: str
    out_of: str

    @property
    def words(self) -> str:
        return f"{self.said} {self.out_of}"

    @property
    def is_squeezed(self) -> bool:
        """Whether `said` (such as “Aproximadamente 23”) would run into the picture beside it if it were not set closer."""
        return len(self.said) > _ROOM

    @property
    def heads(self) -> str:
        return _columns(self.count, top=3, last=0.1)

    @property
    def bodies(self) -> str:
        return _columns(self.count, top=8.5, last=1.5)


def shares(text: str, language: str) -> list[Share]:
    """The shares that a paragraph in `language` names, in its order; none if one of them cannot be drawn as it is meant."""
    words, text = SHARES.get(language), normalize("NFC", text)
    if words is None or words.otherwise.search(text):
        return []
    found = []
    for sentence in _SENTENCES.split(text):
        for match in words.share.finditer(sentence):
            share = _drawable(words, match)
            if share is None or len(found) == MOST or words.score.search(sentence):
                return []
            found.append(share)
    return found


def _drawable(words: ShareWords, match: re.Match) -> Share | None:
    before, after = match.string[: match.start()].rstrip(), match.string[match.end() :]
    count = match["count"].lower()
    number = words.numbers.get(count) or (int(count) if re.fullmatch("[0-9]{1,3}", count) else None)
    roughly = words.roughly.search(before)
    said = roughly[0] if roughly else ""
    out_of = " ".join(match["out_of"].lower().split())
    is_named = match["people"] or words.people.match(after)
    if (
        number is None
        or number > OUT_OF
        or words.not_just.search(before.removesuffix(said))
        or words.nor_just.match(after)
        or (words.unclear.fullmatch(out_of) and not is_named)
    ):
        return None
    return Share(number, f"{said.capitalize()} {number}".strip(), f"{out_of} {OUT_OF}")


EVERYONE = Share(OUT_OF, "", "")


def passages(html: str, language: str) -> Iterator[tuple[str, list[Share]]]:
    """Rich text in `language` in pieces that each end with a paragraph or a whole list, and the shares that this one names."""
    depth, piece = 0, ""
    for part in _TAG.split(html):
        piece += part
        if part.strip("</>").split(" ", 1)[0] not in _PASSAGES or not part.startswith("<"):
            continue
        depth += -1 if part.startswith("</") else 1
        if depth == 0:
            yield piece, shares(_text(piece), language)
            piece = ""
    yield piece, []


def _text(html: str) -> str:
    """Its words, without the numbers of citations."""
    return " ".join(
        unescape(_TAG.sub(lambda tag: "" if _is_within(tag[0]) else " ", _SUPERSCRIPT.sub("", html))).split()
    )


def _is_within(tag: str) -> bool:
    """Whether a tag stands within a line of text, where it parts no words."""
    return tag.strip("</>").split(" ", 1)[0] not in (*_PASSAGES, "li", "br")


def _columns(count: int, *, top: float, last: float) -> str:
    """The lines that hold `count` people in ten columns, row by row; a dash pattern makes people of them.

    Each goes down and back up to the next one's top, so that columns of the same length are the same words, which compress well.
    """
    rows, rest = divmod(count, 10)
    people = [rows + (column < rest) for column in range(10)]
    lines = [(number - 1) * _TALL + last for number in people if number]
    return f"M{_WIDE // 2} {top:g}" + "".join(f"v{line:g}m{_WIDE}-{line:g}" for line in lines)
