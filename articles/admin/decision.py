from django.contrib import admin

from articles.models import Decision
from clinic.admin.read_only import ReadOnlyAdmin


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """Who decided what about an article, and why."""

    list_display = ("at", "kind", "article", "edition", "by", "reason")
    list_filter = ("kind",)
    list_select_related = ("article", "edition", "by")
    date_hierarchy = "at"
    show_full_result_count = False
