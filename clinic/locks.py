"""One after the other, where no row is there yet to be locked."""

import hashlib

from django.db import connection


def one_at_a_time(name: str) -> None:
    """Whoever asks for the same name in another transaction waits until this one ends.

    PostgreSQL: an advisory lock of the transaction. On SQLite a transaction that may write is alone from its beginning
    (`transaction_mode` IMMEDIATE in the settings).
    """
    if connection.vendor == "postgresql":
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
