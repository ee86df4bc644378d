"""Database constraints that both databases enforce: windows of time that do not overlap, and rows that are kept."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.ddl_references import Statement, Table
from django.db.models import Func, Q

from clinic.constraints import NeverDeleted, Unchanging  # migrations know Unchanging by this place

__all__ = ["Kept", "NoOverlap", "Unchanging"]

# Half-open windows [start, end): one may begin at the very moment another ends.
_SQLITE_TRIGGER = """
CREATE TRIGGER "{name}_{suffix}" BEFORE {event} ON %(table)s WHEN NEW.{start} IS NOT NULL BEGIN
  SELECT RAISE(ABORT, '{name}') FROM %(table)s AS other
  WHERE other.{key} = NEW.{key} AND other.rowid IS NOT NEW.rowid AND other.{start} IS NOT NULL
    AND (other.{end} IS NULL OR other.{end} > NEW.{start}) AND (NEW.{end} IS NULL OR other.{start} < NEW.{end});
END"""


class NoOverlap(ExclusionConstraint):
    """Rows with the same `key` must have windows [`start`, `end`) that do not overlap; a null `start` is no window.

    PostgreSQL: `EXCLUDE USING gist`, which needs the btree_gist extension. SQLite: two triggers that Django makes again
    whenever it remakes the table. Violations are an IntegrityError; `validate()` raises a ValidationError on both.
    """

    def __init__(self, *, key: str, start: str, end: str, name: str):
        self.key, self.start, self.end = key, start, end
        window = Func(start, end, RangeBoundary(), function="TSTZRANGE", output_field=DateTimeRangeField())
        super().__init__(
            name=name,
            expressions=[(key, RangeOperators.EQUAL), (window, RangeOperators.OVERLAPS)],
            condition=Q(**{f"{start}__isnull": False}),
        )

    def deconstruct(self):
        path = f"{type(self).__module__}.{type(self).__qualname__}"
        return path, (), {"key": self.key, "start": self.start, "end": self.end, "name": self.name}

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor != "sqlite":
            return super().constraint_sql(model, schema_editor)
        columns = {
            role: schema_editor.quote_name(model._meta.get_field(getattr(self, role)).column)
            for role in ("key", "start", "end")
        }
        events = {"insert": "INSERT", "update": "UPDATE OF {key}, {start}, {end}".format(**columns)}
        for suffix, event in events.items():
            sql = _SQLITE_TRIGGER.format(name=self.name, suffix=suffix, event=event, **columns)
            schema_editor.deferred_sql.append(
                Statement(sql, table=Table(model._meta.db_table, schema_editor.quote_name))
            )
        return None

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        start, end = getattr(instance, self.start), getattr(instance, self.end)
        if start is None:
            return
        overlapping = Q(**{f"{self.end}__isnull": True}) | Q(**{f"{self.end}__gt": start})
        if end is not None:
            overlapping &= Q(**{f"{self.start}__lt": end})
        others = model._default_manager.using(using).exclude(pk=instance.pk)
        same_key = {self.key: getattr(instance, self.key), f"{self.start}__isnull": False}
        if others.filter(overlapping, **same_key).exists():
            raise ValidationError("Two editions would be live at once.", code="overlap")


# The article began as the demonstration, or nobody ever decided about any of its editions: then its rows may go.
_DECIDED = """EXISTS (SELECT 1 FROM articles_edition AS other WHERE other.article_id = {article}
    AND (other.review_state <> 'draft' OR other.listed_from IS NOT NULL))"""
_IS_REAL = """EXISTS (SELECT 1 FROM articles_edition AS other WHERE other.article_id = {article}
    AND other.number = 1 AND NOT other.is_demonstration)"""
_DECISION = "EXISTS (SELECT 1 FROM articles_decision AS decided WHERE decided.article_id = {article})"


class Kept(NeverDeleted):
    """Rows of a real article stay once anybody decided about it: DELETE is refused, on PostgreSQL TRUNCATE too outside
    test databases. It goes by the first edition whether an article is real, as removing the demonstration does.

    A row that is itself a decision, or came with one, says so in its own column: it stays unless `unless` is true. Without
    `unless` the trigger asks the other rows; `article` is SQL for the row's article. On SQLite that works for editions
    only, which ask their own table: it cannot remake a table that the trigger of another one reads
    (https://www.sqlite.org/lang_altertable.html).
    """

    def __init__(self, *, name: str, article: str = "OLD.article_id", unless: str = ""):
        self.article, self.unless = article, unless
        super().__init__(name=name)

    def deconstruct(self):
        path = f"{type(self).__module__}.{type(self).__qualname__}"
        options = {"unless": self.unless} if self.unless else {"article": self.article}
        return path, (), {"name": self.name, **options}

    def constraint_sql(self, model, schema_editor):
        # A table that is being remade is called new__… until it takes the old one's place.
        asks_itself = self.unless or model._meta.db_table.removeprefix("new__") == "articles_edition"
        if asks_itself or schema_editor.connection.vendor != "sqlite":
            schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def stays(self, schema_editor) -> str:
        if self.unless:
            return f"NOT OLD.{schema_editor.quote_name(self.unless)}"
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        decided = _DECIDED if is_sqlite else f"({_DECIDED} OR {_DECISION})"
        return f"{_IS_REAL} AND {decided}".format(article=self.article)
