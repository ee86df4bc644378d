"""A text as an article: `parse` makes the document (see `articles.document`) of typed blocks. Pure.

The promise (and the test): every sentence outside labels, contact lines and navigation is in the reading text once, in its
order.
"""

import re
import uuid
from dataclasses import dataclass, field

from articles import document
from articles.document import MOST_BLOCKS
from articles.importing import facts, labels, pieces, references
from articles.importing.block import Block
from articles.importing.blocks import BLOCKS, CallToAction, Figure, Section
from articles.importing.contact_details import Detail, details_in
from articles.importing.pieces import Piece
from articles.importing.report import Remark
from articles.importing.text import ImportRefused
from articles.tags import tag_name, tag_slug

MAX_TAGS = 30


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
    translation_of: str = ""  # the address of the article that it translates
    start_here_for: list[dict] = field(
        default_factory=list
    )  # the topics, as in a document, that it is the first to read of
    pictures: dict[str, tuple[int, str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    details: list[Detail] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def parse(text: str, *, titled: bool = True) -> Parsed:
    """The article that `text` (with "\\n" between its lines) describes. Raises `ImportRefused`, and nothing else.

    Without `titled` it is more text for an article that is there, and has neither a title nor facts.
    """
    lines = [(number, _without_controls(line)) for number, line in enumerate(text.split("\n"), 1)]
    title, rest = _title(lines) if titled else ("", lines)
    read, taken, remarks = facts.read(rest) if titled else (facts.Facts(), 0, [])
    body = rest[taken:]
    settled, more = pieces.settle(pieces.read(body, blank=not titled))
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


class _Reader:
    """Takes the pieces in their order, and holds what they made so far."""

    def __init__(self, remarks: list[Remark]):
        self.remarks = remarks
        self.blocks: list[dict] = []
        self.block: Block | None = None
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
                if len(self.blocks) == MOST_BLOCKS:
                    raise ImportRefused(
                        f"The text makes more than {MOST_BLOCKS} blocks. Divide it into several articles."
                    )
                block = {"kind": self.block.kind, "id": str(uuid.uuid4()), **fields}
                self.blocks.append(block)
                if isinstance(self.block, Figure):
                    self.pictures[block["id"]] = (self.block.line, self.block.wanted)
        self.block = None

    def _open(self, block: Block) -> None:
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
            self._open(Section(None, self))
        ask(self.block)

    def _text(self, group):
        self._belongs(lambda block: block.paragraph(group[0]))

    def _bullet(self, group, ordered=False):
        self._belongs(lambda block: block.items(group, ordered=ordered))

    def _numbered(self, group):
        self._bullet(group, ordered=True)

    def _heading(self, group):
        self._open(Section(group[0], self))

    def _label(self, group):
        piece = group[0]
        if piece.label.kind == "references":
            self.close()
            if piece.text:
                self._reference_or_text(piece)
        else:
            self._open(BLOCKS[piece.label.kind](piece, self))

    def _part(self, group):
        piece = group[0]
        if self.block is None and labels.field_of(Section.kind, piece.name):
            self._open(Section(None, self))
        name = labels.field_of(self.block.kind, piece.name) if self.block else None
        if name is None or not self.block.part(name, piece):
            self.remark(piece, f"“{piece.name}:” has no place here; it was kept as a paragraph.")
            self._text([Piece(pieces.TEXT, piece.line, f"{piece.name}: {piece.text}".strip())])

    def _rule(self, group):
        self.close()

    def _question(self, group):
        self._open(CallToAction(group[0], self))

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
            tag = {"slug": tag_slug(name), "name": name}
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
        "medicines": [],
        "offered_here": False,
        "no_company_paid": False,
        "glossary": [],
        "notices": [],
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
        translation_of=read.translation_of,
        start_here_for=read.start_here_for,
        pictures=reader.pictures,
        lines=lines | reader.reference_lines,
        details=details,
        remarks=sorted(set(reader.remarks)),
    )
