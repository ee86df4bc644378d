"""`manage.py run_worker`: delivers mails, erases what is due, and is hard to bring down."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from clinic.management.commands import run_worker
from contact import mail, retention
from contact.models import Notification
from tests.contact.factories import make_inquiry
from tests.contact.test_outbox import DOWN, UP

ROOT = Path(__file__).resolve().parents[2]

# A round closes connections that are in an odd state, such as inside a test's transaction.
on_its_own_connection = pytest.mark.django_db(transaction=True)


@on_its_own_connection
def test_it_sends_the_mail_that_waits():
    make_inquiry()
    call_command("run_worker", once=True)
    assert Notification.objects.get().state == "sent"
    assert len(django_mail.outbox) == 1


@on_its_own_connection
def test_a_mail_that_failed_goes_out_in_a_later_round(settings):
    settings.EMAIL_BACKEND = DOWN
    make_inquiry(now=timezone.now() - timedelta(minutes=10))
    call_command("run_worker", once=True)
    assert Notification.objects.get().state == "queued"
    settings.EMAIL_BACKEND = UP
    Notification.objects.update(next_attempt_at=timezone.now())
    call_command("run_worker", once=True)
    assert Notification.objects.get().state == "sent"


@on_its_own_connection
def test_it_survives_a_database_that_is_locked(monkeypatch, caplog):
    make_inquiry()

    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    closed = []
    with monkeypatch.context() as patch:
        patch.setattr(mail, "deliver_due", locked)
        patch.setattr(run_worker.connection, "close", lambda: closed.append(True))
        call_command("run_worker", once=True)
    assert "OperationalError" in caplog.text
    assert closed
    call_command("run_worker", once=True)
    assert Notification.objects.get().state == "sent"


@on_its_own_connection
def test_it_erases_in_its_first_round_and_then_once_an_hour(monkeypatch):
    erased, worker = [], run_worker.Command()
    monkeypatch.setattr(retention, "erase_due", lambda: erased.append(timezone.now()))
    for _ in range(3):
        worker.make_round()
    assert len(erased) == 1
    monkeypatch.setattr(run_worker.timezone, "now", lambda: erased[0] + timedelta(hours=1, seconds=1))
    worker.make_round()
    assert len(erased) == 2


@on_its_own_connection
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_after_the_mail_that_it_is_sending(monkeypatch, told):
    make_inquiry(), make_inquiry()
    handlers, send = {}, EmailMessage.send
    monkeypatch.setattr(run_worker.signal, "signal", handlers.__setitem__)

    def be_told(self, *args):
        handlers[told](told, None)
        return send(self, *args)

    monkeypatch.setattr(EmailMessage, "send", be_told)
    call_command("run_worker")
    assert sorted(Notification.objects.values_list("state", "attempts")) == [("queued", 0), ("sent", 1)]
    assert len(django_mail.outbox) == 1
    assert handlers == dict.fromkeys(run_worker.STOP, signal.SIG_DFL), "told twice, it goes at once"


def test_as_a_process_it_sends_and_stops_when_told_to(tmp_path, settings):
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "DJANGO_SETTINGS_MODULE": "clinic.settings",
        "LOCAL": "true",
        "SECRET_KEY": "a key for the tests, which protects nothing and is long enough",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'worker.sqlite3'}",
        "EMAIL_URL": "console:",
        "INQUIRY_RECIPIENTS": "frontdesk@example.org",
        "INQUIRY_PUBLIC_KEY_FILE": str(settings.INQUIRY_PUBLIC_KEY_FILE),
        "PYTHONUNBUFFERED": "1",
    }
    run = [sys.executable, "manage.py"]
    subprocess.run([*run, "migrate", "-v0"], cwd=ROOT, env=environment, check=True, timeout=120)
    with (tmp_path / "out").open("w+") as out:
        worker = subprocess.Popen([*run, "run_worker"], cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            make = "from tests.contact.factories import make_inquiry; print(make_inquiry().reference)"
            made = subprocess.run(
                [*run, "shell", "-v0", "-c", make],
                cwd=ROOT,
                env=environment,
                check=True,
                timeout=120,
                capture_output=True,
            )
            reference = made.stdout.decode().split()[-1]
            wait_until(lambda: reference in (tmp_path / "out").read_text())
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(timeout=60) == 0
        finally:
            worker.kill()
    assert (tmp_path / "out").read_text().count(f"Subject: New website inquiry {reference}") == 1


def wait_until(holds, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)
