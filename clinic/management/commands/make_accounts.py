from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from clinic.accounts import make_accounts
from clinic.env import BASE_DIR


def lines(accounts) -> list[str]:
    """`role<TAB>user name<TAB>password`, a line for each account."""
    return [f"{role}\t{user}\t{password or '(not known here)'}" for role, user, password in accounts]


class Command(BaseCommand):
    help = (
        "Make one staff account for each role, with a random password, and print them. For a site on your own machine; "
        "a second run changes nothing and prints the same."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--file",
            type=Path,
            default=BASE_DIR / "var" / "accounts.tsv",
            help="where the passwords are kept (%(default)s)",
        )

    def handle(self, *args, file, **options):
        if not settings.LOCAL:
            self.stderr.write(
                "These accounts are for a site on your own machine (LOCAL=true); here, add people in the admin."
            )
            raise SystemExit(1)
        self.stdout.write("\n".join(lines(make_accounts(path=file))))
