from django.db import connection

from tests.settings import TEST_DB


def test_it_runs_on_the_database_it_was_asked_to(db):
    with connection.cursor() as cursor:
        cursor.execute("select sqlite_version()" if TEST_DB == "sqlite" else "show server_version")
        assert cursor.fetchone()[0]
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[TEST_DB]
