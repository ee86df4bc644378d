"""What people typed is nowhere but in its own columns: not among the values that a database gathers to plan its queries."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, models

from contact import inquiries
from contact.models import Inquiry, InquiryNote, RepeatKey
from contact.words import SEALED
from tests.contact.factories import make_inquiry, somebody_at_the_desk

pytestmark = pytest.mark.django_db

KEPT_OUT = {
    Inquiry: {*SEALED, "repeat_key", "same_day_key", "telephone_digest", "email_digest"},
    InquiryNote: {"text"},
    RepeatKey: {"key"},
}


def gathered(model: type) -> set[str]:
    """The columns whose values PostgreSQL has copied; the tables of SQLite's statistics."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'")
        else:
            cursor.execute(f"ANALYZE {model._meta.db_table}")
            cursor.execute("SELECT attname FROM pg_stats WHERE tablename = %s", [model._meta.db_table])
        return {name for (name,) in cursor.fetchall()}


@pytest.fixture
def two_of_each():
    by = somebody_at_the_desk()
    for name in ("Sam", "Alex"):
        inquiry = make_inquiry(preferred_name=name)
        inquiries.add_note(inquiry=inquiry, text=f"Called {name}", by=by)
        RepeatKey.objects.create(key=f"a digest for {name}", inquiry=inquiry, at=inquiry.received_at)
    connection.check_constraints()  # PostgreSQL alters no table while something of it is still to be checked


@pytest.mark.parametrize("model", KEPT_OUT)
def test_a_database_gathers_no_values_of_what_people_typed(two_of_each, model):
    found = gathered(model)
    assert not found & KEPT_OUT[model]
    assert found or connection.vendor == "sqlite", "of the other columns it does"


@pytest.mark.parametrize("model", KEPT_OUT)
def test_what_was_gathered_before_goes(two_of_each, model):
    migration = import_module("contact.migrations.0013_no_statistics")
    editor = connection.schema_editor(atomic=False)
    migration.gather(-1)(apps, editor)
    if connection.vendor == "postgresql":
        assert gathered(model) >= KEPT_OUT[model], "as it is without the migration"
    migration.gather(0)(apps, editor)
    assert not gathered(model) & KEPT_OUT[model]


def test_no_sealed_column_is_forgotten():
    sealed = {
        (model, field.name)
        for model in apps.get_app_config("contact").get_models()
        for field in model._meta.fields
        if isinstance(field, models.BinaryField)
    }
    assert sealed == {*((Inquiry, name) for name in SEALED), (InquiryNote, "text")}
