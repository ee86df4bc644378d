"""Glossary terms: whoever writes a definition, a reviewer approves its very words."""

from django.db import transaction
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from articles.models import Edition, GlossaryTerm
from clinic.profile import current_profile
from clinic.refusals import NotAllowed, NotPossible

MOST_WORDS = 25
MOST_NAMED = 3  # articles named with a term in visitors' glossary
# Changing one of these ends the approval: they are what stands in articles.
_WORDS = ("term", "aliases", "definition", "language")


@transaction.atomic
def save_term(*, term: GlossaryTerm, by) -> GlossaryTerm:
    """Store a term. If its words changed, its approval ends, and articles do without it when they are saved next."""
    before = GlossaryTerm.objects.select_for_update().filter(pk=term.pk).first()
    if before is None or any(getattr(before, name) != getattr(term, name) for name in _WORDS):
        term.changed_by, term.approved_at, term.approved_by = by, None, None
    term.save()
    return term


@transaction.atomic
def approve_term(*, term: GlossaryTerm, definition: str, by, now=None) -> GlossaryTerm:
    """Approve a definition. `definition` is what the person saw: if somebody changed it since, nothing happens."""
    if not (by.is_active and by.has_perm("articles.approve_glossaryterm")):
        raise NotAllowed("Only a clinical reviewer can approve a definition.")
    term = GlossaryTerm.objects.select_for_update().get(pk=term.pk)
    if term.definition != definition:
        raise NotPossible("Somebody changed the definition in the meantime. Read it first.")
    if term.changed_by_id == by.pk and not current_profile().self_review_allowed:
        raise NotAllowed("You wrote this definition. Somebody else has to approve it.")
    if len(definition.split()) > MOST_WORDS:
        raise NotPossible(f"A definition has at most {MOST_WORDS} words. It stands in the middle of a sentence.")
    term.approved_at, term.approved_by = now or timezone.now(), by
    term.save(update_fields=["approved_at", "approved_by"])
    return term


def live_uses(*, now) -> dict[str, list[tuple[int, str]]]:
    """By the slug of a term, (article, title) of every live edition that shows its definition, by title. One query."""
    uses: dict[str, list[tuple[int, str]]] = {}
    editions = Edition.objects.live(now).filter(terms__isnull=False).order_by("title")
    for slug, article, title in editions.values_list("terms__slug", "article_id", "title"):
        uses.setdefault(slug, []).append((article, title))
    return uses


def shown_uses(*, now, language: str) -> dict[int, list[dict]]:
    """By the key of a term, at most `MOST_NAMED` live articles in a language that show its definition, by title. One query.

    Each is {"title", "slug", "of"}; "of" is how many there are.
    """
    of_one_term = {"partition_by": F("glossaryterm")}
    rows = (
        Edition.terms.through.objects.filter(edition__in=Edition.objects.live(now).in_language(language))
        .annotate(
            place=Window(RowNumber(), order_by=["edition__title", "edition"], **of_one_term),
            of=Window(Count("pk"), **of_one_term),
        )
        .filter(place__lte=MOST_NAMED)
        .order_by("edition__title", "edition")
        .values_list("glossaryterm", "edition__title", "edition__article__slug", "of")
    )
    uses: dict[int, list[dict]] = {}
    for term, title, slug, of in rows:
        uses.setdefault(term, []).append({"title": title, "slug": slug, "of": of})
    return uses
