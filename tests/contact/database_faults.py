"""Databases that really refuse, as a table of contexts by the database that the tests run on. One is pretended: PostgreSQL's
full disk, which a trigger reports with PostgreSQL's own code for it.

Each leaves the database as it was, and Django's own connection open, broken or closed, as the fault does.
"""

import resource
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from django.db import connection

from tests.settings import TEST_DB


class Fault(NamedTuple):
    """`says` are the classes of django.db one of which the log is to name; `reads` whether an inquiry can still be looked up."""

    breaks: Callable[[], AbstractContextManager]
    says: tuple[str, ...]
    reads: bool


def faults() -> dict[str, Fault]:
    return {"sqlite": SQLITE, "postgres": POSTGRES}[TEST_DB]


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@contextmanager
def _connected_with(options: dict | None = None, **changes) -> Iterator[None]:
    """Django's next connection is another one."""
    kept = {**connection.settings_dict}
    connection.close()
    connection.settings_dict.update(changes)
    if options:
        connection.settings_dict["OPTIONS"] = {**kept["OPTIONS"], **options}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(kept)


# SQLite


@contextmanager
def _pragma(name: str, broken: str, whole: str) -> Iterator[None]:
    _execute(f"PRAGMA {name} = {broken}")
    try:
        yield
    finally:
        _execute(f"PRAGMA {name} = {whole}")


def _query_only():
    return _pragma("query_only", "ON", "OFF")


@contextmanager
def _opened_to_read() -> Iterator[None]:
    """As a file is that this process may not write. Its mode would not do: an administrator may write everything."""
    with _connected_with(NAME=f"file:{quote(_file())}?mode=ro"):
        yield


@contextmanager
def _no_page_left() -> Iterator[None]:
    """No page may be added, and those that were freed are given back first."""
    _execute("VACUUM")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
    # The smallest number is refused politely: it becomes what the file has.
    with _pragma("max_page_count", str(pages), str(2**32 - 2)), _large_rows():
        yield


@contextmanager
def _large_rows() -> Iterator[None]:
    """An inquiry may fit into the free end of a page; this one does not."""
    _execute(
        "CREATE TEMP TRIGGER large_row AFTER INSERT ON contact_inquiry BEGIN "
        "UPDATE contact_inquiry SET message = zeroblob(200000) WHERE id = NEW.id; END"
    )
    try:
        yield
    finally:
        _execute("DROP TRIGGER large_row")


