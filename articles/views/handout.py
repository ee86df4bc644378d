from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from articles import rendering, translations
from articles.addresses import address_of
from articles.handout import handout as handout_of
from articles.metadata import alternates_of
from articles.models import Edition
from articles.rendering import is_long_overdue, page_context
from clinic.addresses import absolute
from clinic.caching import answer, reading_page
from clinic.moments import day_of
from clinic.qr_code import qr_code


@reading_page
def handout(request: HttpRequest, slug: str) -> HttpResponse:
    """The live edition on one sheet of paper. A past address leads to the present one."""
    now = timezone.now()
    edition = Edition.objects.at_address(slug, now).with_translations(now).first()
    if edition is None:
        raise Http404
    here = address_of(edition.article.slug, edition.language, "handout")
    if edition.article.slug != slug or edition.language != get_language():
        return redirect(here, permanent=True)
    today = day_of(now)
    behind = translations.behind_of(edition)
    alternates = alternates_of(here, edition.language, translations.links_of(edition, "handout"))
    # The address that everybody can reach, whatever name the site was asked by.
    path = edition.get_absolute_url()
    address = absolute(path) if settings.SITE_URL else request.build_absolute_uri(path)

    def page() -> HttpResponse:
        context = page_context(edition, today) | handout_of(edition.document)
        told = {"address": address, "alternates": alternates, "behind": behind, "code": qr_code(address)}
        return render(request, "articles/handout.html", context | told)

    return answer(
        request,
        shows=[
            *("handout", address, rendering.RELEASE, edition.pk, edition.content_hash),
            *(edition.review_id, is_long_overdue(edition, today), behind, alternates),
        ],
        render=page,
    )
