"""Whoever serves people waits for PostgreSQL for some seconds; a command waits as long as it must."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from clinic.database_limits import CONNECTING, SERVING, connecting
from tests.contact.test_killed import environment
from tests.settings import TEST_DB

ROOT = Path(__file__).resolve().parents[2]

WEB = "import clinic.wsgi"
WORKER = """
from django.core.management import call_command
from clinic.management.commands.run_worker import Command
Command.make_round = lambda self: self.stop(0, None)  # one round that does nothing
django.setup()
call_command("run_worker")
"""
COMMAND = "django.setup()"
ASK = """
with connection.cursor() as cursor:
    for question in {questions}:
        cursor.execute(question)
        print(cursor.fetchone()[0])
"""
OWN_OPTIONS = "?options=-c%20lock_timeout%3D9s"

# (what is started, what follows its DATABASE_URL, what the database then says of its session)
LIMITED = [limit.value.replace("60s", "1min") for limit in SERVING.values()]  # as PostgreSQL says it
SESSIONS = {
    "postgres": {
        "web": (WEB, "", LIMITED),
        "worker": (WORKER, "", LIMITED),
        "command": (COMMAND, "", ["0", "0", "0"]),
        "web of a clinic with options of its own": (WEB, OWN_OPTIONS, ["9s", "0", "0"]),
    },
    "sqlite": {"web": (WEB, "", ["20000"]), "worker": (WORKER, "", ["20000"]), "command": (COMMAND, "", ["20000"])},
}[TEST_DB]
QUESTIONS = {"postgres": [f"SHOW {name}" for name in SERVING], "sqlite": ["PRAGMA busy_timeout"]}[TEST_DB]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("session", SESSIONS)
def test_what_serves_people_waits_so_long_and_a_command_as_long_as_it_must(session):
    start, options, expected = SESSIONS[session]
    site = environment()
    said = run(
        f"import django\nfrom django.db import connection\n{start}\n{ASK.format(questions=QUESTIONS)}",
        site | {"DATABASE_URL": site["DATABASE_URL"] + options},
    )
    assert said.splitlines() == expected


def run(program: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_each_limit_of_the_connection_is_one_that_the_driver_knows(db):
    import psycopg2

    made = psycopg2.extensions.make_dsn(**connecting({"sslmode": "prefer", "connect_timeout": "9"}))
    said = psycopg2.extensions.parse_dsn(made)
    assert said == {name: limit.value for name, limit in CONNECTING.items()} | {
        "sslmode": "prefer",
        "connect_timeout": "9",
    }


def test_the_settings_of_a_site_with_postgresql_have_them():
    changes = {
        "LOCAL": "true",
        "SECRET_KEY": "0123456789" * 5,
        "DATABASE_URL": "postgres://bedside@db.example.org/bedside",
    }
    said = run("from clinic.settings import DATABASES; print(DATABASES['default']['OPTIONS'])", changes)
    assert said == str(connecting({}))


def test_the_lock_is_given_up_before_the_statement_and_a_form_before_people_lose_patience():
    seconds = {name: int(re.fullmatch(r"(\d+)s", limit.value)[1]) for name, limit in SERVING.items()}
    assert seconds["lock_timeout"] * 3 <= 15
    assert seconds["statement_timeout"] >= 30
    assert all(limit.why for limit in (*CONNECTING.values(), *SERVING.values()))


def test_the_guide_for_who_runs_the_site_names_each_limit():
    guide = (ROOT / "docs" / "operations" / "deploying.md").read_text(encoding="utf-8")
    for name, limit in SERVING.items():
        assert f"`{name}` | {limit.value.removesuffix('s')} seconds |" in guide
