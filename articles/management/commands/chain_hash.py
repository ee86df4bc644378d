"""One hash over everything that was recorded up to a moment, to be compared with that of a digest mail."""

from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.digest import chain_of_all


class Command(BaseCommand):
    help = "Prints the hash over all editions recorded up to --at, as the weekly digest mail gave it."

    def add_arguments(self, parser):
        parser.add_argument("--at", default="", help="The moment, as the mail has it. Without it: now.")

    def handle(self, *, at: str, **options):
        try:
            moment = datetime.fromisoformat(at) if at else timezone.now()
        except ValueError as error:
            raise CommandError("Write the moment as it stands in the mail: 2026-11-30T16:00:00+00:00.") from error
        if timezone.is_naive(moment):
            moment = timezone.make_aware(moment)
        self.stdout.write(f"{moment.isoformat()} {chain_of_all(moment)}")
