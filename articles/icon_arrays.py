"""Shares of people, drawn: “31 out of 100” in a paragraph or list becomes a picture of 100 people, 31 of them filled. Pure.

Pictures of countable people make a share easier to grasp and to compare than its number alone (Zikmund-Fisher and others, Medical
Decision Making 2014; NICE's decision aids). Only a plain number out of 100 is drawn: “2 or 3”, “fewer than 1” and “up to 10” would
become a picture that says something else, and a score is no share of people. Of the shares of a paragraph, all are drawn or none,
so that no harm is shown without what it is compared with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

MOST = 4  # pictures beside each other; more than that are a table, not a comparison
OUT_OF = 100

_WORDS = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))
_COUNT = rf"(?:(?<![\w.,])[\d.,]*\d|\b(?:{'|'.join(_WORDS)}))"
_OUT_OF = (
    r"(?:\s+(?:people|adults|children|patients|women|men|teens|teenagers))?\s+(?P<out_of>(?:out of|in)\s+(?:every\s+)?"
)
_UNIT = r"(?:-|–|%|°|mg\b|ml\b|points?\b|seconds?\b|minutes?\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b)"
_SHARE = re.compile(rf"(?P<count>{_COUNT}){_OUT_OF}100\b)(?![.,]?\d|\s*{_UNIT})", re.IGNORECASE)
# Told in another way: it cannot stand beside a picture of a hundred people.
_OTHERWISE = re.compile(rf"\d\s*(?:%|per ?cent\b)|{_COUNT}{_OUT_OF}(?!100\b(?![.,]?\d))\d)", re.IGNORECASE)
_ROUGHLY = ("about", "around", "roughly", "nearly", "almost")
# What makes a number an edge of what is meant, and not what is meant.
_NOT_JUST = re.compile(
    r"(?:\b(?:than|least|most|to|or|under|over|below|above|between|maximum|minimum|not)|\d\s+and|[-–])\s*$",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\b(?:scores?|scored|scales?|points|rate|rated|rating|grades?)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")

_TAG = re.compile(r'(<(?:"[^"]*"|[^">])*>)')
_SUPERSCRIPT = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_PASSAGES = ("p", "ul", "ol")

# The measures of the picture, in its own units: a person is a round head over a round body.
_WIDE, _TALL = 12, 14.5
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
    def heads(self) -> str:
        return _columns(self.count, top=3, last=0.1)

    @property
    def bodies(self) -> str:
        return _columns(self.count, top=8.5, last=1.5)


def shares(text: str) -> list[Share]:
    """The shares that a paragraph names, in its order; none if one of them cannot be drawn as it is meant."""
    if _OTHERWISE.search(text):
        return []
    found = []
    for sentence in _SENTENCES.split(text):
        for match in _SHARE.finditer(sentence):
            share = _drawable(match, sentence[: match.start()].rstrip())
            if share is None or _SCORE.search(sentence):
                return []
            found.append(share)
    return found if len(found) <= MOST else []


def _drawable(match: re.Match, before: str) -> Share | None:
    count = match["count"].lower()
    number = _WORDS.get(count) or (int(count) if re.fullmatch("[0-9]{1,3}", count) else None)
    roughly = next((word for word in re.findall(r"\w+$", before) if word.lower() in _ROUGHLY), "")
    if number is None or number > OUT_OF or _NOT_JUST.search(before.removesuffix(roughly)):
        return None
    out_of = "in" if match["out_of"].lower().startswith("in") else "out of"
    return Share(number, f"{roughly.capitalize()} {number}".strip(), f"{out_of} {OUT_OF}")


EVERYONE = Share(OUT_OF, "", "")


def passages(html: str) -> Iterator[tuple[str, list[Share]]]:
    """Rich text in pieces that each end with a paragraph or a whole list, and the shares that this one names."""
    depth, piece = 0, ""
    for part in _TAG.split(html):
        piece += part
        if part.strip("</>").split(" ", 1)[0] not in _PASSAGES or not part.startswith("<"):
            continue
        depth += -1 if part.startswith("</") else 1
        if depth == 0:
            yield piece, shares(_text(piece))
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
    """The lines that hold `count` people in ten columns, row by row; a dash pattern makes people of them."""
    rows, rest = divmod(count, 10)
    people = [rows + (column < rest) for column in range(10)]
    return "".join(
        f"M{_WIDE // 2 + column * _WIDE} {top:g}v{(number - 1) * _TALL + last:g}"
        for column, number in enumerate(people)
        if number
    )
