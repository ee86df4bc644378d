"""What the two commands about one person share: who asks, why, and whose inquiries. Nothing of the person is an argument.

Arguments stand in the shell's history and in the list of processes; the number or address is read from standard input.
"""

import getpass
import sys

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from clinic.error_reports import told_without_words
from clinic.refusals import NotAllowed, NotPossible
from contact import records
from contact.lookup import NothingToFind, unsearched


class PersonCommand(BaseCommand):
    """A subclass says in `act` what is done with the inquiries that were found."""

    def add_arguments(self, parser):
        parser.add_argument("--by", required=True, help="user name of the member of staff who does it")
        parser.add_argument("--reason", required=True, help="why; it is kept for ever, so no name of a patient")

    @told_without_words()
    def handle(self, *args, by, reason, **options):
        user = get_user_model().objects.filter(username=by).first()
        if user is None:
            raise CommandError(f"There is nobody with the user name {by}.")
        try:
            found = records.look_up(given=self._asked(), by=user)
            missed = unsearched()
            if not found:
                far = ", as far as can be told" if missed else ""
                raise CommandError(f"Nobody who left that number or address is kept here{far}. {missed}".strip())
            self.act(found, by=user, reason=reason, **options)
        except (NothingToFind, NotPossible, NotAllowed) as problem:
            raise CommandError(str(problem)) from None
        if missed:
            raise CommandError(missed)  # after the rest is done: whoever relies on it being all has to know

    def _asked(self) -> str:
        if sys.stdin.isatty():
            return getpass.getpass("Telephone number or email address (not shown): ")
        return sys.stdin.readline()

    def act(self, found, *, by, reason, **options) -> None:
        raise NotImplementedError
