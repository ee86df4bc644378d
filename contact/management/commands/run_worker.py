"""Does what inquiries need outside a request, until it is told to stop: mails to staff, and erasure when it is due."""

import logging
import signal
import time
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from contact import mail, retention

logger = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between rounds
ERASE_EVERY = timedelta(hours=1)
STOP = (signal.SIGTERM, signal.SIGINT)


class Command(BaseCommand):
    help = "Sends queued mails and erases what is due. Run one or more beside the web processes; stop with SIGTERM."

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.running = True
        self.erase_at = timezone.now()

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Make one round, then stop.")

    def handle(self, *, once: bool, **options):
        if once:
            self.make_round()
            return
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
            mail.deliver_due(go_on=lambda: self.running)
            if self.running and timezone.now() >= self.erase_at:
                retention.erase_due()
                self.erase_at = timezone.now() + ERASE_EVERY
        except Error as error:
            logger.warning("The database cannot be used; trying again: %s", type(error).__name__)
            connection.close()
