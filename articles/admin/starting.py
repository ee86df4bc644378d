"""“New from this…”: the form of a new article, filled in from one that is there."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from articles.models import BLOCKS, Language
from articles.new_from import Start, new_from, translation_from

FROM = "from"  # in the address of the form: the key of the article
INTO = "into"  # and the language that it is to be translated into, if it is


class StartingPages:
    """Mixed into the article's ModelAdmin. `request.start` is what a new article's form begins with, or None."""

    def start_of(self, request: HttpRequest, object_id: str | None) -> Start | None:
        if object_id is not None or request.method != "GET" or FROM not in request.GET:
            return None
        if not self.has_add_permission(request):
            raise PermissionDenied
        source = self.get_object(request, request.GET[FROM])
        if source is None or not self.has_view_or_change_permission(request, source):
            raise Http404
        language = request.GET.get(INTO)
        if language is None:
            return new_from(source)
        if language not in Language.values or language == source.language or source.translation_of_id:
            raise Http404
        return translation_from(source, language=language, now=timezone.now())

    def get_changeform_initial_data(self, request):
        return request.start.fields if request.start else super().get_changeform_initial_data(request)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        starts = request.start is not None and inline.model in BLOCKS.values()
        return kwargs | {"initial": request.start.blocks[inline.model.kind]} if starts else kwargs

    def get_list_display(self, request):
        shown = super().get_list_display(request)
        return (*shown, "start_from") if self.has_add_permission(request) else shown

    @admin.display(description="as a template")
    def start_from(self, article):
        return format_html(
            '<a href="{}?{}={}" aria-label="New from “{}”…">New from this…</a>',
            reverse("admin:articles_article_add"),
            FROM,
            article.pk,
            article,
        )


class StartingBlocks:
    """Mixed into a block's inline: as many forms as there are blocks to begin with."""

    def get_extra(self, request, obj=None, **kwargs):
        start = getattr(request, "start", None)
        return len(start.blocks[self.model.kind]) if start else super().get_extra(request, obj, **kwargs)
