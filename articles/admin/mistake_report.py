from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles import mistakes
from articles.models import MistakeReport
from articles.permissions import can_edit
from clinic.admin.read_only import ReadOnlyAdmin
from clinic.refusals import NotAllowed, NotPossible


class WaitingFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "waiting"

    def lookups(self, request, model_admin):
        return [("yes", "waiting"), ("no", "dealt with")]

    def queryset(self, request, queryset):
        wanted = {"yes": True, "no": False}.get(self.value())
        return queryset if wanted is None else queryset.filter(dealt_with_at__isnull=wanted)


@admin.register(MistakeReport)
class MistakeReportAdmin(ReadOnlyAdmin):
    """What readers told us about a page, and the button that says that it is dealt with."""

    fields = ("about", "what", "where", "received_at", "dealt_with_at", "dealt_with_by")
    readonly_fields = ("about",)
    list_display = ("edition", "received_at", "what_in_short", "dealt_with_at", "dealt_with_by")
    list_filter = (WaitingFilter,)
    change_form_template = "articles/admin/mistake_report.html"
    show_full_result_count = False

    def get_queryset(self, request):
        reports = super().get_queryset(request).select_related("edition__article", "dealt_with_by")
        return reports.defer("edition__document", "edition__page")

    @admin.display(description="what is wrong")
    def what_in_short(self, report):
        return report.what if len(report.what) <= 80 else f"{report.what[:79]}…"

    @admin.display(description="about")
    def about(self, report):
        edition = report.edition
        return format_html(
            '<a href="{}">{}</a>, <a href="{}">edition {}</a>',
            reverse("admin:articles_article_change", args=[edition.article_id]),
            edition.title,
            reverse("admin:article_edition", args=[edition.article_id, edition.number]),
            edition.number,
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return super().change_view(
            request, object_id, form_url, {"may_deal_with_it": can_edit(request.user), **(extra_context or {})}
        )

    def get_urls(self):
        deal_with = self.admin_site.admin_view(self.deal_with)
        return [
            path("<int:object_id>/deal-with/", deal_with, name="articles_mistakereport_deal_with"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def deal_with(self, request, object_id):
        if not self.has_view_permission(request):
            raise PermissionDenied
        report = get_object_or_404(MistakeReport, pk=object_id)
        try:
            mistakes.deal_with(report=report, by=request.user)
        except NotAllowed as error:
            raise PermissionDenied(str(error)) from error
        except NotPossible as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "This is dealt with. What the reader wrote is deleted after 90 days.")
        return redirect("admin:articles_mistakereport_change", report.pk)
