"""Marked words are sent, handled and erased; then everything that the system wrote is searched for them.

What it wrote: every row of every table, the raw files of the database with its journal, a dump of it,
logs, mails, error reports, sessions, the cache, the admin's history, addresses, titles and answers' headers.
"""

import io
import logging
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail as django_mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from clinic.worker import jobs
from contact import digest, intake, records
from contact.lookup import index_due
from contact.models import Inquiry, Notification
from contact.retention import erase_due
from contact.words import SEALED
from tests.contact import raw_files
from tests.contact.factories import make_inquiry, somebody_with_records, typed
from tests.contact.pages import filled_in, soup

pytestmark = pytest.mark.django_db(transaction=True)

# Each is a word that nothing else holds, in the way that its field takes words.
PLANTED = {
    "preferred_name": "Zebulonquill",
    "telephone": "(323) 555-0187",
    "interpreter_language": "Quechuavian",
    "access_needs": "Brailletactile",
    "message": "Marmaladeskies and Tangerinetrees",
}
NOTE = "Quokkacalled"
A_MONDAY_MORNING = datetime(2026, 11, 23, 18, tzinfo=UTC)
BY_EMAIL = {"contact_method": "email", "telephone": "", "email": "tangelomoon@example.org", "email_risk_ack": "yes"}
MACHINE = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Rhubarbbrowser/1.0"}
WORDS = [
    *("203.0.113.77", "Rhubarbbrowser", "tangelomoon", "Persimmonpassword"),
    "Zebulonquill",
    "5550187",
    "555-0187",
    "Quechuavian",
    "Brailletactile",
    "Marmaladeskies",
    "Tangerinetrees",
    "Quokkacalled",
]


def spellings(word: str) -> set[str]:
    """In whatever case, and as a dump writes bytes."""
    cases = {word, word.lower(), word.upper()}
    return cases | {case.encode().hex() for case in cases}


def searched(text: str, words=WORDS) -> list[str]:
    """The planted words that stand in it."""
    text = text.lower()
    return [word for word in words if any(spelling.lower() in text for spelling in spellings(word))]


def searched_files(since: str, words=WORDS) -> list[str]:
    """The planted words that stand in a file of the database."""
    paths = raw_files.files(since)
    return [word for word in words if raw_files.standing_in(paths, [spelling.encode() for spelling in spellings(word)])]


