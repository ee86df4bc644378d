"""The daily digests: which went out, which are waiting, which were given up."""

from django.contrib import admin

from clinic import outbox
from clinic.admin.outbox import OutboxAdmin
from contact.models import DigestMail
from contact.permissions import can_answer, check_can_answer


@admin.register(DigestMail)
class DigestMailAdmin(OutboxAdmin):
    list_display = ("digest", *OutboxAdmin.list_display)
    list_select_related = ("digest",)

    def may_send_again(self, user) -> bool:
        return can_answer(user)

    def again(self, mail, *, by) -> bool:
        check_can_answer(by)
        return outbox.send_again(mail)
