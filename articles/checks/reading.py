"""A document laid out for the checks: its passages, each with its place, its sentences and the section it is in. Pure."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from articles import readability
from articles.checks.finding import Place
from articles.checks.links import links_of
from articles.document import CITATION, NAMES, READ, RICH, passages_of, upgraded

# Curly apostrophes and quotation marks are what word processors write; patterns are written with the straight ones.
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-"})


def straightened(text: str) -> str:
    """`text` with straight quotes, plain spaces and hyphens; of the same length, so that positions hold."""
    return text.translate(_STRAIGHT)


@dataclass(frozen=True)
class Sentence:
    """`text` as it stands, without its citation marks; `plain` is the same with straight quotes, for patterns."""

    text: str
    place: Place

    @cached_property
    def plain(self) -> str:
        return straightened(self.text)

    @cached_property
    def words(self) -> list[str]:
        return readability.words(self.text)


@dataclass(frozen=True)
class Passage:
    """A paragraph, list item, cell or heading. `kind` is its block's, or "article" for the article's own fields."""

    text: str
    place: Place
    kind: str
    group: int  # which of `Reading.groups` it is in; -1 for the article's own fields

    @property
    def is_name(self) -> bool:
        """Headings, titles and the two names of an analogy are no sentences."""
        return self.place.field in NAMES

    @cached_property
    def cited(self) -> frozenset[str]:
        """Keys of the references cited here."""
        return frozenset(key.lower() for key in CITATION.findall(self.text))

    @cached_property
    def shown(self) -> str:
        """The text without citation marks."""
        return " ".join(CITATION.sub("", self.text).split())

    @cached_property
    def plain(self) -> str:
        return straightened(self.shown)

    @cached_property
    def sentences(self) -> list[Sentence]:
        return [Sentence(text, self.place) for text in readability.sentences(self.shown)]


@dataclass
class Group:
    """A section with the blocks that explain it, up to the next section: what “in the same section” means."""

    blocks: list[dict]
    passages: list[Passage] = field(default_factory=list)

    @property
    def cited(self) -> frozenset[str]:
        return frozenset().union(*(passage.cited for passage in self.passages))

    @property
    def text(self) -> str:
        """All of it as one plain text."""
        return " ".join(passage.plain for passage in self.passages)


class Reading:
    """A document of any version, and what the checks ask of it again and again."""

    def __init__(self, document: dict):
        self.document = upgraded(document)
        self.groups: list[Group] = []
        for block in self.document["blocks"]:
            if block["kind"] == "section" or not self.groups:
                self.groups.append(Group([]))
            self.groups[-1].blocks.append(block)

    @property
    def kind(self) -> str:
        return self.document["kind"]

    @property
    def is_about_a_treatment(self) -> bool:
        return self.kind in ("treatment", "medicine")

    @property
    def blocks(self) -> list[dict]:
        return self.document["blocks"]

    def of_kind(self, kind: str) -> list[dict]:
        return [block for block in self.blocks if block["kind"] == kind]

    @cached_property
    def opening(self) -> list[Passage]:
        """Title, main message and summary."""
        return [
            Passage(text, Place(None, name), "article", -1)
            for name in ("title", "main_message", "summary")
            for text in re.split(r"\n\s*\n", self.document[name])
            if text.strip()
        ]

    @cached_property
    def body(self) -> list[Passage]:
        """Every passage of every block, in reading order, headings and calls to action included."""
        found = []
        for number, group in enumerate(self.groups):
            for block in group.blocks:
                for name, _ in READ[block["kind"]]:
                    for text in passages_of(block, name):
                        passage = Passage(text, Place(block["id"], name), block["kind"], number)
                        group.passages.append(passage)
                        found.append(passage)
        return found

    @cached_property
    def everything(self) -> list[Passage]:
        """What claims may hide in: opening and body, titles and calls to action included."""
        return self.opening + self.body

    @cached_property
    def prose(self) -> list[Passage]:
        """Paragraphs and list items: no headings, no names, no call to action."""
        return [passage for passage in self.body if not passage.is_name and passage.kind != "call_to_action"]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the prose."""
        return [sentence for passage in self.prose for sentence in passage.sentences]

    @cached_property
    def word_count(self) -> int:
        return sum(len(sentence.words) for sentence in self.sentences)

    @cached_property
    def links(self) -> list[tuple[str, str, Place]]:
        """(text, target, where it stands) of each link of the body, in reading order."""
        return [
            (text, target, Place(block["id"], name))
            for block in self.blocks
            for name, shape in READ[block["kind"]]
            if shape == RICH
            for text, target in links_of(block[name] or "")
        ]

    def passages_in(self, block: dict) -> list[Passage]:
        return [passage for passage in self.body if passage.place.block == block["id"]]

    def group_of(self, passage: Passage) -> Group | None:
        """Its group with all passages; None for the article's own fields."""
        _ = self.body  # fills the groups
        return self.groups[passage.group] if passage.group >= 0 else None

    def is_cited_near(self, passage: Passage) -> bool:
        """Whether a reference is cited in the passage or elsewhere in its section."""
        group = self.group_of(passage)
        return bool(passage.cited or (group and group.cited))

    @cached_property
    def roles(self) -> set[str]:
        """The roles that sections have, and "questions_to_ask" for a list of questions."""
        roles = {block["role"] for block in self.of_kind("section") if block["role"]}
        return roles | ({"questions_to_ask"} if self.of_kind("questions_to_ask") else set())


@dataclass(frozen=True)
class Circumstances:
    """What is true around a document on a day. Defaults are those of a draft that nobody has reviewed."""

    today: date
    # The clinic's profile: name, telephone, email, website, booking_url, crisis_telephone; "" where not filled in.
    clinic: dict = field(default_factory=dict)
    # Names and aliases of every glossary term that a reviewer has approved, in lower case.
    defined_terms: frozenset[str] = frozenset()
    # The review that this edition has: {"is_approved", "is_self_review", "credentials", "next_due_on": date | None}.
    review: dict | None = None
    self_review_allowed: bool = False
