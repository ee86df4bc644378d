"""A database constraint that both databases enforce: no two windows of time overlap for one key."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.ddl_references import Statement, Table
from django.db.models import Func, Q

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
