"""What every block being read can be asked. Pure."""

from abc import ABC, abstractmethod

from articles.importing import pieces
from articles.importing.inline import RichText, plain
from articles.importing.pieces import Piece


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


def reads_as_title(text: str) -> bool:
    """Whether the words after a label name the block, and are not its first sentence."""
    return len(plain(text)) <= pieces.LONGEST_HEADING and not pieces.ends_a_sentence(text)


def as_text(piece: Piece) -> Piece:
    """A labelled line whose value cannot be used, as an ordinary one."""
    return Piece(pieces.TEXT, piece.line, f"{piece.name}: {piece.text}".strip())
