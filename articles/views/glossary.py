from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from articles import metadata
from articles.a_to_z import by_letter
from articles.glossary import shown_uses
from articles.models import GlossaryTerm
from clinic.caching import answer, reading_page


@reading_page
def glossary(request: HttpRequest) -> HttpResponse:
    """Every approved definition, A to Z, with the live articles that use it."""
    language = get_language()
    terms = GlossaryTerm.objects.approved().filter(language=language)
    uses = shown_uses(now=timezone.now(), language=language)
    shown = [
        {
            "slug": term.slug,
            "term": term.term,
            "aliases": term.aliases,
            "pronunciation": term.pronunciation,
            "definition": term.definition,
            "uses": (found := uses.get(term.pk, [])),
            "more": found[0]["of"] - len(found) if found else 0,
        }
        for term in terms
    ]
    return answer(
        request,
        shows=shown,
        render=lambda: render(
            request,
            "articles/glossary.html",
            {"letters": by_letter(shown, lambda term: term["term"]), "metadata": metadata.of_glossary()},
        ),
    )
