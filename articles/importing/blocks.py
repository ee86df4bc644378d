"""A text as an article: `parse` makes the document (see `articles.document`) of typed blocks. Pure.

The promise (and the test): every sentence outside labels, contact lines and navigation is in the reading text once, in its
order. Where a text fits no block, it stays a paragraph where it stood and a remark names its line.
"""

import re
import uuid
from dataclasses import dataclass, field

from articles import document
from articles.importing import facts, labels, pieces, references
from articles.importing.contact_details import Detail, details_in
from articles.importing.inline import RichText, plain
from articles.importing.pieces import Piece
from articles.importing.report import Remark
from articles.importing.text import ImportRefused
from articles.tags import tag_name

# The admin's form of an article with more blocks would pass Django's DATA_UPLOAD_MAX_NUMBER_FIELDS.
MAX_BLOCKS = 100
MAX_TAGS = 30
_KEY_POINTS = 5  # as many as the editor takes

_PAIR = re.compile(r"(?P<left>\S.*?)\s*(?:<->|↔)\s*(?P<right>\S.*)")
_LIKENESS = re.compile(r"(?P<body>[^.!?]{1,200}?)\s+(?P<joined>(?:is|are)\s+like)\s+(?P<story>\S.*)", re.IGNORECASE)
_PROVENANCES = ("composite", "fictional", "real")


