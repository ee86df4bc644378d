from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from articles import metadata
from articles.comparisons import comparisons_of
from articles.models import Edition
from articles.paging import CURSORS, OddCursor, page_of
from clinic.caching import answer, reading_page
from clinic.metadata import address_of


@reading_page
def comparisons(request: HttpRequest) -> HttpResponse:
    """The analogies of live articles, the newest article first. A page reads the documents of its own articles only."""
    editions = Edition.objects.live(timezone.now()).in_language(get_language()).for_comparisons()
    try:
        page = page_of(editions, before=request.GET.get("before"), after=request.GET.get("after"))
    except OddCursor as error:
        raise Http404 from error
    facts = [[row.pk, row.content_hash, row.article.slug] for row in page.rows]
    return answer(
        request,
        shows=[facts, page.newer, page.older],
        render=lambda: render(
            request,
            "articles/comparisons.html",
            {
                "page": page,
                "articles": [(row, comparisons_of(row.document)) for row in page.rows],
                "metadata": metadata.of_comparisons(address_of(request, *CURSORS)),
            },
        ),
    )
