"""Which editions hold a word, on SQLite: FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""

from django.db.models.expressions import RawSQL

_SQL = "SELECT rowid FROM articles_searchindex WHERE articles_searchindex MATCH %s"


def holding(stems: list[str], field: str | None = None) -> RawSQL:
    """The keys of the editions that hold any of `stems`, in `field` or anywhere. Stems are letters and digits only."""
    words = " OR ".join(f'"{stem}"' for stem in stems)
    return RawSQL(_SQL, [f"{{{field}}} : ({words})" if field else words])  # noqa: S611  the text is constant
