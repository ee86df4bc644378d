"""Database constraints that both databases enforce: what was recorded does not change, and does not go."""

from django.db import DEFAULT_DB_ALIAS
from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint

_SQLITE_UNCHANGING = """
CREATE TRIGGER "{name}" BEFORE UPDATE ON %(table)s WHEN {changed} BEGIN SELECT RAISE(ABORT, '{name}'); END"""
_POSTGRES_UNCHANGING = """
CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation'; END $body$;
CREATE TRIGGER "{name}" BEFORE UPDATE ON %(table)s FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION "{name}"();"""

_SQLITE_KEPT = """
CREATE TRIGGER "{name}" BEFORE DELETE ON %(table)s WHEN {stays} BEGIN SELECT RAISE(ABORT, '{name}'); END"""
_POSTGRES_KEPT = """
CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    IF TG_OP = 'TRUNCATE' THEN
      IF left(current_database(), 5) = 'test_' THEN RETURN NULL; END IF;
    ELSIF NOT ({stays}) THEN RETURN OLD;
    END IF;
    RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation';
  END $body$;
CREATE TRIGGER "{name}_row" BEFORE DELETE ON %(table)s FOR EACH ROW EXECUTE FUNCTION "{name}"();
CREATE TRIGGER "{name}_all" BEFORE TRUNCATE ON %(table)s FOR EACH STATEMENT EXECUTE FUNCTION "{name}"();"""


class Unchanging(BaseConstraint):
    """The fields `fields` of a row never change once it is there; without fields, nothing of it does. With `once_set`, a
    field may still go from null to a value and back, but not from one value to another. With `but`, a field and a moment,
    that field may change together with the moment, to a later one, and neither without the other: that is a redaction.

    One trigger on either database, whatever changes the row: an IntegrityError. SQLite's is made again whenever Django
    remakes the table. Deleting is another matter.
    """

    def __init__(self, *, name: str, fields: tuple[str, ...] = (), once_set: bool = False, but: tuple[str, ...] = ()):
        self.fields, self.once_set, self.but = tuple(fields), once_set, tuple(but)
        super().__init__(name=name)

    def deconstruct(self):
        path = f"{type(self).__module__}.{type(self).__qualname__}"
        options = {name: value for name in ("once_set", "but") if (value := getattr(self, name))}
        return path, (), {"name": self.name, "fields": self.fields, **options}

    def __eq__(self, other):
        return isinstance(other, Unchanging) and self.deconstruct() == other.deconstruct()

    def __hash__(self):
        return hash((self.name, self.fields, self.once_set, self.but))

    def constraint_sql(self, model, schema_editor):
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        differs = "OLD.{0} IS NOT NEW.{0}" if is_sqlite else "OLD.{0} IS DISTINCT FROM NEW.{0}"
        fields = [model._meta.get_field(name) for name in self.fields] or model._meta.local_concrete_fields
        columns = [schema_editor.quote_name(field.column) for field in fields if field.name not in self.but]
        if self.once_set:
            differs = "OLD.{0} <> NEW.{0}"  # unknown, so no refusal, where either is null
        changed = " OR ".join(differs.format(column) for column in columns)
        if self.but:
            what, when = (schema_editor.quote_name(model._meta.get_field(name).column) for name in self.but)
            later = f"NEW.{when} IS NOT NULL AND (OLD.{when} IS NULL OR NEW.{when} > OLD.{when})"
            either = f"({differs.format(what)} OR {differs.format(when)})"
            changed += f" OR ({either} AND NOT ({differs.format(what)} AND {later}))"
        template = _SQLITE_UNCHANGING if is_sqlite else _POSTGRES_UNCHANGING
        return Statement(
            template.format(name=self.name, changed=changed),
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def remove_sql(self, model, schema_editor):
        return Statement(
            f'DROP TRIGGER "{self.name}" ON %(table)s; DROP FUNCTION "{self.name}"();',
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        """The database asks; a form never changes such a row."""


class NeverDeleted(BaseConstraint):
    """Rows stay: DELETE is refused, and on PostgreSQL TRUNCATE too outside test databases. An IntegrityError.

    A subclass may say in `stays`, as SQL over OLD, which rows do. The name ends in `is_kept`.
    """

    def deconstruct(self):
        return f"{type(self).__module__}.{type(self).__qualname__}", (), {"name": self.name}

    def __eq__(self, other):
        return type(self) is type(other) and self.deconstruct() == other.deconstruct()

    def __hash__(self):
        return hash((type(self), self.name))

    def stays(self, schema_editor) -> str:
        return "1 = 1"

    def constraint_sql(self, model, schema_editor):
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        template = _SQLITE_KEPT if schema_editor.connection.vendor == "sqlite" else _POSTGRES_KEPT
        return Statement(
            template.format(name=self.name, stays=self.stays(schema_editor)),
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def remove_sql(self, model, schema_editor):
        return Statement(
            f'DROP TRIGGER "{self.name}_row" ON %(table)s; DROP TRIGGER "{self.name}_all" ON %(table)s; '
            f'DROP FUNCTION "{self.name}"();',
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        """The database asks; a form never deletes such a row."""
