from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from articles import metadata, rendering, translations
from articles.models import Edition
from articles.related import ranked
from articles.rendering import is_long_overdue, page_context
from clinic.caching import answer, reading_page
from clinic.context_processors import profile_for
from clinic.moments import day_of


@reading_page
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """The live edition at an address. A past address, and that of another language, leads to the present one."""
    now = timezone.now()
    edition = Edition.objects.for_page(slug, now).first()
    if edition is None:
        raise Http404
    if edition.article.slug != slug or edition.language != get_language():
        return redirect(edition, permanent=True)
    today = day_of(now)
    neighbours = {
        "next": edition.next_in_series or edition.next_by_title,
        "previous": edition.previous_in_series or edition.previous_by_title,
    }
    related = ranked(
        f"{edition.title} {edition.summary}",
        chosen=edition.chosen or [],
        by_topic=edition.by_topic or [],
        by_tag=edition.by_tag or [],
        without={other["slug"] for other in neighbours.values() if other},
    )
    context = neighbours | {"related": related}
    context |= translations.told_of(edition)
    return answer(
        request,
        shows=[
            *(rendering.RELEASE, edition.pk, edition.content_hash),
            *(edition.review_id, is_long_overdue(edition, today), context),
        ],
        render=lambda: _rendered(request, edition, page_context(edition, today) | context),
    )


def _rendered(request: HttpRequest, edition: Edition, context: dict) -> HttpResponse:
    told = metadata.of_article(edition, context["document"], profile_for(request), context["other_languages"])
    return render(request, "articles/article.html", context | {"metadata": told})
