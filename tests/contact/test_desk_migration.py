"""Inquiries of before get what the desk needs: whose turn it is since when, first contact, and why they were closed."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from contact.models import Inquiry
from tests.contact.factories import somebody_at_the_desk

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def migrate(*targets):
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets) or executor.loader.graph.leaf_nodes())
    return MigrationExecutor(connection).loader.project_state(list(targets)).apps if targets else None


@pytest.fixture
def before():
    yield migrate(("contact", "0005_quarantine"))
    migrate()


def test_what_is_there_is_filled_in(before):
    by = somebody_at_the_desk()
    common = {"consented_at": NOON, "consent_version": "2026-11", "contact_method": "text", "topic": "cost"}
    inquiries, events = (before.get_model("contact", name).objects for name in ("Inquiry", "InquiryEvent"))
    new = inquiries.create(**common, received_at=NOON, reference="AAAAA-AAAAA", repeat_key="1")
    closed = inquiries.create(
        **common,
        received_at=NOON,
        reference="BBBBB-BBBBB",
        repeat_key="2",
        status="closed",
        closed_at=NOON + 5 * HOUR,
        closed_by_id=by.pk,
    )
    for hours, status in ((2, "waiting"), (4, "answered"), (5, "closed")):
        events.create(inquiry=closed, kind="status", at=NOON + hours * HOUR, to_status=status, by_id=by.pk)
    waiting, back = (
        inquiries.create(**common, received_at=NOON, reference=f"CCCCC-CCCC{key}", repeat_key=f"3{key}", status=status)
        for key, status in enumerate(("waiting", "in_progress"))
    )
    for inquiry, steps in ((waiting, ["waiting"]), (back, ["in_progress", "waiting", "in_progress"])):
        for hours, (before_it, status) in enumerate(itertools.pairwise(["new", *steps]), start=1):
            moment = {"at": NOON + hours * HOUR, "by_id": by.pk}
            events.create(inquiry=inquiry, kind="status", from_status=before_it, to_status=status, **moment)
    migrate()
    assert Inquiry.objects.get(pk=waiting.pk).waits_since == NOON + HOUR, "a message was left then"
    assert Inquiry.objects.get(pk=back.pk).waits_since == NOON + 3 * HOUR, "they were in touch again"
    new, closed = (Inquiry.objects.get(pk=row.pk) for row in (new, closed))
    assert (new.waits_since, new.contacted_at, new.close_reason) == (NOON, None, "")
    assert (closed.contacted_at, closed.close_reason) == (NOON + 2 * HOUR, "other")
