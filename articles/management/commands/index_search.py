from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.models import Edition
from articles.search import index


class Command(BaseCommand):
    help = (
        "Bring the search index up to date with what is or will be live. Publishing does that by itself; run it after each "
        "upgrade, because the code that reads the words may have changed. Can be interrupted: what is done stays done."
    )

    def add_arguments(self, parser):
        parser.add_argument("--anew", action="store_true", help="empty the index first, and fill it from nothing")

    def handle(self, *args, anew, **options):
        now = timezone.now()
        if anew:
            index.clear()
        ended = index.ended(now)
        if ended.exists():
            index.forget(Edition.objects.filter(search_entry__in=ended))
        outdated = list(index.outdated(now).order_by("pk").values_list("pk", flat=True))
        if not outdated:
            self.stdout.write("The search index is up to date.")
        for done, pk in enumerate(outdated, 1):
            index.renew(Edition.objects.only("pk", "document").get(pk=pk))
            if done % 100 == 0 or done == len(outdated):
                self.stdout.write(f"{done} of {len(outdated)} editions indexed.")
