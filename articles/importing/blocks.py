"""The blocks that a text can make, each taking the pieces that belong to it. Pure.

Where a text fits no block, it stays a paragraph where it stood and a remark names its line.
"""

from articles.importing import pieces
from articles.importing.analogy import Analogy
from articles.importing.block import Block, WithBody, as_text, reads_as_title
from articles.importing.inline import RichText, plain
from articles.importing.section_roles import ROLES, role_named, role_of

_KEY_POINTS = 5  # as many as the editor takes
_PROVENANCES = ("composite", "fictional", "real")


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
            self.paragraph(as_text(piece))
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
                self.paragraph(as_text(piece))
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
        if self.heading and not self.body and not reads_as_title(self.heading):
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


def _point(text: str) -> dict:
    when, bar, what = text.partition("|")
    if bar and when.strip() and what.strip():
        return {"when": plain(when.strip()), "what": plain(what.strip())}
    return {"when": "", "what": plain(text)}
