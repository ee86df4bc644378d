from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST

from articles import glossary
from articles.models import GlossaryTerm
from clinic.admin.guarded import GuardedAdmin
from clinic.refusals import NotAllowed, NotPossible


class ApprovalFilter(admin.SimpleListFilter):
    title = "approval"
    parameter_name = "approval"

    def lookups(self, request, model_admin):
        return [("approved", "approved"), ("waiting", "not approved")]

    def queryset(self, request, queryset):
        wanted = {"approved": False, "waiting": True}.get(self.value())
        return queryset if wanted is None else queryset.filter(approved_at__isnull=wanted)


MOST_USES = 3  # named in a row of the list


class TermList(ChangeList):
    """The list, with the live articles that use each term: one query for all rows."""

    def get_results(self, request):
        super().get_results(request)
        uses = glossary.live_uses(now=timezone.now())
        self.result_list = list(self.result_list)
        for term in self.result_list:
            term.live_uses = uses.get(term.slug, [])


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(GuardedAdmin):
    """Terms, and the button by which a reviewer approves a definition."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = ("term", "slug", "language", "aliases", "definition", "pronunciation", "source", "more_info_url")
    list_display = ("term", "language", "definition", "is_approved", "approved_by", "changed_by", "used_in")
    list_filter = (ApprovalFilter, "language")
    list_select_related = ("approved_by", "changed_by")
    search_fields = ("term", "definition")
    prepopulated_fields = {"slug": ("term",)}
    autocomplete_fields = ("source",)
    change_form_template = "articles/admin/glossary_term.html"
    show_full_result_count = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "language":
            field.required = False  # whoever does not say means English
        return field

    @admin.display(description="approved", boolean=True)
    def is_approved(self, term):
        return term.approved_at is not None

    @admin.display(description="used in")
    def used_in(self, term):
        more = len(term.live_uses) - MOST_USES
        named = format_html_join(
            ", ",
            '<a href="{}">{}</a>',
            (
                (reverse("admin:articles_article_change", args=[article]), title)
                for article, title in term.live_uses[:MOST_USES]
            ),
        )
        return format_html("{} and {} more", named, more) if more > 0 else named

    def get_changelist(self, request, **kwargs):
        return TermList

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()

    def save_model(self, request, obj, form, change):
        glossary.save_term(term=obj, by=request.user)

    def get_urls(self):
        approve = self.admin_site.admin_view(self.approve)
        return [
            path("<int:object_id>/approve/", approve, name="articles_glossaryterm_approve"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def approve(self, request, object_id):
        if not self.has_view_permission(request):
            raise PermissionDenied
        term = get_object_or_404(GlossaryTerm, pk=object_id)
        try:
            glossary.approve_term(term=term, definition=request.POST.get("definition", ""), by=request.user)
        except NotAllowed as error:
            raise PermissionDenied(str(error)) from error
        except NotPossible as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, f"The definition of “{term}” is approved. Articles use it when they are saved next."
            )
        return redirect("admin:articles_glossaryterm_change", term.pk)