def every_row() -> str:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [repr([bytes(cell) if isinstance(cell, memoryview) else cell for cell in row]) for row in cursor]
    # Sessions are written in a code, and are packed when they are long.
    found += [repr(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join(found)


def live_through_everything(client, settings) -> list[str]:
    """An inquiry's whole life, with mistakes on the way. What answers said of themselves is returned."""
    settings.ADMINS = [("Admin", "admin@example.org")]
    said = []

    def kept(response):
        said.extend([str(response.headers), *re.findall("<title>.*?</title>", response.content.decode(), re.DOTALL)])
        said.append(response.wsgi_request.get_full_path())
        return response

    sent = typed(**PLANTED, interpreter_needed="yes", topic=None)
    again = filled_in(soup(kept(client.post("/contact/", sent, **MACHINE))))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "receive", _fails)
        kept(client.post("/contact/", {**again, "topic": "cost"}, **MACHINE))
    with pytest.MonkeyPatch.context() as patch:
        client.raise_request_exception = False
        patch.setattr("contact.views.intake.receive", _breaks)
        kept(client.post("/contact/", {**again, "topic": "cost"}, **MACHINE))
        client.raise_request_exception = True
    thanks = kept(client.post("/contact/", {**again, "topic": "cost"}, **MACHINE))
    kept(client.get(thanks.headers["Location"], **MACHINE))
    kept(client.post("/contact/", typed(**PLANTED | BY_EMAIL, topic="cost"), **MACHINE))
    offer = "Buy backlinks and casino traffic now, 50% off! Tangerinetrees"
    kept(client.post("/contact/", typed(preferred_name="Zebulonquill SEO Expert", message=offer), **MACHINE))
    inquiry, by_email, suspect = Inquiry.objects.order_by("pk")
    assert suspect.status == "quarantine"
    for job in jobs():
        job.do(lambda: True)
    keeper = somebody_with_records()
    client.force_login(keeper)
    address = f"/admin/contact/inquiry/{inquiry.pk}/change/"
    page = kept(client.get(address))
    assert "Zebulonquill" in page.content.decode(), "staff read it"
    as_opened = {"initial-status": "new", "initial-assigned_to": ""}
    kept(client.post(address, {**as_opened, "status": "in_progress", "assigned_to": keeper.pk, "note": NOTE}))
    kept(client.get("/admin/contact/inquiry/"))
    kept(client.get("/admin/"))
    kept(client.get(f"/admin/contact/inquiry/{inquiry.pk}/history/"))
    kept(client.post("/admin/contact/inquiry/person/", {"given": PLANTED["telephone"]}))
    kept(client.post("/admin/contact/inquiry/person/", {"given": BY_EMAIL["email"]}))
    kept(client.post(f"/admin/contact/inquiry/{inquiry.pk}/print/"))
    for button, data in (("take", {}), ("reach", {}), ("left-message", {}), ("close", {"reason": "answered"})):
        done = kept(client.post(f"/admin/contact/inquiry/{by_email.pk}/{button}/", data))
        if "Location" in done.headers:
            said.append(done.headers["Location"])
            kept(client.get(done.headers["Location"]))
    kept(client.get(f"/admin/contact/inquiry/{suspect.pk}/change/"))
    kept(
        client.post(
            f"/admin/contact/inquiry/{suspect.pk}/change/",
            {**as_opened, "initial-status": "quarantine", "_verdict": "new"},
        )
    )
    kept(client.get("/admin/contact/inquiry/report/"))
    assert digest.send_if_due(A_MONDAY_MORNING)
    for job in jobs():
        job.do(lambda: True)
    wrong = {"inquiry": inquiry.pk, "file": "csv", "reason": "They asked", "_password_again": "Persimmonpassword"}
    kept(client.post("/admin/contact/inquiry/record/export/", wrong))
    for file in records.FORMATS:
        how = {"inquiry": inquiry.pk, "file": file, "reason": "They asked", "_password_again": "secret"}
        exported = client.post("/admin/contact/inquiry/record/export/", how)
        assert "Zebulonquill" in exported.content.decode()
        said.append(str(exported.headers))
    call_command("rotate_inquiry_keys", stdout=io.StringIO())
    assert inquiry.notes.exists(), "the note was kept"
    return said


def _fails(**kwargs):
    raise OperationalError(f"failing row contains ({kwargs['answers']})")


def _breaks(**kwargs):
    raise RuntimeError("something of ours is broken")


def test_nothing_that_anybody_typed_is_in_anything_that_was_written(client, settings, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    since = raw_files.journal_position()
    said = live_through_everything(client, settings)
    inquiry = Inquiry.objects.order_by("pk").first()
    written = {
        "rows": every_row(),
        "dump": raw_files.dump(),
        "log": caplog.text + "".join(str(record.__dict__) for record in caplog.records),
        "output": "".join(capfd.readouterr()),
        "mails and error reports": "\n".join(str(each.message()) for each in django_mail.outbox),
        "cache": repr(getattr(cache, "_cache", "")),
        "addresses, titles and headers": "\n".join(said),
    }
    assert {what: searched(text) for what, text in written.items() if searched(text)} == {}
    assert searched_files(since) == []
    # Or the search would find nothing because nothing is there.
    assert inquiry.reference in written["rows"]
    assert inquiry.reference in written["dump"]
    assert inquiry.reference in written["mails and error reports"]
    assert "something of ours is broken" in written["mails and error reports"]
    assert "An inquiry could not be saved: OperationalError" in written["log"]
    reference, sealed = inquiry.reference.encode(), bytes(inquiry.message)
    assert raw_files.standing_in(raw_files.files(since), [reference, sealed]) == {reference, sealed}
    assert sealed.hex() in written["dump"].lower()


def test_the_search_finds_words_that_are_kept_in_the_clear(client):
    """In a column of bytes and in one of text, in the file or in the journal, and in the dump. Words of its own: they stay."""
    words, since = ["Peppermintclouds", "Gooseberryhill"], raw_files.journal_position()
    client.post("/contact/", typed())
    Inquiry.objects.update(message=b"Peppermintclouds", came_from="GOOSEBERRYHILL")
    assert searched_files(since, words) == words
    assert searched(raw_files.dump(), words) == words
    assert searched(every_row(), words) == words


def erase_when_due() -> None:
    erase_due(now=timezone.now() + timedelta(days=731))


def erase_on_request() -> None:
    records.erase(inquiries=Inquiry.objects.all(), reason="They asked", by=User.objects.get(username="records"))


def rewrite_tables() -> int:
    """What docs/operations/privacy.md asks of PostgreSQL's host. Answers how many rows as they were it had to keep."""
    connection.connection.notices.clear()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (FULL, VERBOSE) contact_inquiry, contact_inquirynote")
    said = re.findall(r"(\d+) dead row versions cannot be removed yet", "".join(connection.connection.notices))
    assert len(said) == 2, f"it says so of each table: {connection.connection.notices}"
    return sum(int(kept) for kept in said)


def rewrite_tables_when_nobody_may_read_what_was() -> None:
    """Again until it kept nothing, as the page says: tests of other processes, in their databases, have transactions open."""
    began = time.monotonic()
    while kept := rewrite_tables():
        busy = time.monotonic() - began < 300
        assert busy, f"{kept} rows as they were are kept for as long as these are at work: {raw_files.at_work()}"
        time.sleep(0.5)


def tables(since: str) -> list[Path]:
    """The files of PostgreSQL's but its journal, which is overwritten in time."""
    return [path for path in raw_files.files(since) if path.parent.name != "pg_wal"]


def holding(paths: list[Path], words: list[bytes]) -> list[str]:
    """Whose files hold any of `words`."""
    return [raw_files.table_of(path) for path in paths if raw_files.standing_in([path], words)]


@pytest.mark.parametrize("erase", [erase_when_due, erase_on_request])
def test_after_the_erasure_not_even_the_sealed_words_are_left(client, settings, erase):
    since = raw_files.journal_position()
    live_through_everything(client, settings)
    inquiry = Inquiry.objects.order_by("pk").first()
    columns = [bytes(getattr(inquiry, name)) for name in SEALED]
    sealed = [words[20:60] for words in (*columns, *(bytes(note.text) for note in inquiry.notes.all()))]
    assert raw_files.standing_in(raw_files.files(since), sealed) == {*sealed}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # As the server does of itself, sooner or later. No other tables: what it gathers of ones that are just empty makes
            # later tests slow, and a transaction of minutes keeps dead rows in every database.
            cursor.execute("ANALYZE contact_inquiry, contact_inquirynote, contact_repeatkey")
    erase()
    if connection.vendor == "sqlite":
        assert raw_files.standing_in(raw_files.files(since), sealed) == set()
    else:
        rewrite_tables_when_nobody_may_read_what_was()
        left = tables(since)
        assert raw_files.standing_in(left, sealed) == set(), f"They are in {holding(left, sealed)}"
    dumped = raw_files.dump().lower()
    assert not [words for words in sealed if words.hex() in dumped]
    assert Notification.objects.filter(inquiry=inquiry).exists()
    assert index_due() == 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite overwrites what was at once")
def test_whoever_rewrites_the_tables_is_told_that_a_transaction_elsewhere_keeps_what_was():
    """One that writes, in another database of the same server even."""
    since = raw_files.journal_position()
    inquiry = make_inquiry()
    sealed = [bytes(inquiry.message)[20:60]]
    with raw_files.transaction_elsewhere():
        Inquiry.objects.update(message=b"")
        assert rewrite_tables() >= 1, "it says so"
        assert raw_files.standing_in(tables(since), sealed) == {*sealed}
    rewrite_tables_when_nobody_may_read_what_was()
    assert raw_files.standing_in(tables(since), sealed) == set()
