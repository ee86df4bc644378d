from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles import metadata
from articles.contributions import contributions_of, contributors, languages_of, with_languages
from articles.paging import CURSORS, OddCursor, page_of
from articles.views.lists import facts_of
from clinic.caching import answer, reading_page
from clinic.metadata import address_of
from clinic.models import Contributor

# What readers are told of a person.
_FACTS = ("slug", "name", "credentials", "job_title", "about", "is_demonstration")

# (wrote it, checked it) -> what readers are told of that.
_PARTS = {
    (True, True): _("Wrote it and checked it"),
    (True, False): _("Wrote it"),
    (False, True): _("Checked it"),
}


def _facts_of(person: Contributor) -> list:
    return [getattr(person, name) for name in _FACTS]


@reading_page
def people(request: HttpRequest) -> HttpResponse:
    """Who writes and checks what can be read here."""
    found = list(contributors(now=timezone.now(), language=get_language()))
    return answer(
        request,
        shows=[_facts_of(person) for person in found],
        render=lambda: render(request, "articles/people.html", {"people": found, "metadata": metadata.of_people()}),
    )


@reading_page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them, and what they wrote and checked. Whoever did neither is the same 404 as nobody."""
    now = timezone.now()
    person = get_object_or_404(with_languages(now=now), slug=slug)
    editions = contributions_of(person, now=now, language=get_language())
    try:
        page = page_of(editions, before=request.GET.get("before"), after=request.GET.get("after"))
    except OddCursor as error:
        raise Http404 from error
    if not page.rows:
        raise Http404
    for row in page.rows:
        row.part = _part_in(row, person)
    alternates = metadata.alternates_of_person(person.slug, languages_of(person))
    told = metadata.of_person(address_of(request, *CURSORS), person, alternates)
    context = {"person": person, "page": page, "metadata": told, "alternates": alternates}
    return answer(
        request,
        shows=[
            *(_facts_of(person), alternates, page.newer, page.older),
            *(facts_of(page.rows), [row.part for row in page.rows]),
        ],
        render=lambda: render(request, "articles/person.html", context),
    )


def _part_in(edition, person: Contributor) -> str:
    return _PARTS.get((bool(edition.wrote), edition.reviewer == person.slug), "")
