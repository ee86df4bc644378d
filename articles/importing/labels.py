"""The words by which a text says what its parts are. Labels compare without case, hyphens and articles. Pure."""

import re
from typing import NamedTuple


class Label(NamedTuple):
    """`kind` is a kind of block, or "references"; `variant` is an analogy's label or a callout's severity."""

    kind: str
    variant: str = ""


LABELS = {
    "simple analogy": Label("analogy", "simple"),
    "analogy": Label("analogy", "simple"),
    "in simple terms": Label("analogy", "simple_terms"),
    "real life analogy": Label("analogy", "real_life"),
    "clinical example": Label("clinical_example"),
    "key points": Label("key_points"),
    "what to remember": Label("key_points"),
    "questions to ask": Label("questions_to_ask"),
    "information": Label("callout", "information"),
    "important": Label("callout", "important"),
    "urgent": Label("callout", "urgent"),
    "emergency": Label("callout", "emergency"),
    "figure": Label("figure"),
    "call to action": Label("call_to_action"),
    "references": Label("references"),
}
# These are recognised without a colon too, when they stand alone: as headings they can mean nothing else.
NEEDS_NO_COLON = {
    "simple analogy",
    "in simple terms",
    "real life analogy",
    "key points",
    "what to remember",
    "questions to ask",
    "call to action",
    "references",
}
# Inside a block, the label of one of its fields: kind of block -> label -> field.
PARTS = {
    "section": {"what it is for": "role"},
    "analogy": {
        "what you know": "source",
        "what it explains": "target",
        "in plain words": "plain_statement",
        "where it stops being true": "limits",
        "compares treatments": "compares_treatments",
    },
    "clinical_example": {"provenance": "provenance", "not typical": "not_typical_note"},
    "figure": {"caption": "caption"},
}
ALL_PARTS = {label for labels in PARTS.values() for label in labels}

_LABELLED = re.compile(r"(?P<label>[^:]{2,60}?)\s*:\s*(?P<rest>.*)", re.DOTALL)
_QUESTIONS = re.compile(r"questions to ask( your .{1,60})?")


def normal(words: str) -> str:
    """`words` as labels are compared."""
    words = re.sub(r"[-‐‑–—\s]+", " ", words.casefold()).strip()
    return re.sub(r"^(a|an|the) ", "", words)


def split(text: str) -> tuple[str, str] | None:
    """("Simple analogy", "The doorman") of "Simple analogy: The doorman"; None when there is no colon near the start."""
    match = _LABELLED.fullmatch(text)
    return (match["label"], match["rest"].strip()) if match else None


def find(text: str) -> tuple[Label, str, str] | None:
    """The block that a labelled line opens, the label as typed, and the rest of the line."""
    parts = split(text)
    if parts is None:
        return None
    label = _known(normal(parts[0]))
    return (label, *parts) if label else None


def find_without_colon(text: str) -> tuple[Label, str, str] | None:
    """The same for a line that is one of the labels and nothing else."""
    words = normal(text)
    if words in NEEDS_NO_COLON or _QUESTIONS.fullmatch(words):
        return _known(words), text, ""
    return None


def find_part(text: str) -> tuple[str, str] | None:
    """The label of a block's field as typed, and the rest of the line."""
    parts = split(text)
    return parts if parts and normal(parts[0]) in ALL_PARTS else None


def field_of(kind: str, label: str) -> str | None:
    """The field of a block of `kind` that `label` names, if any."""
    return PARTS.get(kind, {}).get(normal(label))


def _known(words: str) -> Label | None:
    return LABELS.get("questions to ask" if _QUESTIONS.fullmatch(words) else words)
