from django.core.management.base import BaseCommand, CommandError

from articles.importing import demonstration


class Command(BaseCommand):
    help = (
        "Take the invented clinic, its explainers and its accounts out of the site, so that `scripts/start-clinic` can open "
        "it for a real clinic. What staff wrote or added themselves stays, and so does every inquiry."
    )

    def add_arguments(self, parser):
        parser.add_argument("--yes", action="store_true", help="do not ask; it cannot be undone")

    def handle(self, *args, yes, **options):
        if not yes and not self._is_wanted():
            raise CommandError("Nothing was removed.")
        try:
            count = demonstration.remove()
        except demonstration.NotThere as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{count} demonstration articles are gone. Next: ./scripts/start-clinic")

    def _is_wanted(self) -> bool:
        self.stdout.write("These articles go, with whatever was changed in them since:")
        for article in demonstration.invented():
            self.stdout.write(f"  {article.title}")
        try:
            return input("Remove the demonstration? It cannot be undone. Type yes: ").strip().lower() == "yes"
        except EOFError:
            return False
