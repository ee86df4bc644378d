from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import review_links
from articles.rendering import page_context
from clinic.moments import day_of, said
from clinic.origin import is_ours
from clinic.refusals import NotPossible

_PRIVATE = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, noarchive",
    "Referrer-Policy": "no-referrer",
}


# The address itself is the authority; `clinic.origin` keeps other sites from posting in its reader's name, without a cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def review_link(request: HttpRequest, signed: str) -> HttpResponse:
    """Exactly one edition, for somebody who was given the address."""
    now = timezone.now()
    link = review_links.opened(signed, now=now)
    if link is None:
        raise Http404
    error, typed = "", ""
    if request.method == "POST":
        if not is_ours(request):
            return HttpResponseForbidden("This was sent from another site.")
        typed = request.POST.get("note", "")
        try:
            review_links.leave_note(link=link, text=typed, now=now)
        except NotPossible as refusal:
            error = str(refusal)
        else:
            return _private(redirect(f"{request.path}#link-notes"))
    preview = {
        "what": f"edition {link.edition.number}, for review by {link.for_whom}, until {said(link.expires_at)}",
        "link": link,
        "notes": list(link.notes.all()),
        "error": error,
        "typed": typed,
    }
    context = page_context(link.edition, day_of(now), is_preview=True) | {
        "next": None,
        "previous": None,
        "preview": preview,
    }
    with translation.override(link.edition.language):
        return _private(render(request, "articles/review_link.html", context))


def _private(response: HttpResponse) -> HttpResponse:
    for name, value in _PRIVATE.items():
        response.headers[name] = value
    return response
