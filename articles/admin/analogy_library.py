"""The analogy library: every analogy of a draft, what it explains and where, and starting a new one from it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from articles import analogies
from articles.document import paragraphs_of
from articles.forms import StartFromForm
from articles.models import Analogy, Edition
from articles.permissions import can_edit
from clinic.admin.read_only import ReadOnlyAdmin
from clinic.refusals import NotAllowed, NotPossible


class LiveFilter(admin.SimpleListFilter):
    title = "its article"
    parameter_name = "live"

    def lookups(self, request, model_admin):
        return [("yes", "live"), ("no", "not live")]

    def queryset(self, request, queryset):
        wanted = {"yes": True, "no": False}.get(self.value())
        return queryset if wanted is None else queryset.filter(is_live=wanted)


@admin.register(Analogy)
class AnalogyLibrary(ReadOnlyAdmin):
    list_display = ("name", "target", "source", "used_in", "is_live")
    list_filter = (LiveFilter,)
    list_per_page = 50
    ordering = ("target", "title", "pk")
    search_fields = ("title", "source", "target", "story", "plain_statement", "parent__title")
    search_help_text = "Words of the analogy, of what it explains, or of its article's title."
    show_full_result_count = False

    def get_queryset(self, request):
        live = Edition.objects.live(timezone.now()).filter(article=OuterRef("parent"))
        return super().get_queryset(request).select_related("parent").annotate(is_live=Exists(live))

    @admin.display(description="analogy", ordering="title")
    def name(self, analogy):
        return str(analogy)

    @admin.display(description="article", ordering="parent__title")
    def used_in(self, analogy):
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:articles_article_change", args=[analogy.parent_id]), analogy.parent
        )

    @admin.display(description="article is live", boolean=True, ordering="is_live")
    def is_live(self, analogy):
        return analogy.is_live

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def change_view(self, request, object_id, form_url="", extra_context=None):
        """An analogy to read, and the form by which who may write starts a new one from it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        analogy = self.get_object(request, object_id)
        if analogy is None:
            raise Http404
        may_write = can_edit(request.user)
        if request.method == "POST" and not may_write:
            raise PermissionDenied
        form = StartFromForm(request.POST or None) if may_write else None
        if request.method == "POST" and form.is_valid():
            try:
                edition = analogies.start_from(analogy=analogy, by=request.user, **form.cleaned_data)
            except NotAllowed as error:
                raise PermissionDenied(str(error)) from error
            except NotPossible as error:
                messages.error(request, str(error))
                return redirect("admin:articles_analogy_change", analogy.pk)
            messages.success(
                request,
                f"A copy of “{analogy}” is the last block of this draft, saved as edition {edition.number}. "
                "Change what does not fit here.",
            )
            return redirect("admin:articles_article_change", edition.article_id)
        shown = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(analogy),
            "analogy": analogy,
            "story": paragraphs_of(analogy.story),
            "form": form,
        }
        return TemplateResponse(request, "articles/admin/analogy.html", shown)
