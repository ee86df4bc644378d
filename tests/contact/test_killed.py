"""Processes that are killed with SIGKILL, at whatever point: no inquiry is lost, none is kept twice, none is half-made.

This is the short loop, with the steps counted and not timed. `./scripts/soak kills` is the long one, with a whole site.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from clinic.models import MailState
from contact.models import EventKind, Inquiry, Notification
from contact.words import words_of
from scripts.soaks.mail_sink import MailSink

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]

# Sends inquiries without end, and says each time that it is kept what its visitor would be told.
SEND = """
import sys
import django
django.setup()
from contact import inquiries
from tests.contact.factories import ANSWERS
number = 0
while True:
    number += 1
    words = f"{sys.argv[1]}-{number}"
    inquiry = inquiries.receive(word=words, answers={**ANSWERS, "message": words}, came_from="other")
    print(words, inquiry.reference, flush=True)
"""


def environment(**changes) -> dict[str, str]:
    """Of a process that works on this test's database, as the site itself would."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        database = f"sqlite:///{name}"
    else:
        database = f"postgres://postgres@{quote(connection.settings_dict['HOST'], safe='')}/{name}"
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "DJANGO_SETTINGS_MODULE": "clinic.settings",
        "LOCAL": "true",
        "SECRET_KEY": settings.SECRET_KEY,
        "SITE_URL": settings.SITE_URL,
        "DATABASE_URL": database,
        "INQUIRY_PUBLIC_KEY_FILE": str(settings.INQUIRY_PUBLIC_KEY_FILE),
        "INQUIRY_RECIPIENTS": "frontdesk@example.org",
        "PYTHONPATH": str(ROOT),
        **changes,
    }


def start(*arguments: str, **changes) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def kill(process: subprocess.Popen) -> str:
    """What it had said by then."""
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.stdout.close()
    process.wait()
    return rest


def test_a_process_that_is_killed_while_it_takes_inquiries_loses_none_and_leaves_none_half_made():
    told, rounds = {}, [1, 2, 3, 5, 8]
    for number, count in enumerate(rounds):
        process = start("-c", SEND, str(number))
        lines = [process.stdout.readline() for _ in range(count)]
        lines += kill(process).splitlines(keepends=True)
        told |= dict(line.split() for line in lines if line.endswith("\n"))
    kept = {words_of(inquiry).message: inquiry.reference for inquiry in Inquiry.objects.all()}
    assert len(told) >= sum(rounds)
    assert told.items() <= kept.items(), "who was told a reference finds it here"
    assert Inquiry.objects.count() == len(kept), "none twice"
    # One of each round may have been kept without anybody having been told.
    assert len(kept) <= len(told) + len(rounds)
    for inquiry in Inquiry.objects.all():
        assert inquiry.events.filter(kind=EventKind.RECEIVED).count() == 1
        assert inquiry.notifications.count() == 1


def test_whoever_was_not_told_sends_again_and_it_is_the_same_inquiry():
    """Killed after it was kept, before anybody was told: the browser, or the person, sends the very form again."""
    process = start("-c", SEND, "again")
    told = dict([process.stdout.readline().split()])
    kill(process)
    process = start("-c", SEND, "again")
    again = dict(process.stdout.readline().split() for _ in range(3))
    kill(process)
    assert again["again-1"] == told["again-1"]
    messages = [words_of(inquiry).message for inquiry in Inquiry.objects.all()]
    assert len(messages) == len(set(messages))


def test_workers_that_are_killed_lose_no_mail_and_send_none_twice_but_the_one_in_hand():
    process = start("-c", SEND, "mail")
    for _ in range(12):
        process.stdout.readline()
    kill(process)
    queued = set(Notification.objects.values_list("message_id", flat=True))
    assert len(queued) >= 12
    kills = 0
    with MailSink() as sink:
        address = {"EMAIL_URL": f"smtp://127.0.0.1:{sink.port}"}
        for wanted in (1, 2, 4):
            workers = [start("manage.py", "run_worker", **address) for _ in range(2)]
            assert sink.wait_for(len(set(sink.message_ids())) + wanted, seconds=60), "the workers send"
            for worker in workers:
                kill(worker)
                kills += 1
            # The lease of a killed one runs out after five minutes, which are not waited for here.
            Notification.objects.filter(state=MailState.SENDING).update(lease_until=timezone.now())
        worker = start("manage.py", "run_worker", **address)
        until = time.monotonic() + 120
        while Notification.objects.exclude(state=MailState.SENT).exists():
            assert time.monotonic() < until, "the last worker sends the rest"
            time.sleep(0.1)
        kill(worker)
        # The daily digest is another mail, if these hours are the desk's.
        sent = {name: count for name, count in sink.message_ids().items() if name.startswith("<inquiry-")}
    assert set(sent) == queued
    assert sum(sent.values()) - len(sent) <= kills
    assert all(count <= 1 + kills for count in sent.values())
