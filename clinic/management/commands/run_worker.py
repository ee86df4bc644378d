"""Does what the site needs outside a request, until it is told to stop: the jobs of `clinic.worker`."""

import logging
import signal
import time

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from clinic.database_limits import limit_waits
from clinic.error_reports import told_without_words
from clinic.worker import jobs

logger = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between rounds
STOP = (signal.SIGTERM, signal.SIGINT)


class Command(BaseCommand):
    help = "Sends queued mails and does what is due. Run one or more beside the web processes; stop with SIGTERM."

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.running = True
        self.next_at = {}  # name of a job -> when it is due again

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Make one round, then stop.")

    @told_without_words()
    def handle(self, *, once: bool, **options):
        if once:
            self.make_round()
            return
        limit_waits()
        for number in STOP:
            signal.signal(number, self.stop)
        while self.running:
            self.make_round()
            if self.running:
                time.sleep(PAUSE)

    def stop(self, signum, frame) -> None:
        """Only takes a note, so that a mail which is being sent is finished. Told a second time, the process ends at once."""
        self.running = False
        for number in STOP:
            signal.signal(number, signal.SIG_DFL)

    def make_round(self) -> None:
        """A database that is away or locked ends the round, not the worker."""
        try:
            close_old_connections()
            for job in jobs():
                now = timezone.now()
                if self.running and now >= self.next_at.get(job.name, now):
                    job.do(lambda: self.running)
                    self.next_at[job.name] = timezone.now() + job.every
        except Error as error:
            logger.warning("The database cannot be used; trying again: %s", type(error).__name__)
            connection.close()
