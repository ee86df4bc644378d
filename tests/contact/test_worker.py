"""`manage.py run_worker`: runs tasks, delivers mails, and is hard to bring down."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail as django_mail
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from clinic.management.commands import run_worker
from contact import mail
from contact.models import Notification
from tests.contact.factories import make_inquiry
from tests.contact.test_outbox import DOWN, UP

ROOT = Path(__file__).resolve().parents[2]

# Between tasks a worker closes connections that are in an odd state, such as inside a test's transaction.
on_its_own_connection = pytest.mark.django_db(transaction=True)


@on_its_own_connection
def test_it_runs_the_waiting_task_which_sends_the_mail():
    make_inquiry()
    call_command("run_worker", once=True)
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert Notification.objects.get().state == "sent"
    assert len(django_mail.outbox) == 1


@on_its_own_connection
def test_it_delivers_a_mail_whose_task_is_gone():
    make_inquiry()
    DBTaskResult.objects.all().delete()
    call_command("run_worker", once=True)
    assert Notification.objects.get().state == "sent"


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


def lost_task(*, runs: int, since: timedelta) -> DBTaskResult:
    mail.wake_sender.enqueue()
    task = DBTaskResult.objects.get()
    task.status, task.started_at, task.worker_ids = "RUNNING", timezone.now() - since, ["w"] * runs
    task.save()
    return task


@on_its_own_connection
def test_it_gives_back_the_task_of_a_killed_worker_and_runs_it():
    task = lost_task(runs=1, since=run_worker.LEASE + timedelta(seconds=1))
    call_command("run_worker", once=True)
    task.refresh_from_db()
    assert task.status == "SUCCESSFUL"


@on_its_own_connection
def test_it_leaves_a_task_alone_that_another_worker_is_still_running():
    task = lost_task(runs=1, since=run_worker.LEASE - timedelta(seconds=30))
    call_command("run_worker", once=True)
    task.refresh_from_db()
    assert task.status == "RUNNING"


@on_its_own_connection
def test_it_gives_up_a_task_that_was_lost_too_often():
    task = lost_task(runs=run_worker.TRIES, since=run_worker.LEASE * 2)
    assert run_worker.give_back_lost_tasks() == 1
    task.refresh_from_db()
    assert task.status == "FAILED"


@on_its_own_connection
def test_it_survives_a_database_that_is_locked(monkeypatch, caplog):
    make_inquiry()

    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    closed = []
    with monkeypatch.context() as patch:
        patch.setattr(run_worker.mail, "deliver_due", locked)
        patch.setattr(run_worker.connection, "close", lambda: closed.append(True))
        DBTaskResult.objects.all().delete()
        call_command("run_worker", once=True)
    assert "OperationalError" in caplog.text
    assert closed
    call_command("run_worker", once=True)
    assert Notification.objects.get().state == "sent"


def test_a_signal_ends_it_after_what_it_is_doing(monkeypatch):
    """The handler only takes a note: a mail that is being sent is finished first."""
    worker = run_worker.BatchWorker()
    worker.shutdown(signal.SIGTERM, None)
    assert not worker.running
    again = []
    monkeypatch.setattr(run_worker.signal, "raise_signal", again.append)
    monkeypatch.setattr(worker, "reset_signals", lambda: None)
    worker.shutdown(signal.SIGTERM, None)
    assert again == [signal.SIGTERM]  # told twice, it goes at once


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_as_a_process_it_sends_and_stops_when_told_to(tmp_path, stop):
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "DJANGO_SETTINGS_MODULE": "clinic.settings",
        "LOCAL": "true",
        "SECRET_KEY": "a key for the tests, which protects nothing and is long enough",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'worker.sqlite3'}",
        "EMAIL_URL": "console:",
        "INQUIRY_RECIPIENTS": "frontdesk@example.org",
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
            worker.send_signal(stop)
            assert worker.wait(timeout=60) == 0
        finally:
            worker.kill()
    assert (tmp_path / "out").read_text().count(f"Subject: New website inquiry {reference}") == 1


def wait_until(holds, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)
