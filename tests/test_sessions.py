"""The test databases can be dropped whatever a closed page still asks for."""

import threading

import pytest
from django.db import OperationalError, connection, connections

from tests.sessions import end_other_sessions

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a file of SQLite can be deleted at any time"),
]


def hold(seconds: float, outcome: list) -> threading.Thread:
    """Hold a session for so long, in a thread; put into `outcome` what came of it."""
    begun = threading.Event()

    def ask():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
                begun.set()
                cursor.execute("SELECT pg_sleep(%s)", [seconds])
            outcome.append("finished")
        except OperationalError:
            outcome.append("ended")
        finally:
            connections.close_all()

    thread = threading.Thread(target=ask)
    thread.start()
    assert begun.wait(10)
    return thread


def others() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]


def test_what_is_still_asked_may_finish():
    outcome = []
    thread = hold(0.3, outcome)
    end_other_sessions()
    thread.join(10)
    assert (outcome, others()) == (["finished"], 0)


def test_what_does_not_end_is_ended():
    outcome = []
    thread = hold(60, outcome)
    end_other_sessions(patience=0.2)
    thread.join(10)
    assert (outcome, others()) == (["ended"], 0)
