"""The mails to staff about articles: which went out, which are waiting, which were given up. What they say is not shown."""

from django.contrib import admin

from articles import mail
from articles.models import StaffMail
from articles.permissions import can_send_again
from clinic.admin.outbox import OutboxAdmin


@admin.register(StaffMail)
class StaffMailAdmin(OutboxAdmin):
    list_display = ("subject", *OutboxAdmin.list_display)

    def may_send_again(self, user) -> bool:
        return can_send_again(user)

    def again(self, staff_mail, *, by) -> bool:
        return mail.send_again(staff_mail=staff_mail, by=by)
