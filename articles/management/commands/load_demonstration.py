from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.importing import demonstration
from articles.importing.text import ImportRefused
from articles.permissions import NotAllowed


class Command(BaseCommand):
    help = "Load the invented clinic and its published explainers into an empty database. A second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--from", dest="folder", type=Path, default=Path(settings.BASE_DIR) / "content", help="where the texts are"
        )

    def handle(self, *args, folder, **options):
        try:
            count = demonstration.load(folder=folder, tell=self._tell)
        except demonstration.NotEmpty as found:
            self.stdout.write(str(found))
            return
        except (ImportRefused, NotAllowed) as refusal:
            raise CommandError(f"{refusal} Nothing was loaded.") from refusal
        except KeyboardInterrupt as interruption:
            raise CommandError("Interrupted. Nothing was loaded.", returncode=130) from interruption
        self.stdout.write(f"The demonstration is loaded: {count} published articles.")

    def _tell(self, step: str) -> None:
        """Progress, for somebody who watches."""
        if self.stdout.isatty():
            self.stdout.write(step)
            self.stdout.flush()
