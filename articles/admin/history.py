"""The pages of an article's history in the admin: its editions, one of them, two side by side, that of a day, and back to one."""

from itertools import zip_longest

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from articles import publishing
from articles.changes import changes
from articles.comparing import compare
from articles.forms import AsOfForm
from articles.permissions import can_edit
from articles.record import record
from clinic.moments import said
from clinic.profile import as_it_was, facts_of, profile_at
from clinic.refusals import NotAllowed, NotPossible

STATES = {
    "draft": "Not published",
    "scheduled": "Scheduled",
    "live": "Live",
    "ended": "Was live",
}
EDITIONS_SHOWN = 50


def _redacted(edition) -> str:
    return f", with words removed on {said(edition.redacted_at)}" if edition.redacted_at else ""


class HistoryPages:
    """Mixed into the article's ModelAdmin, beside `ArticlePages`, which finds the article and makes the page."""

    def history_view(self, request, object_id, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = self._article(request, object_id)
        now = timezone.now()
        editions = list(
            article.editions.select_related("recorded_by", "review", "clearness").defer("page")[: EDITIONS_SHOWN + 1]
        )
        shown, older_ones = editions[:EDITIONS_SHOWN], len(editions) > EDITIONS_SHOWN
        rows = [
            {
                "edition": edition,
                "older": older,
                "state": STATES[edition.state(now)],
                "changes": changes(older.document if older else None, edition.document),
                "is_newest": edition is editions[0],
            }
            for edition, older in zip_longest(shown, editions[1:])
        ]
        return self._page(
            request,
            "history.html",
            article,
            f"History of “{article.title}”",
            rows=rows,
            older_ones=older_ones,
            decisions=article.decisions.select_related("by", "edition"),
            may_restore=can_edit(request.user),
            as_of=AsOfForm(),
        )

    @method_decorator(require_safe)
    def edition(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """An edition as it was."""
        article = self._article(request, object_id)
        edition = get_object_or_404(article.editions.select_related("review"), number=number)
        return self._as_read(
            request, edition, f"edition {number}, recorded {said(edition.recorded_at)}{_redacted(edition)}"
        )

    @method_decorator(require_safe)
    def compare(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Two editions of the article, the older first, whichever was named first: `?from=1&to=3`."""
        article = self._article(request, object_id)
        numbers = [request.GET.get(name, "") for name in ("from", "to")]
        if not all(number.isascii() and number.isdigit() and len(number) < 9 for number in numbers):
            messages.error(request, "Choose two editions to compare.")
            return redirect("admin:articles_article_history", article.pk)
        older, newer = (
            get_object_or_404(article.editions.defer("page"), number=number) for number in sorted(map(int, numbers))
        )
        return self._page(
            request,
            "compare.html",
            article,
            f"Edition {older.number} and edition {newer.number} of “{article.title}”",
            older=older,
            newer=newer,
            comparison=compare(older.document, newer.document),
        )

    @method_decorator(require_safe)
    def record(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """The record of an edition, to be kept; with `?at=` the clinic's facts in it are those of that moment."""
        article = self._article(request, object_id)
        edition = get_object_or_404(article.editions.select_related("recorded_by"), number=number)
        at = edition.live_from
        if "at" in request.GET:
            asked = AsOfForm(request.GET)
            if not asked.is_valid():
                messages.error(request, " ".join(asked.errors["at"]))
                return redirect("admin:articles_article_history", article.pk)
            at = asked.cleaned_data["at"]
        made = record(
            edition,
            site=settings.SITE_URL,
            profile=profile_at(at) if at else None,
            profile_at=at,
            by=request.user.get_username(),
            now=timezone.now(),
        )
        response = JsonResponse(made, json_dumps_params={"ensure_ascii": False, "indent": 1})
        response.headers["Content-Disposition"] = f'attachment; filename="{article.slug}-edition-{number}.json"'
        return response

    @method_decorator(require_safe)
    def as_of(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What the page said at a moment: the edition that was live then, with the clinic's facts of then."""
        article = self._article(request, object_id)
        form = AsOfForm(request.GET)
        if not form.is_valid():
            messages.error(request, " ".join(form.errors["at"]))
            return redirect("admin:articles_article_history", article.pk)
        at = form.cleaned_data["at"]
        edition = article.editions.live(at).select_related("review").first()
        if edition is None:
            messages.warning(request, f"Nothing of this article was live on {said(at)}.")
            return redirect("admin:articles_article_history", article.pk)
        profile = profile_at(at)
        clinic = as_it_was(profile) if profile else None
        return self._as_read(
            request,
            edition,
            f"edition {edition.number}, as visitors read it on {said(at)}{_redacted(edition)}",
            as_of={"at": request.GET["at"], "facts": facts_of(clinic) if clinic else []},
            **({"clinic": clinic} if clinic else {}),
        )

    @method_decorator(require_POST)
    def restore(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        article = self._article(request, object_id)
        try:
            edition = publishing.restore(article=article, number=number, by=request.user)
        except NotAllowed as error:
            raise PermissionDenied(str(error)) from error
        except NotPossible as error:
            messages.error(request, str(error))
            return redirect("admin:articles_article_history", article.pk)
        messages.success(
            request, f"The draft says again what edition {number} said. It is recorded as edition {edition.number}."
        )
        return redirect("admin:articles_article_change", article.pk)
