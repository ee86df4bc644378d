"""The document: a whole article as one JSON value, which is what an edition freezes. Pure: no models, no database.

Shape, version 2 (all keys always present; rich text is HTML within `articles.sanitising.ALLOWED`):

    version          2; `upgraded` brings an older document to it for reading, and its hash stays that of what was stored
    language         BCP 47, "en" or "es"
    title, kind, audience, summary, main_message, read_next, conflict_statement, funding_statement: text
    authors          [{"name", "slug", "credentials", "job_title", "is_demonstration"}] in the order of the byline
    topics, tags     [{"slug", "name"}] by name; a topic that asks for the crisis card has "is_sensitive": true
    series           {"slug", "title", "position"} or None
    references       [{"key", "citation", "study_type", "doi", "pmid", "url", "accessed_on"}] by key
    medicines        [{"slug", "name", "proprietary_names": [], "drug_class", "controlled_schedule", "boxed_warning",
                     "medication_guide_url", "label_url", "label_checked_on",
                     "uses": [{"condition", "status"}] (what the article is about),
                     "approved_uses": [condition], "risks": [{"text", "term", "severity"}]}] by name, in the article's
                     language; "is_untranslated": true where some of it is there in English only
    offered_here     whether the clinic offers what the article is about, and is paid for it
    no_company_paid  whether a person has confirmed that no company paid for the page
    glossary         [{"slug", "term", "aliases": [], "definition"}] by term: the approved terms that its text uses
    notices          [{"kind", "heading", "text"}] in the order of the page: what the rules of `articles.notices` add
    related          [slug] of the articles that an editor put at its end, sorted. The key is there only where any were chosen,
                     so that the hashes of all others stay
    translation      {"language", "title", "number", "content_hash"} of the edition, in another language, whose words these are.
                     "number" is None and the hash "" until somebody has said which. Only in translations, like "related"
    blocks           [{"kind", "id", ...}] in reading order; `id` is a UUID that stays the same across editions

The fields of each kind of block are its model's `frozen_fields`; a clinical example has its "disclosure" too. A figure's
`picture` is None or {"digest", "alt_text", "is_decorative", "credit", "width", "height",
"renditions": [{"path", "width", "height"}]}.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.utils.translation import gettext_lazy as _

VERSION = 2
MOST_BLOCKS = 100  # a long article has some forty
WORDS_PER_MINUTE = 200  # a slow adult reader of health texts; Brysbaert (2019) found 238 for non-fiction in general

CITATION = re.compile(r"\[ref:([a-z0-9_-]+)\]", re.IGNORECASE)

# The kinds of text that a block's field may hold, in the order in which a reader meets them.
RICH, PLAIN, LINES, POINTS, PAIRS = "rich", "plain", "lines", "points", "pairs"
READ: dict[str, tuple[tuple[str, str], ...]] = {
    "section": (("heading", PLAIN), ("body", RICH)),
    "analogy": (
        ("title", PLAIN),
        ("source", PLAIN),
        ("target", PLAIN),
        ("story", RICH),
        ("pairs", PAIRS),
        ("plain_statement", PLAIN),
        ("limits", PLAIN),
    ),
    "clinical_example": (
        ("title", PLAIN),
        ("story", RICH),
        ("points", POINTS),
        ("afterwards", RICH),
        ("not_typical_note", PLAIN),
    ),
    "key_points": (("heading", PLAIN), ("points", LINES)),
    "callout": (("heading", PLAIN), ("body", RICH)),
    "figure": (("caption", PLAIN),),
    "questions_to_ask": (("heading", PLAIN), ("questions", LINES)),
    "call_to_action": (("heading", PLAIN), ("text", PLAIN)),
}


# What version 2 and later releases added, with the value that an older document has for it.
_ADDED = {
    "medicines": [],
    "offered_here": False,
    "no_company_paid": False,
    "glossary": [],
    "notices": [],
    "related": [],
    "translation": None,
}
_ADDED_TO_BLOCKS = {
    "section": {"role": ""},
    "analogy": {"compares_treatments": False},
    "clinical_example": {"authorisation_expires_on": None, "consent_withdrawn_on": None, "disclosure": ""},
}


def upgraded(document: dict) -> dict:
    """`document` with every key of the present version; what it says already stays."""
    blocks = [{**_ADDED_TO_BLOCKS.get(block["kind"], {}), **block} for block in document["blocks"]]
    return {**_ADDED, **document, "blocks": blocks}


def canonical(document: dict) -> bytes:
    """The one byte sequence that stands for `document`: keys sorted, no spaces, UTF-8 (as RFC 8785 asks of our values)."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def content_hash(document: dict) -> str:
    """SHA-256 of the canonical document, in hex. It covers neither number, nor time, nor people who edited."""
    return hashlib.sha256(canonical(document)).hexdigest()


