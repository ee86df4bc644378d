from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles import clearness
from articles.models import Edition
from clinic.origin import is_ours
from clinic.see_other import SeeOther


def _live(slug: str) -> Edition:
    editions = Edition.objects.live(timezone.now()).in_language(get_language()).filter(article__addresses__slug=slug)
    edition = editions.select_related("article").defer("document", "page").first()
    if edition is None:
        raise Http404
    return edition


# Exempt from Django's own check, which needs a cookie. There is nothing to forge but a count; `clinic.origin` keeps other
# sites from making readers press.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def clear(request: HttpRequest, slug: str) -> HttpResponse:
    """One press of “yes” or “no”. Whoever comes here without pressing is led to the article."""
    edition = _live(slug)
    if request.method != "POST":
        return redirect(edition)
    if not is_ours(request):
        return render(request, "contact/other_site.html", status=403)
    answer = request.POST.get("clear")
    if answer not in clearness.ANSWERS:
        raise BadRequest("That is neither yes nor no.")
    clearness.count(edition=edition, answer=answer)
    return SeeOther(reverse("clear-thanks", args=[edition.article.slug]))


@csrf_exempt
@require_safe
@cache_control(private=True, no_store=True)
def clear_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "articles/clear_thanks.html", {"edition": _live(slug)})
