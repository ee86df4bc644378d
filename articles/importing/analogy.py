"""A comparison in a text: its story, its pairs, and the parts with labels of their own. Pure."""

import re

from articles.importing.block import Block, as_text, reads_as_title
from articles.importing.inline import RichText, plain

_PAIR = re.compile(r"(?P<left>\S.*?)\s*(?:<->|↔)\s*(?P<right>\S.*)")
_BOTH = re.compile(r"(?P<pair>\S.*?)\s*\(both:\s*(?P<both>[^()\s][^()]{0,200})\)\.?", re.IGNORECASE)
_LIKENESS = re.compile(r"(?P<body>[^.!?]{1,200}?)\s+(?P<joined>(?:is|are)\s+like)\s+(?P<story>\S.*)", re.IGNORECASE)


class Analogy(Block):
    kind = "analogy"
    _longest = {"source": 120, "target": 160}

    def __init__(self, piece, reader):
        super().__init__(piece, reader)
        self.label = piece.label.variant
        self.title, self.story, self.pairs = "", RichText(), []
        self.parts: dict[str, list[str]] = {name: [] for name in ("source", "target", "plain_statement", "limits")}
        self.compares_treatments = False
        self.open_part = ""
        if piece.text and reads_as_title(piece.text):
            self.title = plain(piece.text)
        elif piece.text:
            self.story.paragraph(piece.text)

    def paragraph(self, piece):
        if self.open_part:
            return self._add(self.open_part, piece)
        if self.pairs:
            return self.reader.cannot_follow(piece, "this text comes after the comparison's pairs")
        self.story.paragraph(piece.text)
        return True

    def items(self, items, *, ordered):
        pairs = [_pair(item.text) for item in items]
        if all(pairs):
            self.pairs += pairs
            self.open_part = ""
            return True
        if self.open_part and self.open_part not in self._longest:
            self.parts[self.open_part] += [plain(item.text) for item in items]
            return True
        self.open_part = ""
        if self.pairs:
            return self.reader.cannot_follow(items[0], "this list comes after the comparison's pairs")
        # The story is read before the pairs: a list goes apart only where its pairs are its end.
        first_pair = next((place for place, pair in enumerate(pairs) if pair), len(pairs))
        if not all(pairs[first_pair:]):
            self.reader.remark(
                items[first_pair], "only some lines of this list are pairs; it was kept as a list in the story."
            )
            first_pair = len(pairs)
        self.story.list([item.text for item in items[:first_pair]], ordered=ordered)
        self.pairs += pairs[first_pair:]
        return True

    def part(self, name, piece):
        if name == "compares_treatments":
            return self._compares(piece)
        self.open_part = name
        return not piece.text or self._add(name, piece)

    def _compares(self, piece):
        answer = piece.text.casefold().rstrip(".")
        if answer not in ("yes", "no"):
            self.reader.remark(piece, "write yes or no here; this was kept as text.")
            return self.paragraph(as_text(piece))
        self.compares_treatments, self.open_part = answer == "yes", ""
        return True

    def _add(self, name, piece):
        longest = self._longest.get(name)
        if longest is None:
            self.parts[name].append(plain(piece.text))
        elif not self.parts[name] and len(plain(piece.text)) <= longest:
            self.parts[name].append(plain(piece.text))
            self.open_part = ""
        else:
            self.reader.remark(piece, f"this is more than fits there ({longest} characters); it was kept in the story.")
            self.open_part = ""
            return self.paragraph(piece)
        return True

    def fields(self):
        parts = {name: "\n\n".join(texts) for name, texts in self.parts.items()}
        return {
            "label": self.label,
            "title": self.title,
            "story": self.story.html(),
            "pairs": self.pairs,
            "compares_treatments": self.compares_treatments,
            **parts,
        }


def _pair(text: str) -> dict | None:
    """A comparison's two sides, in the order of the source, the words that join them, and what both do."""
    both = ""
    if match := _BOTH.fullmatch(text):
        text, both = match["pair"], match["both"]
    if match := _PAIR.fullmatch(text):
        return _sides(match["left"], match["right"], both=both)
    if match := _LIKENESS.fullmatch(text):
        return _sides(match["story"], match["body"], joined_by=match["joined"], both=both)
    return None


def _sides(in_story: str, in_body: str, *, joined_by: str = "", both: str) -> dict:
    sides = {"in_story": plain(in_story), "in_body": plain(in_body)}
    return {**sides, "joined_by": joined_by, "shared_relation": plain(both)}
