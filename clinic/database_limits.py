"""How long PostgreSQL is waited for, at most. Each limit once, with its reason; docs/operations/deploying.md tells of them.

Without them a table that somebody has locked, or a server that is cut off, holds each visitor until they give up, and with
enough visitors the whole site. With them the page comes that says that nothing was sent, and whom to call.
"""

from typing import NamedTuple

from django.db import connection


class Limit(NamedTuple):
    value: str
    why: str


# Of every process, when and while it is connected (libpq, “Parameter Key Words”).
CONNECTING = {
    "connect_timeout": Limit("5", "seconds until a server that does not answer counts as away"),
    "tcp_user_timeout": Limit("15000", "milliseconds: a server whose cable was pulled says no goodbye"),
    "keepalives_idle": Limit("15", "seconds of silence until it is asked whether the server is there"),
    "keepalives_interval": Limit("5", "seconds until it is asked again"),
    "keepalives_count": Limit("3", "questions without an answer"),
}

# Of a process that serves people or sends mails, in each session (PostgreSQL, “Statement Behavior”). Commands have none of
# these: a migration, a new key or a dump takes as long as it must.
SERVING = {
    "lock_timeout": Limit(
        "4s", "three waits, as many as a form can meet, are less than people and proxies wait for a page"
    ),
    "statement_timeout": Limit("60s", "far more than the slowest page; what is slower is stuck"),
    "idle_in_transaction_session_timeout": Limit("60s", "a process that hangs must not keep its locks from the others"),
}


def connecting(options: dict) -> dict:
    """`options` of a connection to PostgreSQL, with a limit for each that DATABASE_URL does not name."""
    return {name: limit.value for name, limit in CONNECTING.items()} | options


def limit_waits() -> None:
    """From now on this process waits no longer than SERVING says. Nothing on SQLite, which has a `timeout` in the settings.

    A DATABASE_URL with `options` of its own keeps those instead.
    """
    options = connection.settings_dict["OPTIONS"]
    if connection.vendor == "postgresql" and "options" not in options:
        options["options"] = " ".join(f"-c {name}={limit.value}" for name, limit in SERVING.items())
        connection.close()  # the next one has them
