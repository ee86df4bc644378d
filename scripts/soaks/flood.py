"""A flood of spam: does the site still read normally, and does a real person's inquiry arrive?"""

import itertools
import multiprocessing
import re
import subprocess
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from scripts.loopback import HOST
from scripts.production_site import production_site
from scripts.soaks.load import Answer, Visitor, every, spread
from scripts.soaks.mail_sink import MailSink
from scripts.soaks.pouring import POSTS_PER_FORM, form, pour, rows
from scripts.soaks.report import Found

NAME = "flood"
HELP = "spam from many addresses, while one visitor reads and another writes"

ARTICLE = "/articles/ssris-in-plain-words/"
READS_EVERY, WRITES_EVERY = 0.1, 4.0  # seconds
WRITERS = 4  # so many that the slowest of 20 is not the slowest of all
MAIL_WITHIN = 30  # seconds after the flood
# What a visitor should notice of a flood: nothing much.
SLOWEST_READ = SLOWEST_WRITE = 1000  # milliseconds, 95 of 100
KEPT_RATE = 0.9  # of the posts that were to be sent, how many must have been, or it was no flood


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--seconds", type=int, default=60, help="how long the flood lasts (%(default)s)")
    parser.add_argument("--rate", type=int, default=200, help="posts a second (%(default)s)")


def run(asked: Namespace) -> Found:
    own = {"TRUSTED_PROXIES": "1"}  # the visitors here say themselves what a proxy would
    with ExitStack() as site:
        folder, sink = (
            site.enter_context(tempfile.TemporaryDirectory(prefix="bedside-")),
            site.enter_context(MailSink()),
        )
        own["EMAIL_URL"] = f"smtp://{HOST}:{sink.port}"
        url = site.enter_context(production_site(Path(folder), **own))
        site.enter_context(_worker(Path(folder)))
        print(f"A scratch site is at {url}.", flush=True)
        reader = Visitor(url)
        for _ in range(20):
            reader.ask(ARTICLE)
        before = _read_alone(reader, seconds=10)
        size = _size(Path(folder))
        began = datetime.now(UTC)
        print(f"The flood begins: {asked.rate} posts a second for {asked.seconds} seconds.", flush=True)
        reads, sent, flood = _under_flood(url, reader, seconds=asked.seconds, rate=asked.rate)
        grown = _size(Path(folder)) - size
        return _found(asked, before, reads, sent, flood, _kept(sent, began, sink), grown)


def _read_alone(reader: Visitor, *, seconds: float) -> list[Answer]:
    answers, stop = [], threading.Event()
    threading.Timer(seconds, stop.set).start()
    every(READS_EVERY, lambda: answers.append(reader.ask(ARTICLE)), stop)
    return answers


def _under_flood(url: str, reader: Visitor, *, seconds: int, rate: int) -> tuple[list[Answer], list[Answer], Counter]:
    """The answers to the reader and to the writers, and {status: how many} of the flood."""
    reads, sent, stop, numbers = [], [], threading.Event(), itertools.count()
    # A process of its own, started afresh: what sends must not take the time of what measures.
    context = multiprocessing.get_context("spawn")
    outcomes = context.Queue()
    child = context.Process(target=pour, args=(url, seconds, rate, outcomes))
    child.start()
    people = [
        threading.Thread(target=every, args=(READS_EVERY, lambda: reads.append(reader.ask(ARTICLE)), stop)),
        *(
            threading.Thread(target=every, args=(WRITES_EVERY, lambda: sent.append(_write(url, next(numbers))), stop))
            for _ in range(WRITERS)
        ),
    ]
    for person in people:
        person.start()
        time.sleep(WRITES_EVERY / WRITERS)  # so that they do not all write at once
    flood = outcomes.get(timeout=seconds * 4 + 60)
    stop.set()
    for waiting in (*people, child):
        waiting.join(timeout=60)
    return reads, sent, flood


def _write(url: str, number: int) -> Answer:
    """A person opens the form, takes a little time over it, and sends it."""
    people = [row for row in rows("genuine") if row["message"]]
    person = Visitor(url, address=f"8.8.{number % 256}.{number // 256 + 1}")
    token = person.token()
    time.sleep(3.5)
    answer = person.ask("/contact/", form(people[number % len(people)], token, ""))
    person.close()
    return answer


def _size(folder: Path) -> int:
    """Bytes of the database, its journal included."""
    return sum(path.stat().st_size for path in folder.glob("bedside.sqlite3*"))


