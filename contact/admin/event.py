"""Who did what to which inquiry, for administrators. What visitors wrote is not here."""

from django.contrib import admin

from clinic.admin.read_only import ReadOnlyAdmin
from contact.models import InquiryEvent


@admin.register(InquiryEvent)
class InquiryEventAdmin(ReadOnlyAdmin):
    list_display = fields = (
        "at",
        "by",
        "kind",
        "reference",
        "count",
        "from_status",
        "to_status",
        "assigned_to",
        "reason",
    )
    list_display_links = None
    list_filter = ("kind",)
    list_select_related = ("by", "inquiry", "assigned_to")
    list_per_page = 100
    date_hierarchy = "at"
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("inquiry__reference", "by__username")
    search_help_text = "By reference or user name."

    @admin.display(description="inquiry")
    def reference(self, event):
        return event.inquiry.reference if event.inquiry else "a list"
