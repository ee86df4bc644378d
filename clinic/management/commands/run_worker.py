"""Runs tasks and delivers mails beside the web processes, until it is told to stop."""

import logging
import signal
import time
from datetime import datetime, timedelta

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from contact import mail, retention

logger = logging.getLogger(__name__)

# A worker that was killed leaves its task RUNNING for ever. After this long we take it to be dead: no task of ours
# runs for more than a few minutes, and each can bear to be run again.
LEASE = timedelta(minutes=15)
TRIES = 5
PAUSE = 1.0  # seconds between rounds
ERASE_EVERY = timedelta(hours=1)


class BatchWorker(Worker):
    """The library's worker, which returns when nothing is left to do, and finishes what it does when told to stop."""

    def __init__(self):
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )

    def shutdown(self, signum, frame):
        """The library's own leaves at once when no task runs; it would do so in the middle of sending a mail."""
        if not self.running:
            self.reset_signals()
            signal.raise_signal(signum)
        self.running = False


def give_back_lost_tasks(now: datetime | None = None) -> int:
    """Make tasks of killed workers ready again, or failed when that happened too often. Returns how many."""
    lost = DBTaskResult.objects.running().filter(started_at__lt=(now or timezone.now()) - LEASE)
    changed = 0
    for task in lost:
        status = TaskResultStatus.READY if len(task.worker_ids) < TRIES else TaskResultStatus.FAILED
        # Only if it is still the run that we saw: another worker may have taken it up or given it back.
        same_run = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
        changed += same_run.update(status=status)
    return changed


class Command(BaseCommand):
    help = "Runs queued tasks and sends queued mails. Run one or more beside the web processes; stop with SIGTERM."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what is due now, then stop.")

    def handle(self, *, once: bool, **options):
        worker = BatchWorker()
        self.erase_at = timezone.now()
        if not once:
            worker.configure_signals()
        while worker.running:
            self.do_what_is_due(worker)
            if once:
                break
            if worker.running:
                time.sleep(PAUSE)

    def do_what_is_due(self, worker: BatchWorker) -> None:
        """One round. A database that is away or locked ends the round, not the worker."""
        try:
            close_old_connections()
            give_back_lost_tasks()
            if DBTaskResult.objects.ready().exists():
                worker.run()
            # A mail must not depend on its task: that may have failed, or run before the mail was due again.
            mail.deliver_due(go_on=lambda: worker.running)
            if timezone.now() >= self.erase_at:
                retention.erase_due()
                self.erase_at = timezone.now() + ERASE_EVERY
        except Error as error:
            logger.warning("The database cannot be used; trying again: %s", type(error).__name__)
            connection.close()
