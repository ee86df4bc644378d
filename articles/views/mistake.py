from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles import mistakes
from articles.mistake_form import MistakeForm
from articles.models import Edition
from clinic.form_tokens import InvalidToken, make_token, read_token
from clinic.origin import is_ours
from clinic.see_other import SeeOther

_FORM = "articles.mistake"
_TRAP = "website"  # a field that no person sees; a program that fills in everything fills it in

FORM_EXPIRED = _("Nothing has been sent yet. This page was open for a long time. Press “Send” once more")
ENOUGH = _("This was NOT sent. Many people have told us about this page already, and we are looking at it")


# Exempt from Django's own check, which needs a cookie: `clinic.origin` and `clinic.form_tokens` take its place.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def mistake(request: HttpRequest, slug: str) -> HttpResponse:
    """The form of an article for telling about a mistake, and what becomes of a sent one."""
    now = timezone.now()
    if request.method == "POST":
        return _receive(request, slug, now)
    edition = _here(now).filter(article__addresses__slug=slug).first()
    if edition is None:
        raise Http404
    if edition.article.slug != slug:
        return redirect("mistake", edition.article.slug, permanent=True)
    return _page(request, edition, MistakeForm(), make_token(now, form=_FORM))


@csrf_exempt
@require_safe
@cache_control(private=True, no_store=True)
def mistake_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    edition = _here(timezone.now()).filter(article__slug=slug).first()
    if edition is None:
        raise Http404
    return render(request, "articles/mistake_thanks.html", {"edition": edition})


def _here(now):
    """What is live in the language of the page."""
    return Edition.objects.live(now).in_language(get_language()).select_related("article")


def _receive(request: HttpRequest, slug: str, now) -> HttpResponse:
    if not is_ours(request):
        return render(request, "contact/other_site.html", status=403)
    if any(len(request.POST.getlist(name)) > 1 for name in (*MistakeForm.base_fields, "token", "edition", _TRAP)):
        raise BadRequest("A field was sent twice.")
    edition = mistakes.edition_read(slug, request.POST.get("edition", ""), now=now)
    if edition is None or edition.language != get_language():
        raise Http404
    thanks = SeeOther(reverse("mistake-thanks", args=[edition.article.slug]))
    if request.POST.get(_TRAP):
        return thanks
    form, token = MistakeForm(request.POST), request.POST.get("token", "")
    try:
        word = read_token(token, now, form=_FORM)
    except InvalidToken:
        return _page(request, edition, form, make_token(now, form=_FORM), problem=FORM_EXPIRED)
    if not form.is_valid():
        return _page(request, edition, form, token)
    try:
        mistakes.receive(edition=edition, word=word, answers=form.cleaned_data, now=now)
    except mistakes.EnoughReports:
        return _page(request, edition, form, token, problem=ENOUGH, status=503)
    return thanks


def _page(request: HttpRequest, edition: Edition, form: MistakeForm, token: str, *, problem="", status=200):
    """The form with what was typed. `problem` is what is wrong besides the fields."""
    context = {"edition": edition, "form": form, "token": token, "problem": problem, "summary": form.summary()}
    return render(request, "articles/mistake.html", context, status=status)
