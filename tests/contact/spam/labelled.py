"""Messages that a clinic's contact form gets, each labelled by hand as genuine or as spam: what `contact.spam` is measured by.

All are invented. They were written, split and kept before the first rule was: the log of this folder shows it. Rules are
made and tuned with the half FOR_TUNING alone; the half SET_ASIDE says what they are worth with messages they were not made for.
Whoever made the rules had written both halves, so there are also messages written after the rules were done, LATER; no rule
was changed for them.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

MESSAGES = Path(__file__).with_name("messages.jsonl")
WRITTEN_LATER = Path(__file__).with_name("later.jsonl")

GENUINE, SPAM = "genuine", "spam"
FOR_TUNING, SET_ASIDE, LATER = "for tuning", "set aside", "written later"


@dataclass(frozen=True)
class Row:
    """One message. `kind` is what its writer meant it to be; `language` is that of the form, not always of the words."""

    label: str
    kind: str
    name: str
    contact_method: str
    topic: str
    language: str
    message: str

    @property
    def half(self) -> str:
        """Decided by the text itself, so that a message added later moves no other one."""
        digest = hashlib.sha256(f"{self.name}\n{self.message}".encode()).digest()
        return SET_ASIDE if digest[0] & 1 else FOR_TUNING

    def answers(self) -> dict:
        """As `InquiryForm.answers()` would give them, with a made-up way to be reached."""
        by_mail = self.contact_method == "email"
        return {
            "preferred_name": self.name,
            "contact_method": self.contact_method,
            "telephone": "" if by_mail else "(323) 555-0199",
            "email": "somebody@example.com" if by_mail else "",
            "topic": self.topic,
            "message": self.message,
        }


def rows(part: str) -> list[Row]:
    """The rows of one of the halves, or those written later."""
    if part == LATER:
        return _read(WRITTEN_LATER)
    return [row for row in _read(MESSAGES) if row.half == part]


def _read(path: Path) -> list[Row]:
    return [Row(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
