"""The outbox: which mails to staff went out, which are waiting, which were given up."""

from django.contrib import admin, messages

from clinic.admin.guarded import GuardedAdmin
from contact import mail
from contact.models import Notification
from contact.permissions import can_answer


@admin.register(Notification)
class NotificationAdmin(GuardedAdmin):
    list_display = (
        "inquiry",
        "recipient",
        "state",
        "attempts",
        "queued_at",
        "sent_at",
        "next_attempt_at",
        "last_error",
    )
    list_filter = ("state",)
    list_select_related = ("inquiry",)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fields = readonly_fields = (*list_display, "message_id", "lease_until")
    actions = ("send_again",)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_send_again_permission(self, request):
        return can_answer(request.user)

    @admin.action(description="Send again what was given up", permissions=["send_again"])
    def send_again(self, request, queryset):
        queued = sum(mail.send_again(notification=notification, by=request.user) for notification in queryset)
        level = messages.SUCCESS if queued else messages.WARNING
        self.message_user(
            request, f"{queued} of the chosen mails will be sent again. Only those given up can be.", level
        )
