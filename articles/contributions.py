"""Who wrote or reviewed what visitors can read now."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.models import Edition
from clinic.models import Contributor


def contributors(*, now, language: str) -> QuerySet[Contributor]:
    """Those who wrote or reviewed something in a language that is live, by name. One query. Reviews name people by their slug."""
    live = Edition.objects.live(now).in_language(language)
    reviewed = live.filter(review__isnull=False)
    return Contributor.objects.filter(
        Q(pk__in=live.filter(authors__isnull=False).values("authors")) | Q(slug__in=reviewed.values("review__slug"))
    )


def contributions_of(person: Contributor, *, now, language: str) -> QuerySet[Edition]:
    """The live editions in a language that a person wrote or reviewed, for a list, with `wrote` and `reviewed`."""
    authorship = Edition.authors.through.objects.filter(edition=OuterRef("pk"), contributor=person)
    return (
        Edition.objects.live(now)
        .in_language(language)
        .annotate(wrote=Exists(authorship), reviewer=F("review__slug"))
        .filter(Q(wrote=True) | Q(reviewer=person.slug))
        .for_list()
    )
