from django.contrib import admin

from articles.models import Decision


@admin.register(Decision)
class DecisionAdmin(admin.ModelAdmin):
    """Who decided what, and why. To be read, never changed."""

    list_display = ("at", "kind", "article", "edition", "by", "reason")
    list_filter = ("kind",)
    list_select_related = ("article", "edition", "by")
    date_hierarchy = "at"
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
