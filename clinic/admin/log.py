from django.contrib import admin
from django.contrib.admin.models import LogEntry

from clinic.admin.read_only import ReadOnlyAdmin


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    """Who changed what in the admin, for administrators."""

    list_display = ("action_time", "user", "content_type", "object_repr", "action")
    list_filter = ("action_flag",)
    list_select_related = ("user", "content_type")
    date_hierarchy = "action_time"
    show_full_result_count = False

    @admin.display(description="action")
    def action(self, entry):
        return entry.get_action_flag_display()
