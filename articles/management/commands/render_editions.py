from django.core.management.base import BaseCommand
from django.db.models import Q
from django.utils import timezone

from articles import rendering
from articles.models import Edition


class Command(BaseCommand):
    help = (
        "Render again the stored pages of editions that are or will be live, where the templates changed since. Pages "
        "are right without it, only slower; run it after each upgrade. Can be interrupted: what is done stays done."
    )

    def handle(self, **options):
        shown = Edition.objects.exclude(live_from=None).filter(Q(live_until=None) | Q(live_until__gt=timezone.now()))
        stale = shown.exclude(page_release=rendering.RELEASE)
        total = stale.count()
        if not total:
            self.stdout.write("Every page is rendered with the present templates.")
        for done, edition in enumerate(stale.order_by("pk").iterator(chunk_size=100), 1):
            Edition.objects.filter(pk=edition.pk).update(
                page=rendering.render(edition.document), page_release=rendering.RELEASE
            )
            if done % 100 == 0 or done == total:
                self.stdout.write(f"{done} of {total} pages rendered.")
