from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from contact import keys


class Command(BaseCommand):
    help = "Make the keys that inquiries are sealed with, where there are none yet."

    def handle(self, *args, **options):
        try:
            made = keys.make_pair()
        except keys.NoKey as problem:
            raise CommandError(str(problem)) from None
        public, private = settings.INQUIRY_PUBLIC_KEY_FILE, settings.INQUIRY_PRIVATE_KEYS_FILE
        if not made:
            self.stdout.write(f"{public} and {private} are there already.")
            return
        self.stdout.write(
            f"{public} seals inquiries. Every process needs it.\n{private} opens them. Only the staff side needs it. Keep a "
            "copy where neither the database nor its backups are: whoever loses it loses every inquiry."
        )
