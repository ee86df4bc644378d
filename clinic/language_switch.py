"""The same page in the site's other languages, for the link at the top of every page."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import get_language

from clinic.languages import in_each_language
from clinic.metadata import Alternate

# Parts of a query that mean the same in every language, by the name of the page.
KEPT = {"search": ("q",), "contact": ("from",), "contact-thanks": ("reference",)}


def other_languages(request: HttpRequest | None, alternates: Iterable[Alternate]) -> list[dict]:
    """[{"language", "words", "path"}] of the languages that the page is not in. `alternates` are its translations, if any.

    A page that names its translations leads to them, and invites to read them; one whose address takes nothing is there in
    each language; from any other one comes to the home page.
    """
    told = {each.language: each for each in alternates}
    paths = in_each_language("home") | {code: each.path for code, each in told.items()} | _same_page(request)
    return [
        {"language": code, "words": (code in told and told[code].invitation) or name.capitalize(), "path": paths[code]}
        for code, name in settings.LANGUAGES
        if code != get_language()
    ]


def _same_page(request: HttpRequest | None) -> dict[str, str]:
    """{language: path} of a page whose address takes nothing; empty for any other, and for one outside the languages."""
    match = getattr(request, "resolver_match", None)
    if match is None or match.args or match.captured_kwargs:
        return {}
    try:
        paths = in_each_language(match.view_name)
    except NoReverseMatch:
        return {}
    if len({*paths.values()}) < len(paths):
        return {}
    query = request.GET.copy()
    for name in {*query} - {*KEPT.get(match.view_name, ())}:
        del query[name]
    return {code: f"{path}?{query.urlencode()}" if query else path for code, path in paths.items()}
