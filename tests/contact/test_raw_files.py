"""The files of a database can be searched while it is in use, and nothing in it is lost by that."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from tests.contact import raw_files

# What a worker or a command does, as seen by the database.
_WRITE = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1])
other.execute("INSERT INTO auth_group (name) VALUES ('by another process')")
other.commit()
other.close()
"""


@pytest.mark.django_db(transaction=True)
def test_who_has_searched_the_files_still_holds_the_database():
    before = Group.objects.count()
    Group.objects.create(name="Marmalade")
    assert raw_files.standing_in(raw_files.files(raw_files.journal_position()), [b"No such words"]) == set()
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        subprocess.run([sys.executable, "-c", _WRITE, name], check=True)
        assert Path(f"{name}-wal").exists(), "the other took the journal away, as if nobody were there"
    else:
        Group.objects.create(name="by another process")
    assert Group.objects.count() == before + 2
