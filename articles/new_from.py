"""What a new article takes over from one that is there. Nothing is saved: it fills in a form that somebody reads and saves.

Of the draft it takes what it says, not who stands for it. Left behind are its title and address, its place in a series,
its byline, its confirmation that no company paid, its reviews and its history. Each block becomes a new one.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Model

from articles.drafts import blocks_of
from articles.models import Article, ClinicalExample
from articles.models.blocks.clinical_example import Provenance

FIELDS = (
    *("language", "main_message", "summary", "kind", "audience", "topics", "tags", "series", "read_next", "related"),
    *("references", "conflict_statement", "funding_statement", "medicine_uses", "is_offered_here"),
    "review_interval_months",
)
# An authorisation is for one example in one article, and lies with its papers.
_AUTHORISATION = {"authorisation_reference", "authorised_on", "authorisation_expires_on", "consent_withdrawn_on"}


@dataclass
class Start:
    """The initial values of a new article's form, and what whoever fills it in has to be told."""

    fields: dict
    blocks: dict[str, list[dict]] = field(default_factory=lambda: defaultdict(list))  # kind -> values, in their order
    told: list[str] = field(default_factory=list)


def new_from(article: Article) -> Start:
    start = Start(fields=_values(article, FIELDS))
    for place, block in enumerate(blocks_of(article), 1):
        if isinstance(block, ClinicalExample) and block.consent_withdrawn_on:
            start.told.append(f"The example “{block}” was left out: the person it is about took their permission back.")
            continue
        values = _values(block, [name for name in block.frozen_fields if name not in _AUTHORISATION])
        if values.get("provenance") == Provenance.REAL:
            values["provenance"] = ""
            start.told.append(
                f"The example “{block}” is about a real person, who authorised it for the other article only. Take it out, "
                "or get a new authorisation, and say where it comes from."
            )
        start.blocks[block.kind].append({**values, "region": block.region, "ordering": 10 * place})
    return start


# Words, places and pages that are another language's.
_NOT_TRANSLATED = {"language", "series", "read_next", "related"}


def translation_from(article: Article, *, language: str, now) -> Start:
    """A translation's form: all of the article's text, to be written over block by block.

    It says no edition yet: whoever has translated all of it chooses which.
    """
    start = new_from(article)
    start.fields = {name: value for name, value in start.fields.items() if name not in _NOT_TRANSLATED}
    start.fields |= {"language": language, "translation_of": article.pk, "title": article.title}
    live, newest = article.editions.live(now).first(), article.editions.first()
    if live is None:
        start.told.append("Nothing of that article is live. What you translate may still change.")
    elif newest.number != live.number:
        start.told.append(
            f"Its draft has changed since edition {live.number}, which visitors read, and this is the text of the draft."
        )
    start.told.append(
        "When you have translated all of it, choose under “Language and translation” the edition that you translated."
    )
    return start


def _values(row: Model, names) -> dict:
    """Field -> value, as a form of the row would start with them."""
    fields = (row._meta.get_field(name) for name in names)
    return {each.name: each.value_from_object(row) for each in fields if each.editable}