@dataclass
class Parsed:
    """What a text says, before the database is asked for pictures, contributors and references that exist.

    `stated` are the document's keys that the text gives a value; the others hold defaults. `pictures` is the id of each
    figure's block -> (line, title); `lines` is the key of each reference and of each citation -> line.
    """

    document: dict
    stated: set[str]
    authors: list[str]
    address: str
    pictures: dict[str, tuple[int, str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    details: list[Detail] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def parse(text: str) -> Parsed:
    """The article that `text` (with "\\n" between its lines) describes. Raises `ImportRefused`, and nothing else."""
    lines = [(number, _without_controls(line)) for number, line in enumerate(text.split("\n"), 1)]
    title, rest = _title(lines)
    read, taken, remarks = facts.read(rest)
    body = rest[taken:]
    settled, more = pieces.settle(pieces.read(body, blank=False))
    reader = _Reader(remarks + more)
    for group in _groups(settled):
        reader.take(group)
    reader.close()
    return _parsed(title, read, reader, body)


def _without_controls(line: str) -> str:
    return "".join(" " if ord(letter) < 32 or 127 <= ord(letter) < 160 else letter for letter in line)


def _title(lines: list[tuple[int, str]]) -> tuple[str, list[tuple[int, str]]]:
    for index, (number, line) in enumerate(lines):
        text = pieces.squeezed(line)
        if not text:
            continue
        text = re.sub(r"^#\s+", "", text)
        [piece] = pieces.read([(number, text)])
        is_title = piece.kind in (pieces.TEXT, pieces.NUMBERED) and any(map(str.isalnum, text))
        if not is_title or facts.read([(number, text)])[1]:
            raise ImportRefused(f"There is no title: the first line with text must be one, and line {number} is not.")
        if len(text) > pieces.LONGEST_TITLE:
            raise ImportRefused(
                f"The title (line {number}) has {len(text)} characters, and {pieces.LONGEST_TITLE} is the most."
                " The first line with text must be the title."
            )
        return text, lines[index + 1 :]
    raise ImportRefused("The file is empty.")


def _groups(settled: list[Piece]) -> list[list[Piece]]:
    """The pieces, with the items of a list together."""
    groups: list[list[Piece]] = []
    for piece in settled:
        same_list = groups and piece.kind in (pieces.BULLET, pieces.NUMBERED) and groups[-1][-1].kind == piece.kind
        if same_list and not (piece.kind == pieces.NUMBERED and piece.number == 1 != groups[-1][-1].number):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


class _Block:
    """A block being read. Its methods answer whether the piece belongs to it; if not, the block ends before the piece."""

    kind = ""

    def __init__(self, piece: Piece | None, reader: "_Reader"):
        self.reader = reader

    def paragraph(self, piece: Piece) -> bool:
        return False

    def items(self, items: list[Piece], *, ordered: bool) -> bool:
        return False

    def part(self, name: str, piece: Piece) -> bool:
        return False

    def instead(self) -> "_Block | None":
        """The block that this one is after all, when what its label promised did not come."""
        return None

    def fields(self) -> dict | None:
        """The document's fields, or None when there is nothing to keep."""
        raise NotImplementedError


class _Section(_Block):
    kind = "section"

    def __init__(self, piece, reader):
        super().__init__(piece, reader)
        self.heading = plain(piece.text) if piece else ""
        self.numbered = bool(piece and piece.number)
        self.body = RichText()

    def paragraph(self, piece):
        self.body.paragraph(piece.text)
        return True

    def items(self, items, *, ordered):
        self.body.list([item.text for item in items], ordered=ordered)
        return True

    def fields(self):
        if not self.heading and not self.body:
            return None
        return {"anchor": "", "heading": self.heading, "numbered": self.numbered, "body": self.body.html()}


class _Analogy(_Block):
    kind = "analogy"
    _longest = {"source": 120, "target": 160}

    def __init__(self, piece, reader):
        super().__init__(piece, reader)
        self.label = piece.label.variant
        self.title, self.story, self.pairs = "", RichText(), []
        self.parts: dict[str, list[str]] = {name: [] for name in labels.PARTS["analogy"].values()}
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
        self.open_part = name
        return not piece.text or self._add(name, piece)

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
        return {"label": self.label, "title": self.title, "story": self.story.html(), "pairs": self.pairs, **parts}


class _ClinicalExample(_Block):
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
                self.paragraph(Piece(pieces.TEXT, piece.line, f"{piece.name}: {piece.text}"))
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
            "not_typical_note": "\n\n".join(self.not_typical),
        }


class _Points(_Block):
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
        section = _Section(None, self.reader)
        section.heading = self.heading
        return section

    def fields(self):
        return {"heading": self.heading, self.field_name: self.lines}


class _KeyPoints(_Points):
    kind, field_name = "key_points", "points"

    def fields(self):
        if len(self.lines) > _KEY_POINTS:
            self.reader.remark(
                self.opening, f"there are {len(self.lines)} key points, and the editor takes {_KEY_POINTS}."
            )
        return super().fields()


class _QuestionsToAsk(_Points):
    kind, field_name = "questions_to_ask", "questions"


class _Callout(_Block):
    kind = "callout"

    def __init__(self, piece, reader):
        super().__init__(piece, reader)
        self.severity, self.heading, self.body = piece.label.variant, piece.text, RichText()
        if len(plain(self.heading)) > pieces.LONGEST_HEADING:
            self.heading = ""
            self.body.paragraph(piece.text)

    def paragraph(self, piece):
        self.body.paragraph(piece.text)
        return True

    def items(self, items, *, ordered):
        self.body.list([item.text for item in items], ordered=ordered)
        return True

    def fields(self):
        if self.heading and not self.body and not _reads_as_title(self.heading):
            self.body.paragraph(self.heading)
            self.heading = ""
        return {"severity": self.severity, "heading": plain(self.heading), "body": self.body.html()}


class _Figure(_Block):
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


class _CallToAction(_Block):
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


_BLOCKS = {
    block.kind: block
    for block in (_Analogy, _ClinicalExample, _KeyPoints, _QuestionsToAsk, _Callout, _Figure, _CallToAction)
}


class _Reader:
    """Takes the pieces in their order, and holds what they made so far."""

    def __init__(self, remarks: list[Remark]):
        self.remarks = remarks
        self.blocks: list[dict] = []
        self.block: _Block | None = None
        self.pictures: dict[str, tuple[int, str]] = {}
        self.references: list[dict] = []
        self.reference_lines: dict[str, int] = {}
        self.tags: list[dict] = []
        self.read_next = ""
        self.contact_lines: set[int] = set()

    def remark(self, piece: Piece, text: str) -> None:
        self.remarks.append(Remark(piece.line, text))

    def cannot_follow(self, piece: Piece, why: str) -> bool:
        """The answer of a block that ends here although nothing in the text ended it."""
        self.remark(piece, f"{why}; so that nothing changes its place, it went into a section after it.")
        return False

    def take(self, group: list[Piece]) -> None:
        getattr(self, f"_{group[0].kind}")(group)

    def close(self) -> None:
        """End the open block, if any."""
        if self.block:
            self.block = self.block.instead() or self.block
            fields = self.block.fields()
            if fields is not None:
                if len(self.blocks) == MAX_BLOCKS:
                    raise ImportRefused(
                        f"The text makes more than {MAX_BLOCKS} blocks. Divide it into several articles."
                    )
                block = {"kind": self.block.kind, "id": str(uuid.uuid4()), **fields}
                self.blocks.append(block)
                if isinstance(self.block, _Figure):
                    self.pictures[block["id"]] = (self.block.line, self.block.wanted)
        self.block = None

    def _open(self, block: _Block) -> None:
        self.close()
        self.block = block

    def _belongs(self, ask) -> None:
        """Give a piece to the open block, or to a new section without heading where the block has no place for it."""
        if self.block is not None and ask(self.block):
            return
        instead = self.block.instead() if self.block else None
        if instead:
            self.block = instead
        else:
            self._open(_Section(None, self))
        ask(self.block)

    def _text(self, group):
        self._belongs(lambda block: block.paragraph(group[0]))

    def _bullet(self, group, ordered=False):
        self._belongs(lambda block: block.items(group, ordered=ordered))

    def _numbered(self, group):
        self._bullet(group, ordered=True)

    def _heading(self, group):
        self._open(_Section(group[0], self))

    def _label(self, group):
        piece = group[0]
        if piece.label.kind == "references":
            self.close()
            if piece.text:
                self._reference_or_text(piece)
        else:
            self._open(_BLOCKS[piece.label.kind](piece, self))

    def _part(self, group):
        piece = group[0]
        name = labels.field_of(self.block.kind, piece.name) if self.block else None
        if name is None or not self.block.part(name, piece):
            self.remark(piece, f"“{piece.name}:” has no place here; it was kept as a paragraph.")
            self._text([Piece(pieces.TEXT, piece.line, f"{piece.name}: {piece.text}".strip())])

    def _rule(self, group):
        self.close()

    def _question(self, group):
        self._open(_CallToAction(group[0], self))

    def _contact(self, group):
        self.contact_lines.add(group[0].line)

    def _reference(self, group):
        self._reference_or_text(group[0])

    def _reference_or_text(self, piece: Piece) -> None:
        found = references.parse(piece.text, piece.line)
        if found is None:
            self.remark(piece, "this is no reference in the form “[key] Citation.”; it was kept as a paragraph.")
            self._text([piece])
            return
        reference, remarks = found
        self.remarks += remarks
        known = self.reference_lines.get(reference["key"])
        if known:
            self.remark(piece, f"[{reference['key']}] was given in line {known} already; this one was left out.")
            return
        self.references.append(reference)
        self.reference_lines[reference["key"]] = piece.line

    def _hashtags(self, group):
        for typed in re.findall(r"#(\w[\w-]*)", group[0].text):
            name = tag_name(typed)
            tag = {"slug": facts.slug_of(name), "name": name}
            if not name or tag["slug"] in {other["slug"] for other in self.tags}:
                continue
            if len(typed) > 80 or len(self.tags) == MAX_TAGS:
                why = f"at most {MAX_TAGS} tags, each with at most 80 letters"
                self.remark(group[0], f"#{typed[:40]} was left out: {why}.")
            else:
                self.tags.append(tag)

    def _navigation(self, group):
        piece = group[0]
        if piece.name == "next" and piece.text:
            if self.read_next and self.read_next != piece.text:
                self.remark(piece, f"a second article to read next, “{piece.text}”, was left out.")
            self.read_next = self.read_next or piece.text
        elif piece.text:
            self.remark(piece, f"“{piece.text}” was left out: the site finds the previous article by itself.")


def _parsed(title: str, read: facts.Facts, reader: _Reader, body: list[tuple[int, str]]) -> Parsed:
    content = {
        "version": document.VERSION,
        "language": "en",
        "title": title,
        "kind": "explainer",
        "audience": "patient",
        "summary": "",
        "main_message": "",
        "read_next": "",
        "conflict_statement": "",
        "funding_statement": "",
        "authors": [],
        "topics": [],
        "tags": sorted(reader.tags, key=lambda tag: tag["name"]),
        "series": None,
        "references": sorted(reader.references, key=lambda reference: reference["key"]),
        "blocks": reader.blocks,
    }
    stated = {"title", "blocks", *read.stated, *(key for key in ("tags", "references") if content[key])}
    content |= read.stated
    content["topics"] = sorted(
        {topic["slug"]: topic for topic in content["topics"]}.values(), key=lambda topic: topic["name"]
    )
    if reader.read_next and "read_next" not in read.stated:
        content["read_next"] = reader.read_next
        stated.add("read_next")
    elif reader.read_next and reader.read_next != read.stated["read_next"]:
        reader.remarks.append(
            Remark(0, f"“Read next” under the title was used, and not “{reader.read_next}” at the foot.")
        )
    lines: dict[str, int] = {}
    details: list[Detail] = []
    reference_lines = set(reader.reference_lines.values())
    for number, line in body:
        for key in document.CITATION.findall(line):
            lines.setdefault(key.lower(), number)
        if number not in reference_lines:
            details += details_in(pieces.squeezed(line), number, alone=number in reader.contact_lines)
    return Parsed(
        document=content,
        stated=stated,
        authors=read.authors,
        address=read.address,
        pictures=reader.pictures,
        lines=lines | reader.reference_lines,
        details=details,
        remarks=sorted(set(reader.remarks)),
    )


def _reads_as_title(text: str) -> bool:
    """Whether the words after a label name the block, and are not its first sentence."""
    return len(plain(text)) <= pieces.LONGEST_HEADING and not pieces.ends_a_sentence(text)


def _pair(text: str) -> dict | None:
    """A comparison's two sides, in the order of the source, and the words that join them."""
    if match := _PAIR.fullmatch(text):
        return {"in_story": plain(match["left"]), "in_body": plain(match["right"]), "joined_by": ""}
    if match := _LIKENESS.fullmatch(text):
        return {"in_story": plain(match["story"]), "in_body": plain(match["body"]), "joined_by": match["joined"]}
    return None


def _point(text: str) -> dict:
    when, bar, what = text.partition("|")
    if bar and when.strip() and what.strip():
        return {"when": plain(when.strip()), "what": plain(what.strip())}
    return {"when": "", "what": plain(text)}
