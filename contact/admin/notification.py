"""The outbox: which mails to staff went out, which are waiting, which were given up."""

from django.contrib import admin

from clinic.admin.outbox import OutboxAdmin
from contact import mail
from contact.admin.records import write_down_list
from contact.models import Notification
from contact.permissions import can_answer


@admin.register(Notification)
class NotificationAdmin(OutboxAdmin):
    list_display = ("inquiry", *OutboxAdmin.list_display)
    list_select_related = ("inquiry",)

    def changelist_view(self, request, extra_context=None):
        return write_down_list(request, super().changelist_view(request, extra_context))

    def may_send_again(self, user) -> bool:
        return can_answer(user)

    def again(self, notification, *, by) -> bool:
        return mail.send_again(notification=notification, by=by)