@contextmanager
def _disk_full_at_commit() -> Iterator[None]:
    """The operating system refuses to make any file longer. In WAL mode that is first asked of it at COMMIT."""
    journal = Path(f"{_file()}-wal")
    _execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    assert journal.stat().st_size == 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def _written_by_another() -> Iterator[None]:
    with _pragma("busy_timeout", "50", "20000"), closing(sqlite3.connect(_file(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def _file_of_another_kind() -> Iterator[None]:
    # The database of the tests stays where it is: other connections of this process may hold it open.
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "letter.sqlite3"
        place.write_bytes(b"This is a letter, and no database. " * 200)
        with _connected_with(NAME=str(place)):
            yield


@contextmanager
def _unreadable() -> Iterator[None]:
    """A folder stands where the file should be: nobody can open it, an administrator neither."""
    with tempfile.TemporaryDirectory() as folder, _connected_with(NAME=folder):
        yield


@contextmanager
def _refused_by_sqlite_at_commit() -> Iterator[None]:
    """A row that refers to nobody, which foreign keys notice at COMMIT."""
    _execute(
        "CREATE TEMP TRIGGER nobody AFTER INSERT ON contact_inquiry BEGIN "
        "UPDATE contact_inquiry SET assigned_to_id = 987654321 WHERE id = NEW.id; END"
    )
    try:
        yield
    finally:
        _execute("DROP TRIGGER nobody")


def _file() -> str:
    return str(connection.settings_dict["NAME"])


SQLITE = {
    "read-only by its connection": Fault(_query_only, ("OperationalError",), reads=True),
    "a file that may only be read": Fault(_opened_to_read, ("OperationalError",), reads=True),
    "no page left": Fault(_no_page_left, ("OperationalError",), reads=True),
    "disk full at commit": Fault(_disk_full_at_commit, ("OperationalError",), reads=True),
    "another writer": Fault(_written_by_another, ("OperationalError",), reads=True),
    "a file of another kind": Fault(_file_of_another_kind, ("DatabaseError",), reads=False),
    "a file that cannot be opened": Fault(_unreadable, ("OperationalError",), reads=False),
    "refused at commit": Fault(_refused_by_sqlite_at_commit, ("IntegrityError",), reads=True),
}


# PostgreSQL


def another_session():
    """A connection of psycopg2 to the same database, that does not wait for a transaction's end."""
    return _session(connection.settings_dict["NAME"])


def _session(name: str):
    import psycopg2

    mine = connection.settings_dict
    other = psycopg2.connect(host=mine["HOST"], port=mine["PORT"] or None, user=mine["USER"], dbname=name)
    other.autocommit = True
    return other


@contextmanager
def _read_only_session() -> Iterator[None]:
    _execute("SET default_transaction_read_only = on")
    try:
        yield
    finally:
        _execute("SET default_transaction_read_only = off")


def _locked(*tables: str) -> Callable[[], AbstractContextManager]:
    """As while an administrator's ALTER TABLE or VACUUM FULL runs."""

    @contextmanager
    def breaks() -> Iterator[None]:
        _execute("SET lock_timeout = '100ms'")
        with closing(another_session()) as other:
            other.autocommit = False
            other.cursor().execute(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE")
            yield
            other.rollback()
        _execute("RESET lock_timeout")

    return breaks


@contextmanager
def _ended_while_it_writes() -> Iterator[None]:
    """The server ends our session, as it does when it is stopped, in the middle of keeping an inquiry."""

    def end(execute, sql, params, many, context):
        if sql.startswith('INSERT INTO "contact_inquiryevent"'):
            pid = connection.connection.info.backend_pid
            with closing(another_session()) as other:
                other.cursor().execute("SELECT pg_terminate_backend(%s, 10000)", [pid])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(end):
        yield


@contextmanager
def _nobody_listens() -> Iterator[None]:
    from scripts.loopback import HOST, free_port

    with _connected_with(HOST=HOST, PORT=str(free_port())):
        yield


@contextmanager
def _takes_no_connections() -> Iterator[None]:
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    connection.close()
    with closing(_session("postgres")) as other, other.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        try:
            yield
        finally:
            cursor.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def _at_commit(does: str) -> Callable[[], AbstractContextManager]:
    @contextmanager
    def breaks() -> Iterator[None]:
        _execute(
            f"CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {does}; RETURN NULL; END $$;"
            "CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON contact_inquiry "
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION at_commit()"
        )
        try:
            yield
        finally:
            connection.close()
            _execute("DROP TRIGGER at_commit ON contact_inquiry; DROP FUNCTION at_commit()")

    return breaks


POSTGRES = {
    "read-only": Fault(_read_only_session, ("InternalError",), reads=True),
    "the inquiries are locked": Fault(_locked("contact_inquiry"), ("OperationalError",), reads=False),
    "the counts are locked": Fault(_locked("contact_sendingcount"), ("OperationalError",), reads=True),
    "all that the page asks for is locked": Fault(
        _locked("contact_inquiry", "contact_sendingcount", "clinic_clinicprofile"), ("OperationalError",), reads=False
    ),
    "the session is ended while it writes": Fault(
        _ended_while_it_writes, ("OperationalError", "InterfaceError"), reads=True
    ),
    "nobody listens": Fault(_nobody_listens, ("OperationalError",), reads=False),
    "it takes no connections": Fault(_takes_no_connections, ("OperationalError",), reads=False),
    "refused at commit": Fault(_at_commit("RAISE EXCEPTION 'refused'"), ("InternalError",), reads=True),
    # 53100, disk_full (PostgreSQL, “Error Codes”)
    "disk full at commit": Fault(
        _at_commit("RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'"), ("OperationalError",), reads=True
    ),
    "the session is ended at commit": Fault(
        _at_commit("PERFORM pg_terminate_backend(pg_backend_pid())"), ("OperationalError", "InterfaceError"), reads=True
    ),
}
