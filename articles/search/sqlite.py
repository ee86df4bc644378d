"""Which editions hold a word, on SQLite: FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""

from django.db.models.expressions import RawSQL

from articles.search.entry import AS_WRITTEN

_SQL = "SELECT rowid FROM articles_searchindex WHERE articles_searchindex MATCH %s"
_WORD = f"{_SQL} || articles_searchword.word"


def holding(stems: list[str], field: str | None = None) -> RawSQL:
    """The keys of the editions that hold any of `stems`, in `field` or anywhere. Stems are letters and digits only."""
    words = " OR ".join(f'"{stem}"' for stem in stems)
    return RawSQL(_SQL, [f"{{{field}}} : ({words})" if field else words])  # noqa: S611  the text is constant


def holding_word() -> RawSQL:
    """The keys of the editions that hold the word of a row of the vocabulary as it is written, in a subquery of that row's."""
    return RawSQL(_WORD, [AS_WRITTEN])  # noqa: S611  the text is constant
