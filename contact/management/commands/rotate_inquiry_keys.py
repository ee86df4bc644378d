from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from clinic.error_reports import told_without_words
from clinic.journal import empty_journal
from contact import keys
from contact.resealing import reseal
from contact.sealing import key_id


class Command(BaseCommand):
    help = (
        "Seal what visitors wrote to a new key, while the site runs. With --reseal, without making another: to go on where it "
        "was stopped, or where the public side has to get the new public key first."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--reseal", action="store_true", dest="only_reseal", help="only seal anew what is sealed to an older key"
        )

    @told_without_words()
    def handle(self, *args, only_reseal: bool, **options):
        try:
            if not only_reseal:
                if not keys.can_open():
                    raise CommandError("The private keys are not here. Run this on the staff side.")
                name = key_id(keys.add_key()).hex()
                self.stdout.write(f"New inquiries are sealed to the key {name}. Its private half joined the others.")
            self.seal_anew()
        except keys.NoKey as problem:
            raise CommandError(str(problem)) from None

    def seal_anew(self) -> None:
        problems = list(reseal())
        transaction.on_commit(empty_journal)  # of what was sealed to an older key
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} could not be opened and stay as they are. Keep every older key.")
        self.stdout.write(
            f"All is sealed to the newest key. Copy {settings.INQUIRY_PRIVATE_KEYS_FILE} to where its copy is kept. When no "
            "process seals to an older key any more and no backup needs it, run this once more with --reseal; then its line "
            "may be taken out."
        )
