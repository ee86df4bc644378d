"""The pages behind an article's buttons in the admin: its preview, and the actions on it. `history` has the others."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_safe

from articles import drafts
from articles.admin.actions import ACTIONS
from articles.admin.standing import standing
from articles.document import content_hash, reading_minutes
from articles.models import Article, Edition
from articles.rendering import page_context
from clinic.moments import day_of
from clinic.refusals import NotAllowed, NotPossible


class ArticlePages:
    """Views of one article, for staff who may see it. Mixed into its ModelAdmin, which gives `admin_site` and rights."""

    def _article(self, request: HttpRequest, object_id: str) -> Article:
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return article

    def _page(self, request, template: str, article: Article, title: str, **context) -> HttpResponse:
        shown = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": article,
            "title": title,
            **context,
        }
        return TemplateResponse(request, f"articles/admin/{template}", shown)

    @method_decorator(require_safe)
    def preview(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The draft as it is saved, through the same path as a live page."""
        article = self._article(request, object_id)
        content = drafts.freeze(article)
        newest = article.editions.select_related("review").first()
        is_newest = newest is not None and newest.content_hash == content_hash(content)
        facts = {"number": newest.number, "review": newest.review} if is_newest else {}
        return self._as_read(request, self._unrecorded(article, content, **facts), "the draft as it was last saved")

    def _unrecorded(self, article: Article, content: dict, **facts) -> Edition:
        """The edition that a document would be if it went live now. It is not saved."""
        now = timezone.now()
        return Edition(
            article=article,
            language=content["language"],
            document=content,
            title=content["title"],
            summary=content["summary"],
            minutes=reading_minutes(content),
            live_from=now,
            listed_from=now,
            **facts,
        )

    def _as_read(
        self, request, edition: Edition, what: str, back="admin:articles_article_change", **context
    ) -> HttpResponse:
        """An edition as visitors would read it. `back` is the page that it leads back to."""
        shown = page_context(edition, day_of(timezone.now()), is_preview=True) | {
            "next": None,
            "previous": None,
            "preview": {"what": what, "back": reverse(back, args=[edition.article.pk]) if back else ""},
        }
        with translation.override(edition.language):
            response = render(request, "articles/article.html", shown | context)
        response.headers["X-Robots-Tag"] = "noindex, noarchive"
        return response

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def action(self, request: HttpRequest, object_id: str, key: str) -> HttpResponse:
        """One of `ACTIONS`: a page that says what will happen, and the button that does it."""
        article = self._article(request, object_id)
        action, at = ACTIONS[key], standing(article)
        if not action.may(request.user, at):
            raise PermissionDenied("This is for somebody else to do.")
        initial = action.initial(article, at)
        form = action.form(request.POST or None, initial=initial)
        if request.method == "POST" and form.is_valid():
            try:
                done = action.carry_out(article, request.user, form.cleaned_data)
            except NotAllowed as error:
                raise PermissionDenied(str(error)) from error
            except NotPossible as error:
                messages.error(request, str(error))
                # What was typed stays; the number on the button is today's.
                form = action.form(initial=form.cleaned_data | initial)
            else:
                messages.success(request, done)
                return redirect("admin:articles_article_change", article.pk)
        elif not action.offered(at):
            messages.warning(request, "That cannot be done any more: something changed in the meantime.")
            return redirect("admin:articles_article_change", article.pk)
        offered = action.offered(at)
        button = action.button(at).rstrip("…") if offered else None
        return self._page(
            request,
            "action.html",
            article,
            f"{button or 'Not possible'}: “{article.title}”",
            form=form,
            button=button,
            explains=action.explains(at) if offered else "",
            facts=action.facts(at) if offered else [],
            reads=action.reads(at) if offered else None,
        )
