from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from clinic.caching import answer, reading_page
from clinic.context_processors import profile_for
from clinic.metadata import Metadata, in_each_language
from clinic.own_words import ONLY_IN, own_words
from clinic.site_pages import existing, languages_with, parts


@reading_page
def site_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A page about the site itself, in the clinic's words. One that it has not written is a 404."""
    profile = profile_for(request)
    page = next((page for page in existing(profile) if page.slug == slug), None)
    if page is None:
        raise Http404
    metadata = Metadata(
        str(page.title),
        page.url,
        description=f"{page.title}: {profile.name}",
        # The same words under each address would be no translation of each other.
        alternates=in_each_language(page.slug) if len(languages_with(profile, page)) == len(settings.LANGUAGES) else (),
    )
    words = own_words(profile, page.field)
    context = {
        "page": page,
        "parts": parts(words.text),
        "language_of_parts": words.language,
        "only_in": ONLY_IN[words.language] if words.language != get_language() else "",
        "metadata": metadata,
    }
    template = "clinic/accessibility.html" if page.has_own_words else "clinic/site_page.html"
    return answer(request, shows=[], render=lambda: render(request, template, context))
