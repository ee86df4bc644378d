"""Connections to a test database that somebody else still holds when the tests are over."""

import time

from django.db import connection

PATIENCE = 30  # seconds


def end_other_sessions(patience: float = PATIENCE) -> None:
    """Let requests that a browser left behind finish, then end whatever still holds the database, so that it can be dropped.

    PostgreSQL refuses to drop a database that somebody is connected to. A page that a test closed may have asked the live
    server for something a moment before; nobody waits for its answer.
    """
    if connection.vendor != "postgresql":
        return
    connection.close()  # it may have been ended by now, and Django would not know
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    until = time.monotonic() + patience
    with connection.cursor() as cursor:
        while _number(cursor, f"SELECT count(*) {others}") and time.monotonic() < until:
            time.sleep(0.05)
        cursor.execute(f"SELECT pg_terminate_backend(pid) {others}")
        while _number(cursor, f"SELECT count(*) {others}"):
            time.sleep(0.05)


def _number(cursor, question: str) -> int:
    cursor.execute(question)
    return cursor.fetchone()[0]
