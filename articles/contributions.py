"""Who wrote or reviewed what visitors can read now."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.models import Edition
from clinic.models import Contributor


def contributors(*, now) -> QuerySet[Contributor]:
    """Those who wrote or reviewed something that is live, by name. One query. Reviews name people by their slug."""
    live = Edition.objects.live(now)
    reviewed = live.filter(review__isnull=False)
    return Contributor.objects.filter(
        Q(pk__in=live.filter(authors__isnull=False).values("authors")) | Q(slug__in=reviewed.values("review__slug"))
    )


def contributions_of(person: Contributor, *, now) -> QuerySet[Edition]:
    """The live editions that a person wrote or reviewed, for a list, with `wrote` and `reviewed`."""
    authorship = Edition.authors.through.objects.filter(edition=OuterRef("pk"), contributor=person)
    return (
        Edition.objects.live(now)
        .annotate(wrote=Exists(authorship), reviewer=F("review__slug"))
        .filter(Q(wrote=True) | Q(reviewer=person.slug))
        .for_list()
    )
