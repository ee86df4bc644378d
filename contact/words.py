"""What people typed: sealed as it is written, opened for staff to read. The only way to either."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from nacl.public import PrivateKey

from contact import keys
from contact.models import Inquiry, InquiryNote
from contact.sealing import CannotOpen, Place, open_sealed, seal


@dataclass(frozen=True)
class Words:
    """What a visitor typed, opened. Never logged, never stored: its repr tells nothing."""

    preferred_name: str = ""
    telephone: str = ""
    email: str = ""
    interpreter_language: str = ""
    access_needs: str = ""
    message: str = ""

    def __repr__(self):
        return "Words(…)"


SEALED = tuple(field.name for field in fields(Words))


def sealed_answers(reference: str, answers: Mapping) -> dict:
    """`answers` with what was typed sealed for the inquiry `reference`. Raises NoKey."""
    key = keys.public_key()
    sealed = {name: seal(answers.get(name, ""), place_of(Inquiry, name, reference), key) for name in SEALED}
    return {**answers, **sealed}


def words_of(inquiry: Inquiry, opening: list[PrivateKey] | None = None) -> Words:
    """What its visitor typed; no words once they are erased. Raises NoKey or CannotOpen.

    `opening` are the keys to open with, of who opens many; without, they are read from their file.
    """
    if inquiry.erased_at:
        return Words()
    opening = keys.private_keys() if opening is None else opening
    return Words(
        **{
            name: open_sealed(getattr(inquiry, name), place_of(Inquiry, name, inquiry.reference), opening)
            for name in SEALED
        }
    )


@dataclass(frozen=True)
class Opened:
    """What is to be read, or why it cannot be: `problem` is for staff, and "" when all is well."""

    words: Words | str
    problem: str = ""


def open_inquiry(inquiry: Inquiry) -> Opened:
    try:
        return Opened(words_of(inquiry))
    except (keys.NoKey, CannotOpen) as problem:
        return Opened(Words(), str(problem))


def open_note(note: InquiryNote) -> Opened:
    try:
        return Opened(text_of(note))
    except (keys.NoKey, CannotOpen) as problem:
        return Opened("", str(problem))


def sealed_note(row: str, text: str) -> bytes:
    """Raises NoKey."""
    return seal(text, place_of(InquiryNote, "text", row), keys.public_key())


def text_of(note: InquiryNote) -> str:
    """What a member of staff wrote; nothing once it is erased. Raises NoKey or CannotOpen."""
    if note.inquiry.erased_at:
        return ""
    return open_sealed(note.text, place_of(InquiryNote, "text", str(note.row)), keys.private_keys())


def place_of(model: type, column: str, row: str) -> Place:
    return Place(model._meta.db_table, column, row)
