from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import rendering
from articles.models import Edition
from articles.querysets import EditionQuerySet

BATCH = 100


class Command(BaseCommand):
    help = (
        "Render again the stored pages of editions that are or will be live, where the templates changed since. Pages "
        "are right without it, only slower; run it after each upgrade. Can be interrupted: what is done stays done."
    )

    def handle(self, **options):
        total, done, last = _stale().count(), 0, 0
        if not total:
            self.stdout.write("Every page is rendered with the present templates.")
        # Each read is over before anything is written: SQLite refuses a write to who is in the middle of reading.
        while batch := list(_stale().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
            for pk in batch:
                done += _render(pk)
            last = batch[-1]
            self.stdout.write(f"{done} of {total} pages rendered.")


def _stale() -> EditionQuerySet:
    shown = Edition.objects.exclude(live_from=None).filter(Q(live_until=None) | Q(live_until__gt=timezone.now()))
    return shown.exclude(page_release=rendering.RELEASE)


@transaction.atomic
def _render(pk: int) -> int:
    """Store the page of an edition anew; how many. It is held meanwhile, or words removed since it was read would come back."""
    edition = _stale().select_for_update(of=("self",)).filter(pk=pk).first()
    if edition is None:
        return 0  # withdrawn in the meantime, or rendered by somebody else
    return Edition.objects.filter(pk=pk).update(page=rendering.render(edition.document), page_release=rendering.RELEASE)
