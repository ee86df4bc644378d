"""Which editions hold a word, on PostgreSQL: a stored tsvector (https://www.postgresql.org/docs/current/datatype-textsearch.html)."""

from django.db.models.expressions import RawSQL

from articles.full_text import WEIGHTS
from articles.search.entry import AS_WRITTEN, FIELDS

_SQL = "SELECT edition_id FROM articles_searchentry WHERE vector @@ %s::tsquery"
_WORD = "SELECT edition_id FROM articles_searchentry WHERE vector @@ (%s || articles_searchword.word)::tsquery"
_WEIGHTS = dict(zip(FIELDS, WEIGHTS, strict=True))


def holding(stems: list[str], field: str | None = None) -> RawSQL:
    """The keys of the editions that hold any of `stems`, in `field` or anywhere. Stems are letters and digits only."""
    weight = f":{_WEIGHTS[field]}" if field else ""
    return RawSQL(_SQL, [" | ".join(f"'{stem}'{weight}" for stem in stems)])  # noqa: S611  the text is constant


def holding_word() -> RawSQL:
    """The keys of the editions that hold the word of a row of the vocabulary as it is written, in a subquery of that row's."""
    return RawSQL(_WORD, [AS_WRITTEN])  # noqa: S611  the text is constant
