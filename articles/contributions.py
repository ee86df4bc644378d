"""Who wrote or reviewed what visitors can read now."""

from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from articles.models import Edition
from clinic.models import Contributor


def contributors(*, now, language: str) -> QuerySet[Contributor]:
    """Those who wrote or reviewed something in a language that is live, by name. One query. Reviews name people by their slug."""
    live = Edition.objects.live(now).in_language(language)
    reviewed = live.filter(review__isnull=False)
    return Contributor.objects.filter(
        Q(pk__in=live.filter(authors__isnull=False).values("authors")) | Q(slug__in=reviewed.values("review__slug"))
    )


def with_languages(*, now) -> QuerySet[Contributor]:
    """Contributors with what `languages_of` tells of them. One query."""
    live = Edition.objects.live(now)
    wrote, checked = live.filter(authors=OuterRef("pk")), live.filter(review__slug=OuterRef("slug"))
    told = {
        f"named_in_{code}": ExpressionWrapper(
            Q(Exists(wrote.in_language(code))) | Q(Exists(checked.in_language(code))), output_field=BooleanField()
        )
        for code, _ in settings.LANGUAGES
    }
    return Contributor.objects.annotate(**told)


def languages_of(person: Contributor) -> list[str]:
    """The languages in which something is live that a person, who comes from `with_languages`, wrote or reviewed."""
    return [code for code, _ in settings.LANGUAGES if getattr(person, f"named_in_{code}")]


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
