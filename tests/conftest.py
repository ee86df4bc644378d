"""How a test database is emptied and dropped, though triggers keep what was recorded and somebody may still be connected."""

import pytest
from django.db import transaction


def pytest_configure():
    from contact.keys import make_pair

    make_pair()  # of this process alone (tests/settings.py)

    from django.db.backends.sqlite3.base import DatabaseOperations

    flush = DatabaseOperations.execute_sql_flush

    def flush_without_triggers(self, sql_list):
        with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%is_kept'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            flush(self, sql_list)
            for _, sql in triggers:
                cursor.execute(sql)

    DatabaseOperations.execute_sql_flush = flush_without_triggers


@pytest.fixture(autouse=True)
def no_digest_by_itself(monkeypatch):
    """Whether the inbox's daily digest is due depends on the hour at which the tests run: a worker in a test makes none."""
    from clinic import worker

    monkeypatch.delitem(worker._JOBS, "daily digest of the inbox", raising=False)


@pytest.fixture(autouse=True)
def no_page_of_another_test():
    """What a process has made once for all visitors, no test finds made by another."""
    from contact import blank_form, too_many

    blank_form._kept.clear()
    too_many._around.cache_clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, let go of by everybody before it is dropped."""
    from tests.sessions import end_other_sessions

    yield
    with django_db_blocker.unblock():
        end_other_sessions()
