"""PostgreSQL copies values out of a table to plan its queries (`pg_statistic`), where no erasure reaches them.

Of what people typed and of its digests it gathers none from here on. Setting a column's type, even to the one that it has,
deletes what was gathered of it before.
"""

from django.db import migrations

SEALED = ["preferred_name", "telephone", "email", "interpreter_language", "access_needs", "message"]
DIGESTS = ["repeat_key", "same_day_key", "telephone_digest", "email_digest"]
COLUMNS = {
    "contact_inquiry": {**dict.fromkeys(SEALED, "bytea"), **dict.fromkeys(DIGESTS, "varchar(64)")},
    "contact_inquirynote": {"text": "bytea"},
    "contact_repeatkey": {"key": "varchar(64)"},
}


def gather(target: int):
    """ALTER TABLE … SET STATISTICS (PostgreSQL's documentation): 0 is none, -1 what the server does of itself."""

    def alter(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return  # SQLite gathers none unless it is asked to
        for table, columns in COLUMNS.items():
            changes = (
                f"ALTER COLUMN {name} TYPE {kind}, ALTER COLUMN {name} SET STATISTICS {target}"
                for name, kind in columns.items()
            )
            schema_editor.execute(f"ALTER TABLE {table} {', '.join(changes)}")

    return alter


class Migration(migrations.Migration):
    dependencies = [("contact", "0012_repeat_key")]

    operations = [migrations.RunPython(gather(0), gather(-1))]