def chain_hash(previous: str, content: str) -> str:
    """The hash that binds an edition to all before it. `previous` is "" for the first."""
    return hashlib.sha256(f"{previous}{content}".encode()).hexdigest()


class _Paragraphs(HTMLParser):
    """Collects the text of each block-level element of clean rich text."""

    BREAKS = {"p", "li", "ul", "ol", "br"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.paragraphs = [""]

    def handle_starttag(self, tag, attrs=None):
        if tag in self.BREAKS:
            self.paragraphs.append("")

    handle_endtag = handle_starttag

    def handle_data(self, data):
        self.paragraphs[-1] += data


def paragraphs_of(html: str) -> list[str]:
    """The paragraphs and list items of rich text, as plain text without empty ones."""
    parser = _Paragraphs()
    parser.feed(html)
    parser.close()
    return [" ".join(text.split()) for text in parser.paragraphs if text.strip()]


def pair_in_words(pair: dict) -> list[str]:
    """A comparison's pair as it is read, then what both do. With joining words it is one sentence, which starts in the body."""
    sides = [pair["in_story"], pair["in_body"]]
    if pair.get("joined_by"):
        sides = [" ".join(filter(None, (pair["in_body"], pair["joined_by"], pair["in_story"])))]
    return list(filter(None, (*sides, pair.get("shared_relation"))))


# What people call each kind: one of them, and several.
KIND_WORDS = {
    "section": ("section", "sections"),
    "analogy": ("analogy", "analogies"),
    "clinical_example": ("clinical example", "clinical examples"),
    "key_points": ("list of key points", "lists of key points"),
    "callout": ("callout", "callouts"),
    "figure": ("figure", "figures"),
    "questions_to_ask": ("list of questions to ask", "lists of questions to ask"),
    "call_to_action": ("call to action", "calls to action"),
}

# Whom an article is for, as readers are told.
AUDIENCES = {"patient": _("patients"), "caregiver": _("families and carers"), "teen": _("teenagers")}

# Fields that name a thing and are no sentence.
NAMES = frozenset({"heading", "title", "source", "target"})

_READERS = {
    RICH: paragraphs_of,
    PLAIN: lambda text: [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()],
    LINES: list,
    POINTS: lambda points: [" ".join(filter(None, (point.get("when"), point["what"]))) for point in points],
    PAIRS: lambda pairs: [text for pair in pairs for text in pair_in_words(pair)],
}


def passages_of(block: dict, field: str) -> list[str]:
    """The passages of one field of a block, as plain text."""
    return _READERS[dict(READ[block["kind"]])[field]](block.get(field) or "")


def block_text(block: dict, *, without: frozenset[str] = frozenset()) -> list[str]:
    """The passages of one block in reading order, as plain text; fields in `without` are left out."""
    return [text for field, _ in READ[block["kind"]] if field not in without for text in passages_of(block, field)]


def reading_text(document: dict) -> list[str]:
    """Every passage a reader meets in the body, in order: title, main message, then the blocks."""
    opening = [document["title"], *_READERS[PLAIN](document["main_message"])]
    return [*opening, *(text for block in document["blocks"] for text in block_text(block))]


def prose(document: dict) -> list[str]:
    """The paragraphs and list items: what a reading grade is about. No headings or names, and no call to action."""
    blocks = (block for block in document["blocks"] if block["kind"] != "call_to_action")
    return [text for block in blocks for text in block_text(block, without=NAMES)]


def blocks_of_kind(document: dict, kind: str) -> list[dict]:
    """The blocks of one kind, in reading order."""
    return [block for block in document["blocks"] if block["kind"] == kind]


def anchor_of(block: dict) -> str:
    """Where a link to the block leads on its page. It stays the same while the block is that block."""
    return block.get("anchor") or f"b-{block['id'][:8]}"


def reading_minutes(document: dict) -> int:
    """Minutes it takes to read, at least 1."""
    words = sum(len(text.split()) for text in reading_text(document))
    return max(1, round(words / WORDS_PER_MINUTE))


def cited_keys(document: dict) -> Iterator[str]:
    """The keys of `[ref:key]` in the order of their first use, each once, in lower case."""
    found = (key.lower() for text in reading_text(document) for key in CITATION.findall(text))
    return iter(dict.fromkeys(found))


def unknown_keys(document: dict) -> list[str]:
    """Cited keys that are not among the document's references."""
    known = {reference["key"] for reference in document["references"]}
    return [key for key in cited_keys(document) if key not in known]
