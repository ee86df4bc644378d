"""The replies that are ready to be sent, for the front desk to write."""

from django.contrib import admin, messages

from clinic.admin.guarded import GuardedAdmin
from clinic.health_words import health_words_in
from contact.models import ReplyTemplate


@admin.register(ReplyTemplate)
class ReplyTemplateAdmin(GuardedAdmin):
    fields = ("title", "language", "subject", "body", "is_offered")
    list_display = ("title", "language", "subject", "is_offered")
    list_filter = ("language", "is_offered")
    show_facets = admin.ShowFacets.NEVER

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        found = health_words_in(f"{obj.title}\n{obj.subject}\n{obj.body}")
        if found:
            messages.warning(
                request,
                f"Plain mail and text messages can be read by others. This reply names: {', '.join(found)}. "
                "Take out what tells of a condition or a treatment.",
            )
