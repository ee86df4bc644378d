"""What the database keeps beside its tables of what is no longer in them."""

import logging

from django.db import Error, connection

logger = logging.getLogger(__name__)

PATIENCE = 2000  # milliseconds


def empty_journal() -> bool:
    """Bring SQLite's write-ahead log into its file and cut it to nothing, so that erased rows stand in neither. Whether it did.

    Until then the log holds pages as they were (sqlite.org/wal.html); the file itself overwrites what is deleted
    (`secure_delete`, in the settings). Call it outside a transaction. Where somebody reads for long, it is left for the next
    time. Does nothing on PostgreSQL, where VACUUM is the host's (docs/operations/privacy.md).
    """
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        try:
            usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
            cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")  # while it waits for readers, nobody can write
            try:
                busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {usual}")
        except Error as error:
            logger.warning("The journal of the database could not be emptied: %s", type(error).__name__)
            return False
    return not busy
