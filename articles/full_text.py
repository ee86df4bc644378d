"""A full-text index over text fields that both databases keep by themselves, whoever changes a row."""

from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint

# https://www.sqlite.org/fts5.html#external_content_tables. The text is made ready before it comes here, so nothing is
# folded or stemmed once more; nothing asks for places within a field, so none are kept.
_SQLITE = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS "{name}" USING fts5({columns}, content='{content}', content_rowid='{key}',
tokenize='unicode61 remove_diacritics 0', detail=column)""",
    """CREATE TRIGGER "{name}_insert" AFTER INSERT ON %(table)s BEGIN
INSERT INTO "{name}" (rowid, {columns}) VALUES (NEW.{key}, {new}); END""",
    """CREATE TRIGGER "{name}_delete" AFTER DELETE ON %(table)s BEGIN
INSERT INTO "{name}" ("{name}", rowid, {columns}) VALUES ('delete', OLD.{key}, {old}); END""",
    """CREATE TRIGGER "{name}_update" AFTER UPDATE OF {key}, {columns} ON %(table)s BEGIN
INSERT INTO "{name}" ("{name}", rowid, {columns}) VALUES ('delete', OLD.{key}, {old});
INSERT INTO "{name}" (rowid, {columns}) VALUES (NEW.{key}, {new}); END""",
)
# A stored column, never put together when somebody asks (https://www.postgresql.org/docs/current/textsearch-tables.html).
_POSTGRES = (
    """ALTER TABLE %(table)s ADD COLUMN vector tsvector GENERATED ALWAYS AS ({vector}) STORED""",
    """CREATE INDEX "{name}" ON %(table)s USING gin (vector)""",
)
WEIGHTS = "ABCD"  # PostgreSQL has four


class FullText(BaseConstraint):
    """The words of `fields`, found by field: on SQLite an FTS5 table called `name`, whose rows have the number `key`; on
    PostgreSQL a column `vector` with the fields' weights A to D and a GIN index called `name`.

    It refuses nothing. It is a constraint because Django makes those anew with a table that it remakes.
    """

    def __init__(self, *, name: str, key: str, fields: tuple[str, ...]):
        self.key, self.fields = key, tuple(fields)
        super().__init__(name=name)

    def deconstruct(self):
        path = f"{type(self).__module__}.{type(self).__qualname__}"
        return path, (), {"name": self.name, "key": self.key, "fields": self.fields}

    def __eq__(self, other):
        return isinstance(other, FullText) and self.deconstruct() == other.deconstruct()

    def __hash__(self):
        return hash((self.name, self.key, self.fields))

    def constraint_sql(self, model, schema_editor):
        schema_editor.deferred_sql.extend(self._statements(model, schema_editor))

    def create_sql(self, model, schema_editor):
        first, *others = self._statements(model, schema_editor)
        schema_editor.deferred_sql.extend(others)
        return first

    def _statements(self, model, schema_editor) -> list[Statement]:
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        columns = [schema_editor.quote_name(model._meta.get_field(field).column) for field in self.fields]
        parts = {
            "name": self.name,
            "content": model._meta.db_table.removeprefix("new__"),
            "key": model._meta.get_field(self.key).column,
            "columns": ", ".join(columns),
            "new": ", ".join(f"NEW.{column}" for column in columns),
            "old": ", ".join(f"OLD.{column}" for column in columns),
            "vector": " || ".join(
                f"setweight(to_tsvector('simple', {column}), '{weight}')"
                for column, weight in zip(columns, WEIGHTS, strict=False)
            ),
        }
        return [
            Statement(sql.format(**parts), table=Table(model._meta.db_table, schema_editor.quote_name))
            for sql in (_SQLITE if is_sqlite else _POSTGRES)
        ]

    def remove_sql(self, model, schema_editor):
        return Statement(
            "ALTER TABLE %(table)s DROP COLUMN vector", table=Table(model._meta.db_table, schema_editor.quote_name)
        )

    def validate(self, model, instance, exclude=None, using=None):
        """Any text will do."""
