"""From lines to pieces: paragraphs, list items, labels, headings, each with the number of its line. Pure.

What a piece is can depend on its neighbours (a heading is followed by text, two numbered lines make a list), so this goes
in two steps: `read` looks at single lines, `settle` at neighbours.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.importing import labels
from articles.importing.contact_details import is_contact_line
from articles.importing.labels import Label
from articles.importing.report import Remark

TEXT, BULLET, NUMBERED, HEADING, LABEL, PART = "text", "bullet", "numbered", "heading", "label", "part"
RULE, HASHTAGS, NAVIGATION, CONTACT, QUESTION = "rule", "hashtags", "navigation", "contact", "question"
REFERENCE = "reference"
_MAY_GO_ON = {TEXT, BULLET, NUMBERED, PART, LABEL, REFERENCE}

LONGEST_HEADING = 160
LONGEST_LONE_LINE = 80  # of an unmarked line that is taken for a heading
LONGEST_TITLE = 120

_BULLET = re.compile(r"[•◦▪●‣*-]\s+(?P<text>\S.*)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3})(?P<mark>[.)])\s+(?P<text>\S.*)")
_EXPLICIT = re.compile(r"#{1,6}\s+(?P<text>\S.*)")
_RULE = re.compile(r"-{3,}|_{3,}|\*{3,}|—{2,}")
_HASHTAGS = re.compile(r"#\w[\w-]*(?:[\s,]+#\w[\w-]*)*")
_NAVIGATION = re.compile(
    r"(?P<way>next|previous)(?:\s+(?P=way))*\s*:?|(?P<to>next|previous):\s*(?P<title>\S.*)", re.IGNORECASE
)
_REFERENCE = re.compile(r"(?:[•*-]\s+)?(?P<text>\[[\w:-]{1,70}\]\s*[^\s(].*)")
_ENDS_A_SENTENCE = re.compile(r"[.!:;,…—–-][\"'”’)\]]*$")


@dataclass(frozen=True)
class Piece:
    """`text` has single spaces. `alone`: one line between empty lines. `joined`: no empty line before it."""

    kind: str
    line: int
    text: str
    alone: bool = False
    joined: bool = False
    number: int = 0  # of a numbered line
    mark: str = ""  # "." or ")" after it
    explicit: bool = False  # a heading marked with ##
    label: Label | None = None  # what a label opens
    name: str = ""  # a label as typed, or "next" or "previous"


def squeezed(text: str) -> str:
    return " ".join(text.split())


def looks_like_label(text: str) -> bool:
    return text.endswith(":") and len(text) <= LONGEST_LONE_LINE


def ends_a_sentence(text: str) -> bool:
    return bool(_ENDS_A_SENTENCE.search(text[-40:]))


def read(lines: Iterable[tuple[int, str]], *, blank: bool = True) -> list[Piece]:
    """The pieces of numbered lines, each line seen by itself; text that goes on over several lines is joined.

    `blank`: the line before the first is empty.
    """
    pieces: list[Piece] = []
    words: list[str] = []  # the lines of the piece that may go on, the last in `pieces`
    indent_before, in_references = 0, False

    def close():
        if len(words) > 1:
            pieces[-1] = replace(pieces[-1], text=" ".join(words), alone=False)
        words.clear()

    for number, line in lines:
        text = squeezed(line)
        if not text:
            blank = True
            continue
        indent = len(line) - len(line.lstrip())
        piece = _seen(text, number, starts=blank, in_references=in_references)
        if not blank and words and piece.kind == TEXT and _goes_on(pieces[-1], words[-1], text, indent, indent_before):
            words.append(text)
            continue
        close()
        if not blank and pieces and not _is_of_a_section(piece):
            pieces[-1] = replace(pieces[-1], alone=False)
        pieces.append(replace(piece, alone=blank, joined=not blank))
        if piece.kind in _MAY_GO_ON and piece.text:
            words.append(piece.text)
        if piece.kind in (LABEL, HEADING, RULE):
            in_references = piece.label == labels.LABELS["references"]
        blank, indent_before = False, indent
    close()
    return pieces


def _goes_on(piece: Piece, last_line: str, text: str, indent: int, indent_before: int) -> bool:
    """Whether a line of text without an empty line before it belongs to `piece`."""
    if piece.kind == LABEL:
        return text[0].islower()
    if piece.kind == REFERENCE:
        return indent > indent_before
    if _is_of_a_section(piece):
        return False
    if piece.kind in (BULLET, NUMBERED) and indent <= indent_before:
        # Back at the margin: the item goes on only in the middle of its sentence.
        return indent == indent_before and (not ends_a_sentence(last_line) or text[0].islower())
    return True


def _seen(text: str, line: int, *, starts: bool, in_references: bool) -> Piece:
    """One line by itself. `starts`: it follows an empty line, so that a label may have words after it."""
    if in_references and (match := _REFERENCE.fullmatch(text)):
        return Piece(REFERENCE, line, match["text"])
    if _RULE.fullmatch(text):
        return Piece(RULE, line, text)
    if match := _EXPLICIT.fullmatch(text):
        return _explicit(match["text"].rstrip("# ") or match["text"], line)
    if _HASHTAGS.fullmatch(text) and any(map(str.isalpha, text)):
        return Piece(HASHTAGS, line, text)
    if match := _BULLET.fullmatch(text):
        return Piece(BULLET, line, match["text"])
    if match := _NUMBERED.fullmatch(text):
        return Piece(NUMBERED, line, match["text"], number=int(match["number"]), mark=match["mark"])
    if match := _NAVIGATION.fullmatch(text):
        return Piece(NAVIGATION, line, match["title"] or "", name=(match["way"] or match["to"]).lower())
    if is_contact_line(text):
        return Piece(CONTACT, line, text)
    if part := labels.find_part(text):
        return Piece(PART, line, part[1], name=part[0])
    if (found := labels.find(text)) and (starts or not found[2]):
        return Piece(LABEL, line, found[2], label=found[0], name=found[1])
    if starts and text == "References":  # known this early, because its lines are read in their own way
        return Piece(LABEL, line, "", label=labels.LABELS["references"], name=text)
    return Piece(TEXT, line, text)


def _explicit(text: str, line: int) -> Piece:
    if found := labels.find(text) or labels.find_without_colon(text):
        return Piece(LABEL, line, found[2], label=found[0], name=found[1], explicit=True)
    match = _NUMBERED.fullmatch(text)
    if match:
        return Piece(HEADING, line, match["text"], number=int(match["number"]), mark=match["mark"], explicit=True)
    return Piece(HEADING, line, text, explicit=True)


def settle(pieces: list[Piece]) -> tuple[list[Piece], list[Remark]]:
    """The pieces with everything decided that depends on neighbours, and what was not understood."""
    remarks: list[Remark] = []
    pieces = _with_navigation_settled(pieces)
    in_list = _runs(pieces)
    settled: list[Piece] = []
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.kind == NUMBERED and index not in in_list:
            piece = _single_number(piece, following, remarks)
        elif piece.kind == TEXT and piece.alone:
            piece = _lone_line(piece, following, remarks)
        elif piece.kind == TEXT and following and following.kind == CONTACT and _asks(piece.text):
            piece = replace(piece, kind=QUESTION)
        if piece.kind == HEADING:
            piece = _heading(piece, remarks)
        if (
            piece.kind == TEXT
            and piece.joined
            and settled
            and settled[-1].kind == TEXT
            and pieces[index].kind == NUMBERED
        ):
            settled[-1] = replace(settled[-1], text=f"{settled[-1].text} {piece.text}")
        else:
            settled.append(piece)
    return settled, remarks


def _with_navigation_settled(pieces: list[Piece]) -> list[Piece]:
    """Navigation is navigation at the foot of the text only. Elsewhere "Next: rest" is a sentence like any other."""
    foot = len(pieces)
    while foot and _may_be_foot(pieces, foot - 1):
        foot -= 1
    settled = []
    for index, piece in enumerate(pieces):
        if piece.kind == NAVIGATION and index < foot:
            text = f"{piece.name.capitalize()}: {piece.text}" if piece.text else piece.name.capitalize()
            piece = replace(piece, kind=TEXT, text=text)
        elif (
            piece.kind == TEXT and index > foot and pieces[index - 1].kind == NAVIGATION and not pieces[index - 1].text
        ):
            piece = replace(piece, kind=NAVIGATION, name=pieces[index - 1].name)
        settled.append(piece)
    return settled


def _may_be_foot(pieces: list[Piece], index: int) -> bool:
    piece = pieces[index]
    if piece.kind in (NAVIGATION, HASHTAGS, CONTACT, RULE):
        return len(piece.text) <= LONGEST_TITLE or piece.kind != NAVIGATION
    before = pieces[index - 1] if index else None
    is_title = piece.kind == TEXT and len(piece.text) <= LONGEST_TITLE
    return bool(is_title and before and before.kind == NAVIGATION and not before.text)


def _runs(pieces: list[Piece]) -> set[int]:
    """The places of the numbered lines that make an ordered list: two or more in a row, counted from 1."""
    in_list: set[int] = set()
    run: list[int] = []
    for index, piece in enumerate([*pieces, Piece(RULE, 0, "")]):
        if piece.kind == NUMBERED and run and _continues(pieces[run[-1]], piece):
            run.append(index)
            continue
        if len(run) > 1:
            in_list.update(run)
        run = [index] if piece.kind == NUMBERED and piece.number == 1 else []
    return in_list


def _continues(before: Piece, piece: Piece) -> bool:
    return piece.mark == before.mark and (
        piece.number == before.number + 1 or (piece.number == before.number and piece.joined)
    )


def _single_number(piece: Piece, following: Piece | None, remarks: list[Remark]) -> Piece:
    if piece.alone and piece.mark == "." and not ends_a_sentence(piece.text):
        return replace(piece, kind=HEADING)
    if not piece.joined:
        remarks.append(Remark(piece.line, "a numbered line by itself; it was kept as a paragraph with its number."))
    return replace(piece, kind=TEXT, text=f"{piece.number}{piece.mark} {piece.text}")


def _lone_line(piece: Piece, following: Piece | None, remarks: list[Remark]) -> Piece:
    """One line between empty lines: a label without colon, a heading, a closing question, or a short paragraph."""
    if found := labels.find_without_colon(piece.text):
        return replace(piece, kind=LABEL, text=found[2], label=found[0], name=found[1])
    if following and following.kind == CONTACT and _asks(piece.text):
        return replace(piece, kind=QUESTION)
    if _could_be_heading(piece.text):
        if following and _is_text(following):
            return replace(piece, kind=HEADING)
        remarks.append(Remark(piece.line, "looks like a heading, but no text follows it; it was kept as a paragraph."))
    elif looks_like_label(piece.text) and not (following and following.kind in (BULLET, NUMBERED)):
        remarks.append(
            Remark(piece.line, f"“{piece.text}” is no label that the importer knows; it was kept as a paragraph.")
        )
    return piece


def _asks(text: str) -> bool:
    return text.endswith("?") and len(text) <= LONGEST_HEADING


def _is_text(piece: Piece) -> bool:
    if piece.kind == TEXT:
        return not (piece.alone and _could_be_heading(piece.text))
    is_item = piece.kind in (BULLET, LABEL) or (piece.kind == NUMBERED and not (piece.alone and piece.mark == "."))
    return is_item or _is_of_a_section(piece)


def _is_of_a_section(piece: Piece) -> bool:
    """Whether this is the line under a heading that says something of its section."""
    return piece.kind == PART and labels.field_of("section", piece.name) is not None


def _could_be_heading(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return (
        len(text) <= LONGEST_LONE_LINE
        and bool(letters)
        and letters[0].isupper()
        and (text[0].isalnum() or text[0] in "“\"'‘(¿")
        and not ends_a_sentence(text)
        and not set(text) & set("*[]|<>")
    )


def _heading(piece: Piece, remarks: list[Remark]) -> Piece:
    if "clinical example" in labels.normal(piece.text):
        return replace(piece, kind=LABEL, label=labels.LABELS["clinical example"], name="")
    if len(piece.text) > LONGEST_HEADING:
        remarks.append(
            Remark(
                piece.line,
                f"the heading has {len(piece.text)} characters, {LONGEST_HEADING} is the most; it became a paragraph.",
            )
        )
        number = f"{piece.number}{piece.mark} " if piece.number else ""
        return replace(piece, kind=TEXT, text=number + piece.text)
    return piece