@contextmanager
def _worker(home: Path) -> Iterator[None]:
    with (home / "worker.log").open("ab") as log:
        worker = subprocess.Popen([sys.executable, "manage.py", "run_worker"], stdout=log, stderr=log)
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=60)


def _with_mail(references: list[str], sink: MailSink) -> int:
    """Of how many inquiries a mail came, or comes soon."""
    until = time.monotonic() + MAIL_WITHIN
    while True:
        named = set(re.findall(r"<inquiry-(\w{5}-\w{5})-", " ".join(sink.message_ids())))
        count = sum(reference in named for reference in references)
        if count == len(references) or time.monotonic() > until:
            return count
        time.sleep(0.2)


def _kept(sent: list[Answer], began: datetime, sink: MailSink) -> dict[str, int]:
    """What the database says, asked beside the running site, and whom the mails to staff name."""
    from django.conf import settings
    from django.db import connection

    from contact.models import Inquiry
    from contact.statuses import Status

    references = [
        parse_qs(urlsplit(answer.location).query).get("reference", [""])[0] for answer in sent if answer.status == 303
    ]
    of_people = Inquiry.objects.filter(reference__in=references)
    kept = {
        "delivered": of_people.filter(status=Status.NEW).count(),
        "with mail": _with_mail(references, sink),
        "most": settings.INQUIRIES_PER_HOUR * (1 + (datetime.now(UTC).hour != began.hour)),  # a new hour, a new count
        "quarantined": Inquiry.objects.filter(status=Status.QUARANTINE).exclude(reference__in=references).count(),
        "in the inbox": Inquiry.objects.filter(status=Status.NEW).exclude(reference__in=references).count(),
    }
    connection.close()
    return kept


def _found(asked, before, reads, sent, flood: Counter, kept: dict[str, int], grown: int) -> Found:
    lasted = flood.pop("seconds", 0)
    posts = sum(flood.values())
    answered = ", ".join(f"{flood[status]:,} × {status or 'no answer'}" for status in sorted(flood))
    (quiet, quiet_95), (busy, busy_95) = (spread([answer.seconds for answer in part]) for part in (before, reads))
    writes = [answer.seconds for answer in sent]
    _, write_95 = spread(writes)
    spam = kept["quarantined"] + kept["in the inbox"]
    unread = sum(answer.status != 200 for answer in reads)
    lines = [
        f"{asked.rate} posts of spam a second for {asked.seconds} seconds, each from another address, with a fresh form for "
        f"each {POSTS_PER_FORM}; the words are those of tests/contact/spam/. The site: gunicorn with two processes of four "
        "threads, a worker that sends the mails, and SQLite, on the machine that also sent the flood.",
        "",
        "| | |",
        "|---|---|",
        f"| Posts of spam sent | {posts:,} in {lasted:.0f} s, {posts / max(lasted, 1):.0f} a second |",
        f"| Answers to them | {answered} |",
        f"| Kept in quarantine | {kept['quarantined']:,} |",
        f"| Taken for genuine, in the inbox | {kept['in the inbox']:,} |",
        f"| Refused, with a page that says so | {flood[429]:,} |",
        f"| A real person's inquiries: sent, delivered to the inbox, told to staff by mail "
        f"| {len(sent)}, {kept['delivered']}, {kept['with mail']} |",
        f"| … and 95 of 100, and the slowest, were answered within | {write_95:.0f} ms, {max(writes, default=0) * 1000:.0f} ms |",
        f"| An article read before the flood: half within, 95 of 100 within | {quiet:.0f} ms, {quiet_95:.0f} ms |",
        f"| … and during it | {busy:.0f} ms, {busy_95:.0f} ms ({len(reads)} times, {unread} failed) |",
        f"| The database grew by | {grown / 1_000_000:.1f} MB |",
    ]
    promises = {
        f"of {len(sent)} inquiries of a real person {kept['delivered']} were delivered, {kept['with mail']} with a mail": not sent
        or min(kept["delivered"], kept["with mail"]) < len(sent),
        "the flood was slower than asked for": min(posts / asked.seconds, posts / max(lasted, 1))
        < KEPT_RATE * asked.rate,
        f"95 of 100 reads took up to {busy_95:.0f} ms, and {unread} failed": unread or busy_95 > SLOWEST_READ,
        f"95 of 100 inquiries of a real person took up to {write_95:.0f} ms": write_95 > SLOWEST_WRITE,
        f"{spam:,} posts of spam were kept, which is more than the site's limit of {kept['most']:,}": spam
        > kept["most"],
        f"{flood[0]} posts had no answer": flood[0],
    }
    return Found("A flood of spam", lines, [miss for miss, is_missed in promises.items() if is_missed])
