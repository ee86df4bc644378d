"""An installation of before has what visitors typed in the clear; the migration seals it and takes the old columns away."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.executor import MigrationExecutor

from contact.models import Inquiry, InquiryNote
from contact.words import Words, text_of, words_of
from tests.contact.factories import somebody_at_the_desk

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def migrate(name: str):
    executor = MigrationExecutor(connection)
    executor.migrate([("contact", name)])
    return MigrationExecutor(connection).loader.project_state([("contact", name)]).apps


@pytest.fixture
def before():
    yield migrate("0001_initial")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def fill(apps, by) -> None:
    inquiries = apps.get_model("contact", "Inquiry").objects
    common = {
        "received_at": NOON,
        "consented_at": NOON,
        "consent_version": "2026-11",
        "contact_method": "text",
        "topic": "cost",
    }
    whole = inquiries.create(
        **common, reference="AAAAA-AAAAA", repeat_key="1", preferred_name="Zebulon", telephone="555-0107"
    )
    inquiries.create(**common, reference="BBBBB-BBBBB", repeat_key="2", erased_at=NOON)
    apps.get_model("contact", "InquiryNote").objects.create(inquiry=whole, text="Quokka called", at=NOON, by_id=by.pk)


def test_what_was_typed_is_sealed_and_what_was_erased_stays_erased(before):
    fill(before, somebody_at_the_desk())
    migrate("0002_sealed")
    columns = "reference, preferred_name, telephone, email, message, interpreter_language, access_needs, erased_at"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM contact_inquiry")
        kept = repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()])
        names = {column.name for column in connection.introspection.get_table_description(cursor, "contact_inquiry")}
    assert "Zebulon" not in kept
    assert not [name for name in names if name.endswith("_typed")]
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    whole, erased = Inquiry.objects.order_by("reference")
    assert words_of(whole) == Words(preferred_name="Zebulon", telephone="555-0107")
    assert words_of(erased) == Words()
    assert text_of(InquiryNote.objects.get()) == "Quokka called"
    with pytest.raises(IrreversibleError, match="sealed inquiries"):
        migrate("0001_initial")


def test_without_a_key_nothing_is_lost_and_it_says_what_to_do(before, settings, tmp_path):
    fill(before, somebody_at_the_desk())
    settings.INQUIRY_PUBLIC_KEY_FILE, there = tmp_path / "not here", settings.INQUIRY_PUBLIC_KEY_FILE
    with pytest.raises(ImproperlyConfigured, match="make_inquiry_keys"):
        migrate("0002_sealed")
    settings.INQUIRY_PUBLIC_KEY_FILE = there
    migrate("0002_sealed")
