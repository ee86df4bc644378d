"""The blocks that a text can make, each taking the pieces that belong to it. Pure.

Where a text fits no block, it stays a paragraph where it stood and a remark names its line.
"""

import re
from abc import ABC, abstractmethod

from articles.importing import pieces
from articles.importing.inline import RichText, plain
from articles.importing.pieces import Piece
from articles.importing.section_roles import ROLES, role_named, role_of

_KEY_POINTS = 5  # as many as the editor takes

_PAIR = re.compile(r"(?P<left>\S.*?)\s*(?:<->|↔)\s*(?P<right>\S.*)")
_BOTH = re.compile(r"(?P<pair>\S.*?)\s*\(both:\s*(?P<both>[^()\s][^()]{0,200})\)\.?", re.IGNORECASE)
_LIKENESS = re.compile(r"(?P<body>[^.!?]{1,200}?)\s+(?P<joined>(?:is|are)\s+like)\s+(?P<story>\S.*)", re.IGNORECASE)
_PROVENANCES = ("composite", "fictional", "real")


class Block(ABC):
    """A block being read. Its methods answer whether the piece belongs to it; if not, the block ends before the piece.

    `reader` (see `articles.importing.reader`) is told what the person who runs the import should know.
    """

    kind = ""

    def __init__(self, piece: Piece | None, reader):
        self.reader = reader

    def paragraph(self, piece: Piece) -> bool:
        return False

    def items(self, items: list[Piece], *, ordered: bool) -> bool:
        return False

    def part(self, name: str, piece: Piece) -> bool:
        return False

    def instead(self) -> "Block | None":
        """The block that this one is after all, when what its label promised did not come."""
        return None

    @abstractmethod
    def fields(self) -> dict | None:
        """The document's fields, or None when there is nothing to keep."""


class WithBody(Block):
    """A block whose paragraphs and lists all go into one rich text, `body`."""

    body: RichText

    def paragraph(self, piece):
        self.body.paragraph(piece.text)
        return True

    def items(self, items, *, ordered):
        self.body.list([item.text for item in items], ordered=ordered)
        return True


class Section(WithBody):
    kind = "section"

    def __init__(self, piece, reader):
        super().__init__(piece, reader)
        self.heading = plain(piece.text) if piece else ""
        self.numbered = bool(piece and piece.number)
        self.body, self.role = RichText(), ""

    def part(self, name, piece):
        if self.role or self.body:
            return False
        self.role = role_named(piece.text)
        if not self.role:
            self.reader.remark(piece, f"a section is for one of: {', '.join(ROLES)}. This was kept as text.")
            self.paragraph(_as_text(piece))
        return True

    def fields(self):
        if not self.heading and not self.body:
            return None
        return {
            "anchor": "",
            "heading": self.heading,
            "role": self.role or role_of(self.heading),
            "numbered": self.numbered,
            "body": self.body.html(),
        }


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
        if piece.text and _reads_as_title(piece.text):
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
            return self.paragraph(_as_text(piece))
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


class ClinicalExample(Block):
    kind = "clinical_example"

    def __init__(self, piece, reader):
        super().__init__(piece, reader)
        self.title, self.provenance, self.points, self.not_typical = "", "", [], []
        self.story, self.afterwards = RichText(), RichText()
        self.in_note = False
        if piece.text and len(piece.text) <= pieces.LONGEST_HEADING:
            self.title = plain(piece.text)
        elif piece.text:
            self.story.paragraph(piece.text)

    def paragraph(self, piece):
        if self.in_note:
            self.not_typical.append(plain(piece.text))
        else:
            (self.afterwards if self.points else self.story).paragraph(piece.text)
        return True

    def items(self, items, *, ordered):
        if self.in_note:
            self.not_typical += [plain(item.text) for item in items]
        elif self.afterwards:
            self.afterwards.list([item.text for item in items], ordered=ordered)
        else:
            self.points += [_point(item.text) for item in items]
        return True

    def part(self, name, piece):
        if name == "provenance":
            value = piece.text.casefold().rstrip(".")
            if value in _PROVENANCES:
                self.provenance = value
            else:
                self.reader.remark(piece, f"the provenance is one of {', '.join(_PROVENANCES)}; this was kept as text.")
                self.paragraph(_as_text(piece))
        else:
            self.in_note = True
            if piece.text:
                self.not_typical.append(plain(piece.text))
        return True

    def fields(self):
        return {
            "title": self.title,
            "provenance": self.provenance,
            "story": self.story.html(),
            "points": self.points,
            "afterwards": self.afterwards.html(),
            "authorisation_reference": "",
            "authorised_on": None,
            "authorisation_expires_on": None,
            "consent_withdrawn_on": None,
            "not_typical_note": "\n\n".join(self.not_typical),
        }


