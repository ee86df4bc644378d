import io
import os
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.utils import DatabaseError

from clinic import local
from clinic.accounts import make_accounts
from clinic.env import BASE_DIR
from clinic.management.commands.make_accounts import lines
from clinic.models import ClinicProfile

VAR = BASE_DIR / "var"


class Command(BaseCommand):
    help = "Prepare the database and serve the site on this machine. ./scripts/server calls it; see README.md."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="a loopback address (%(default)s)")
        parser.add_argument(
            "--port", default=os.environ.get("PORT") or "8000", help="or the variable PORT (%(default)s)"
        )

    def handle(self, *args, host, port, **options):
        children: list[local.Child] = []
        try:
            local.stop_on_signals()
            self.serve(local.check_host(host), local.check_port(port), children)
        except local.Stopped:
            self.stdout.write("\nStopping.")
        except local.Trouble as trouble:
            self.stderr.write(str(trouble))
            raise SystemExit(1) from None
        finally:
            local.stop_all(children)

    def serve(self, host: str, port: int, children: list[local.Child]) -> None:
        if not settings.LOCAL:
            raise local.Trouble(
                "This serves plain HTTP to this machine only; use ./scripts/server, which says so with LOCAL=true."
            )
        (VAR / "log").mkdir(mode=0o700, parents=True, exist_ok=True)
        claim = local.claim(VAR / "server.lock")
        local.check_free(host, port)
        where = local.address(host, port)
        claim.truncate(0)
        claim.write(where)
        claim.flush()

        accounts = self.prepare()
        self.start(host, port, where, children)
        local.wait_until_ready(host, port, children)
        self.announce(where, accounts)
        while True:
            for child in children:
                child.check()
            time.sleep(0.5)

    def prepare(self) -> list:
        """Bring the database to this version; fill an empty one. Returns the demonstration's accounts."""
        self.say(f"Preparing the database ({connection.vendor}).")
        local.reach_database()
        try:
            call_command("make_inquiry_keys", stdout=io.StringIO())
            call_command("migrate", interactive=False, verbosity=0)
            call_command("index_search", stdout=io.StringIO())
            call_command("render_editions", stdout=io.StringIO())  # whose templates an update of this folder changed
        except CommandError as error:
            raise local.Trouble(str(error)) from error
        except DatabaseError as error:
            raise local.Trouble(f"The database could not be prepared: {local.reason(error)}") from error
        profile = ClinicProfile.objects.first()
        if profile is not None and not profile.is_demonstration:
            self.say(f"This database holds the site of {profile.name}: nothing is added to it.")
            return []
        accounts = make_accounts(path=VAR / "accounts.tsv")
        if profile is None:
            self.say("Loading the demonstration.")
            try:
                call_command("load_demonstration")
            except CommandError as error:
                raise local.Trouble(str(error)) from error
        connection.close()
        return accounts

    def start(self, host: str, port: int, where: str, children: list[local.Child]) -> None:
        environment = {name: value for name, value in os.environ.items() if name != "GUNICORN_CMD_ARGS"}
        environment.setdefault("SITE_URL", where)
        environment["PYTHONUNBUFFERED"] = "1"
        bind = where.removeprefix("http://")
        web = ["-m", "gunicorn", "clinic.wsgi", "--workers=2", "--threads=4", "--no-control-socket", "--bind"]
        commands = {"web server": [*web, bind], "worker": ["manage.py", "run_worker"]}
        for name, arguments in commands.items():
            log = VAR / "log" / f"{name.replace(' ', '-')}.log"
            children.append(local.Child(name, [sys.executable, *arguments], log=log, environment=environment))

    def announce(self, where: str, accounts: list) -> None:
        self.say("\nBedside is ready.\n")
        self.say(f"Site: {where}/")
        self.say(f"Admin: {where}/admin/")
        if accounts:
            self.say("\n" + "\n".join(lines(accounts)))
        self.say("\nLogs, passwords and data are under var/. Stop with Ctrl-C.")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
