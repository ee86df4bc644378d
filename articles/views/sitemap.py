from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles import sitemap
from clinic.caching import answer, reading_page
from clinic.context_processors import profile_for


@reading_page
def whole_sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses in one file, or the index of the files where they are too many for one."""
    now = timezone.now()
    places = sitemap.articles(now)
    if len(places) <= sitemap.LARGEST:
        places = [*sitemap.pages(now, profile_for(request)), *places]
    if len(places) <= sitemap.LARGEST:
        return _answer(request, places, sitemap.urlset)
    parts = [reverse("sitemap_part", args=[part]) for part in sitemap.parts(now)]
    return _answer(request, [reverse("sitemap_pages"), *parts], sitemap.index)


@reading_page
def sitemap_pages(request: HttpRequest) -> HttpResponse:
    return _answer(request, sitemap.pages(timezone.now(), profile_for(request)), sitemap.urlset)


@reading_page
def sitemap_part(request: HttpRequest, part: int) -> HttpResponse:
    places = sitemap.articles(timezone.now(), part=min(part, 2**31))
    if not places:
        raise Http404
    return _answer(request, places, sitemap.urlset)


def _answer(request: HttpRequest, told: list, written: Callable[[list], str]) -> HttpResponse:
    return answer(request, shows=told, render=lambda: HttpResponse(written(told), content_type="application/xml"))