class Points(Block):
    """A heading and a list of short lines: key points, and questions to ask."""

    field_name = ""

    def __init__(self, piece, reader):
        super().__init__(piece, reader)
        self.opening = piece
        typed = plain(piece.text or piece.name)
        self.heading = typed if len(typed) <= 120 else ""
        self.lines: list[str] = [] if self.heading else [typed]

    def items(self, items, *, ordered):
        self.lines += [plain(item.text) for item in items]
        return True

    def instead(self):
        if self.lines:
            return None
        self.reader.remark(self.opening, "no list follows this label; it became the heading of a section.")
        section = Section(None, self.reader)
        section.heading = self.heading
        return section

    def fields(self):
        return {"heading": self.heading, self.field_name: self.lines}


class KeyPoints(Points):
    kind, field_name = "key_points", "points"

    def fields(self):
        if len(self.lines) > _KEY_POINTS:
            self.reader.remark(
                self.opening, f"there are {len(self.lines)} key points, and the editor takes {_KEY_POINTS}."
            )
        return super().fields()


class QuestionsToAsk(Points):
    kind, field_name = "questions_to_ask", "questions"


class Callout(WithBody):
    kind = "callout"

    def __init__(self, piece, reader):
        super().__init__(piece, reader)
        self.severity, self.heading, self.body = piece.label.variant, piece.text, RichText()
        if len(plain(self.heading)) > pieces.LONGEST_HEADING:
            self.heading = ""
            self.body.paragraph(piece.text)

    def fields(self):
        if self.heading and not self.body and not _reads_as_title(self.heading):
            self.body.paragraph(self.heading)
            self.heading = ""
        return {"severity": self.severity, "heading": plain(self.heading), "body": self.body.html()}


class Figure(Block):
    kind = "figure"

    def __init__(self, piece, reader):
        super().__init__(piece, reader)
        self.line, self.wanted, self.caption = piece.line, piece.text, ""
        self.wants_caption = False

    def paragraph(self, piece):
        if not self.wants_caption:
            return False
        self.wants_caption = False
        if len(plain(piece.text)) > 300:
            self.reader.remark(
                piece, "a caption has at most 300 characters; it was kept as a paragraph after the figure."
            )
            return False
        self.caption = plain(piece.text)
        return True

    def part(self, name, piece):
        self.wants_caption = not self.caption
        if not self.wants_caption:
            return False
        return not piece.text or self.paragraph(piece)

    def fields(self):
        return {"picture": None, "caption": self.caption}


class CallToAction(Block):
    kind = "call_to_action"

    def __init__(self, piece, reader):
        super().__init__(piece, reader)
        self.heading, self.text = plain(piece.text), []
        if len(self.heading) > pieces.LONGEST_HEADING:
            self.heading, self.text = "", [self.heading]

    def paragraph(self, piece):
        self.text.append(plain(piece.text))
        return True

    def items(self, items, *, ordered):
        self.text += [plain(item.text) for item in items]
        return True

    def fields(self):
        return {"heading": self.heading, "text": "\n\n".join(self.text)}


BLOCKS = {
    block.kind: block for block in (Analogy, ClinicalExample, KeyPoints, QuestionsToAsk, Callout, Figure, CallToAction)
}


def _reads_as_title(text: str) -> bool:
    """Whether the words after a label name the block, and are not its first sentence."""
    return len(plain(text)) <= pieces.LONGEST_HEADING and not pieces.ends_a_sentence(text)


def _as_text(piece: Piece) -> Piece:
    """A labelled line whose value cannot be used, as an ordinary one."""
    return Piece(pieces.TEXT, piece.line, f"{piece.name}: {piece.text}".strip())


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


def _point(text: str) -> dict:
    when, bar, what = text.partition("|")
    if bar and when.strip() and what.strip():
        return {"when": plain(when.strip()), "what": plain(what.strip())}
    return {"when": "", "what": plain(text)}
