from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from clinic.caching import answer, reading_page
from clinic.context_processors import profile_for
from clinic.metadata import Metadata, in_each_language
from clinic.site_pages import existing, parts


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
        # What the clinic wrote is in English under each address, so those pages are no translations of each other.
        alternates=in_each_language(page.slug) if page.has_own_words else (),
    )
    context = {"page": page, "parts": parts(getattr(profile, page.field)), "metadata": metadata}
    template = "clinic/accessibility.html" if page.has_own_words else "clinic/site_page.html"
    return answer(request, shows=[], render=lambda: render(request, template, context))
