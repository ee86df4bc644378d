"""What was erased does not stay in the database's journal; and nobody who writes waits long for that."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, transaction

from clinic import journal
from clinic.journal import empty_journal
from clinic.models import ClinicProfile
from clinic.profile import save_profile

pytestmark = pytest.mark.django_db(transaction=True)


def length_of_the_journal() -> int:
    return Path(f"{connection.settings_dict['NAME']}-wal").stat().st_size


def patience() -> int:
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA busy_timeout").fetchone()[0]


def test_it_is_cut_to_nothing_and_what_is_kept_stays():
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic"))
    assert empty_journal()
    assert ClinicProfile.objects.get().name == "Harbour Lane Clinic"
    assert connection.vendor != "sqlite" or length_of_the_journal() == 0


def test_while_somebody_reads_it_is_left_for_the_next_time(monkeypatch):
    if connection.vendor != "sqlite":
        assert empty_journal(), "there is none to empty"
        return
    monkeypatch.setattr(journal, "PATIENCE", 10)
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic"))
    usual = patience()
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as reader:
        reading = reader.execute("SELECT name FROM sqlite_master")
        reading.fetchone()
        assert not empty_journal()
        assert length_of_the_journal() > 0
        reading.close()
    assert patience() == usual
    assert empty_journal()
    assert length_of_the_journal() == 0


def test_within_a_transaction_it_says_that_it_was_not():
    with transaction.atomic():
        save_profile(profile=ClinicProfile(name="Harbour Lane Clinic"))
        assert empty_journal() == (connection.vendor != "sqlite")
    assert ClinicProfile.objects.get().name == "Harbour Lane Clinic"
