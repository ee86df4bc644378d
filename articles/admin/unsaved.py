"""What an article's form says now, looked at and read as visitors would. Nothing here saves anything."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles import checks, governance
from articles.admin.panel import panel
from articles.admin.typed import typed_document
from articles.models import Article


class UnsavedPages:
    """Mixed into the article's ModelAdmin, beside `ArticlePages`, which shows an edition as it is read."""

    @method_decorator(require_POST)
    def checks(self, request: HttpRequest, object_id: int | None = None) -> HttpResponse:
        """The panel of checks. An error is let pass only while the form says what the edition says for which it was."""
        article = self._written_by(request, object_id)
        typed = typed_document(request.POST)
        newest = article.editions.first() if article else None
        passed = governance.overrides(newest) if newest and _words(typed) == _words(newest.document) else {}
        found = checks.run(typed, governance.circumstances(now=timezone.now()))
        return render(request, "articles/admin/_checks.html", panel(found, lambda block: block, passed))

    @method_decorator(require_POST)
    def preview_of_typed(self, request: HttpRequest, object_id: int | None = None) -> HttpResponse:
        """The page, through the same path as a live one. It shows what can be shown of a form with mistakes."""
        article = self._written_by(request, object_id) or Article()
        content = typed_document(request.POST)
        # What leads to a block on the page is made from the first letters of its id: here, from its place.
        blocks = [{**block, "id": f"{place:08}"} for place, block in enumerate(content["blocks"], 1)]
        edition = self._unrecorded(article, {**content, "blocks": blocks})
        return self._as_read(request, edition, "what is typed in the form, which is not saved", back=None)

    def _written_by(self, request: HttpRequest, object_id: int | None) -> Article | None:
        """The article whose form is sent, None for a new one; for who may save it alone."""
        article = self.get_object(request, object_id) if object_id else None
        if object_id and article is None:
            raise Http404
        if not self._may_write(request, article):
            raise PermissionDenied
        return article


def _words(document: dict) -> dict:
    """A document without what the system gives its blocks: what is typed has other ids, and no anchors."""
    given = {"id": "", "anchor": ""}
    return {**document, "blocks": [{**block, **given} for block in document["blocks"]]}
