"""What an import tells the person who ran it. Pure."""

from collections import Counter
from dataclasses import dataclass

from articles.document import KIND_WORDS


@dataclass(frozen=True, order=True)
class Remark:
    """Something the importer noticed. `line` counts from 1; 0 is the file as a whole."""

    line: int
    text: str

    def __str__(self):
        return f"Line {self.line}: {self.text}" if self.line else self.text


def counted(document: dict) -> str:
    """The blocks by kind, as one phrase: "5 sections, 3 analogies, 1 clinical example"."""
    counts = Counter(block["kind"] for block in document["blocks"])
    phrases = (f"{counts[kind]} {words[counts[kind] != 1]}" for kind, words in KIND_WORDS.items() if counts[kind])
    return ", ".join(phrases) or "no blocks"


def as_lines(remarks) -> list[str]:
    """The remarks in the order of their lines, each once."""
    return [str(remark) for remark in sorted(set(remarks))]
