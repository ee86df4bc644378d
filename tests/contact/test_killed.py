"""Processes that are killed with SIGKILL, at whatever point: no inquiry is lost, none is kept twice, none is half-made.

This is the short loop, with the steps counted and not timed. `./scripts/soak kills` is the long one, with a whole site.
"""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from clinic.models import MailState
from contact import inquiries, keys
from contact.models import EventKind, Inquiry, Notification
from contact.sealing import key_id, key_id_of
from contact.words import SEALED, text_of, words_of
from scripts.soaks.mail_sink import MailSink
from tests.contact.factories import make_inquiry, somebody_at_the_desk

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]

# Sends inquiries without end, and says each time that it is kept what its visitor would be told.
SEND = """
import sys
import django
django.setup()
from contact import intake
from tests.contact.factories import ANSWERS
number = 0
while True:
    number += 1
    words = f"{sys.argv[1]}-{number}"
    inquiry = intake.receive(word=words, answers={**ANSWERS, "message": words}, came_from="other")
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


@pytest.mark.parametrize(("silent_at", "times"), [("DATA", 1), (".", 2)])
def test_a_worker_killed_in_the_talk_with_the_mail_server_loses_no_mail(silent_at, times):
    """Before the text, the server has no mail. After the final dot it has one, its sender never learned (RFC 5321, 4.1.1.4)."""
    inquiry = make_inquiry()
    (queued,) = inquiry.notifications.values_list("message_id", flat=True)
    with MailSink(silent_at) as sink:
        address = {"EMAIL_URL": f"smtp://127.0.0.1:{sink.port}"}
        worker = start("manage.py", "run_worker", **address)
        assert sink.wait_until_silent(seconds=60), "the worker waits for the mail server's answer"
        kill(worker)
        mail = Notification.objects.get()
        assert (mail.state, mail.attempts) == (MailState.SENDING, 1)
        sink.answer_again()
        # Until the lease runs out, nobody else may send it.
        call_command("run_worker", once=True)
        assert Notification.objects.get().state == MailState.SENDING
        Notification.objects.update(lease_until=timezone.now())
        worker = start("manage.py", "run_worker", **address)
        until = time.monotonic() + 60
        while Notification.objects.get().state != MailState.SENT:
            assert time.monotonic() < until, "the next worker takes over"
            time.sleep(0.1)
        kill(worker)
        came = {name: count for name, count in sink.message_ids().items() if name.startswith("<inquiry-")}
    assert came == {queued: times}


# Erases what is due, and stands still for ever at one point: `argv` has the beginning of a statement, and after how many like it.
ERASE = """
import sys
import time
from datetime import timedelta
import django
django.setup()
from django.db import connection
from django.utils import timezone
from contact import retention

beginning, left = sys.argv[1], int(sys.argv[2])

def stand_still():
    global left
    left -= 1
    if left == 0:
        print("here", flush=True)
        time.sleep(600)

def count(execute, sql, params, many, context):
    done = execute(sql, params, many, context)
    if sql.startswith(beginning):
        stand_still()
    return done

def commit(really=connection._commit):
    if beginning == "COMMIT":
        stand_still()
    really()

connection._commit = commit
with connection.execute_wrapper(count):
    print(retention.erase_due(now=timezone.now() + timedelta(days=366)), flush=True)
"""
# Each is in the middle of the second erasure of its run. (One UPDATE comes before them all: what tells a repeat from others.)
POINTS = {
    'UPDATE "contact_inquiry"': 3,
    'UPDATE "contact_inquirynote"': 2,
    'INSERT INTO "contact_inquiryevent"': 2,
    "COMMIT": 2,
}


def test_an_erasure_that_is_killed_is_finished_by_the_next_and_leaves_nothing_half_erased():
    desk, count = somebody_at_the_desk(), len(POINTS) + 2
    for number in range(count):
        inquiries.add_note(inquiry=make_inquiry(message=f"Zebra {number}"), text="Quokka called", by=desk)
    for erased, (point, number) in enumerate(POINTS.items(), start=1):
        process = start("-c", ERASE, point, str(number))
        assert process.stdout.readline() == "here\n"
        kill(process)
        assert how_many_are_erased() == erased
    process = start("-c", ERASE, "nowhere", "1")
    assert int(process.stdout.read()) == count - len(POINTS)
    process.stdout.close()
    process.wait()
    assert how_many_are_erased() == count


def how_many_are_erased() -> int:
    """Each inquiry and its note is erased with one event, or is whole without any."""
    erased = 0
    for inquiry in Inquiry.objects.all():
        note, events = inquiry.notes.get(), inquiry.events.filter(kind=EventKind.ERASED).count()
        if inquiry.erased_at:
            assert not any(bytes(getattr(inquiry, name)) for name in SEALED)
            assert not bytes(note.text)
            assert events == 1
            erased += 1
        else:
            assert words_of(inquiry).message.startswith("Zebra")
            assert text_of(note) == "Quokka called"
            assert events == 0
    return erased


# The command itself, standing still after so many changed rows.
ROTATE = """
import sys
import time
import django
django.setup()
from django.core.management import call_command
from django.db import connection

left = int(sys.argv[1])

def count(execute, sql, params, many, context):
    global left
    done = execute(sql, params, many, context)
    if sql.startswith('UPDATE "contact_inquiry'):
        left -= 1
        if left == 0:
            print("here", flush=True)
            time.sleep(600)
    return done

with connection.execute_wrapper(count):
    call_command("rotate_inquiry_keys")
"""


def test_a_rotation_that_is_killed_can_be_read_and_goes_on_where_it_was(own_keys):
    desk = somebody_at_the_desk()
    for number in range(4):
        inquiries.add_note(inquiry=make_inquiry(message=f"Zebra {number}"), text=f"Quokka {number}", by=desk)
    older = keys.private_keys()
    surroundings = {"INQUIRY_PRIVATE_KEYS_FILE": str(settings.INQUIRY_PRIVATE_KEYS_FILE)}
    process = start("-c", ROTATE, "3", **surroundings)
    while (line := process.stdout.readline()) != "here\n":
        assert line, "it was to be killed"
    kill(process)

    newest = keys.private_keys()[-1]
    assert newest not in older
    words = {words_of(inquiry).message for inquiry in Inquiry.objects.all()}
    assert words == {f"Zebra {number}" for number in range(4)}, "either key reads"
    sealed_to = {key_id_of(inquiry.message) for inquiry in Inquiry.objects.all()}
    assert len(sealed_to) == 2, "it was in the middle of it"

    call_command("rotate_inquiry_keys", "--reseal", stdout=io.StringIO())
    for inquiry in Inquiry.objects.all():
        note = inquiry.notes.get()
        assert {key_id_of(inquiry.message), key_id_of(note.text)} == {key_id(newest.public_key)}
        assert (words_of(inquiry).message[6:], "Zebra") == (text_of(note)[7:], words_of(inquiry).message[:5])
