import getpass
import sys
from pathlib import Path

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from clinic import local
from clinic.models import ClinicProfile
from clinic.opening import NotEmpty, check_is_empty, open_clinic

# field of the profile -> question
FACTS = {
    "name": "The clinic's name",
    "telephone": "Telephone for patients",
    "email": "E-mail for patients",
    "website": "Web site of the clinic (https://…)",
    "booking_url": "Booking link (https://…)",
    "address": "Address, on one line",
    "hours": "Opening hours, on one line",
    "crisis_telephone": "Crisis line to call",
    "crisis_text": "Crisis line for text messages",
    "crisis_chat_url": "Crisis chat (https://…)",
    "emergency_telephone": "Emergency number",
}
# field of the account -> question
PERSON = {"username": "User name of the first administrator", "email": "Their own e-mail"}


class Missing(Exception):
    """An answer that nobody is there to give, or one that will not do. The message is for the person."""


class Command(BaseCommand):
    help = "Make an empty site for a real clinic: asks for its facts and for the first administrator."

    def add_arguments(self, parser):
        for name, question in FACTS.items():
            parser.add_argument(f"--{name.replace('_', '-')}", dest=name, help=question)
        parser.add_argument("--administrator", dest="username", help=PERSON["username"])
        parser.add_argument("--administrator-email", dest="person_email", help=PERSON["email"])
        parser.add_argument(
            "--password-file", help="file with the administrator's password; - reads it from standard input"
        )
        parser.add_argument("--no-input", action="store_true", help="ask nothing: what no option gives is left empty")

    def handle(self, *args, no_input, password_file, **options):
        self.asks = not no_input
        try:
            local.reach_database()
            call_command("make_inquiry_keys", stdout=self.stdout)
            call_command("migrate", interactive=False, verbosity=0)
            check_is_empty()
            if self.asks:
                self.stdout.write(
                    "An empty answer takes what stands in [brackets]. Everything can be changed later in the admin."
                )
            facts = {name: self.answer(ClinicProfile, name, FACTS[name], options[name]) for name in FACTS}
            username = self.answer(User, "username", PERSON["username"], options["username"])
            email = self.answer(User, "email", PERSON["email"], options["person_email"])
            password = self.password(password_file, User(username=username, email=email))
            open_clinic(profile=ClinicProfile(**facts), username=username, email=email, password=password)
        except (NotEmpty, Missing, local.Trouble, CommandError) as trouble:
            self.stop(str(trouble))
        except ValidationError as error:
            self.stop(f"{' '.join(error.messages)} Nothing was made.")
        except (KeyboardInterrupt, EOFError):
            self.stop("\nStopped. Nothing was made.")
        self.stdout.write(
            f"\nThe site of {facts['name']} is ready. {username} can sign in and add the others, each with a role.\n"
            "Next: docs/operations/deploying.md puts it online."
        )

    def answer(self, model, name: str, question: str, given: str | None) -> str:
        """A value that the model's field takes: the option's, or what the person answers."""
        field = model._meta.get_field(name)
        default = field.get_default() or ""
        while True:
            if given is None and self.asks:
                value = input(
                    f"{question}{f' [{default}]' if default else '' if not field.blank else ' [none]'}: "
                ).strip()
            else:
                value = (given or "").strip()
            try:
                return field.clean(value or default, None)
            except ValidationError as error:
                complaint = " ".join(error.messages)
                if given is not None or not self.asks:
                    raise Missing(f"{question}: {complaint} Nothing was made.") from error
                self.stdout.write(f"  {complaint}")

    def password(self, file: str | None, person: User) -> str:
        if file:
            try:
                return (sys.stdin.read() if file == "-" else Path(file).read_text()).strip("\r\n")
            except OSError as error:
                raise Missing(f"{file} cannot be read: {error.strerror}. Nothing was made.") from error
        if not self.asks:
            raise Missing("Give the administrator's password with --password-file. Nothing was made.")
        while True:
            password = getpass.getpass("Their password: ")
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.stdout.write("\n".join(f"  {message}" for message in error.messages))
                continue
            if password == getpass.getpass("The same again: "):
                return password
            self.stdout.write("  These two are not the same.")

    def stop(self, why: str) -> None:
        self.stderr.write(why)
        raise SystemExit(1)
