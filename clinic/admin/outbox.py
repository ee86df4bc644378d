from django.contrib import admin, messages

from clinic.admin.guarded import GuardedAdmin


class OutboxAdmin(GuardedAdmin):
    """A list of mails that are rows (`clinic.outbox`): which went out, which are waiting, which were given up.

    What a mail says is not shown. An app's own list says in `may_send_again` who may, and in `again` how.
    """

    list_display = ("recipient", "state", "attempts", "queued_at", "sent_at", "next_attempt_at", "last_error")
    list_filter = ("state",)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = ("send_again",)

    def may_send_again(self, user) -> bool:
        raise NotImplementedError

    def again(self, mail, *, by) -> bool:
        raise NotImplementedError

    def get_fields(self, request, obj=None):
        return (*self.list_display, "message_id", "lease_until")

    get_readonly_fields = get_fields

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_send_again_permission(self, request):
        return self.may_send_again(request.user)

    @admin.action(description="Send again what was given up", permissions=["send_again"])
    def send_again(self, request, queryset):
        queued = sum(self.again(mail, by=request.user) for mail in queryset)
        level = messages.SUCCESS if queued else messages.WARNING
        self.message_user(
            request, f"{queued} of the chosen mails will be sent again. Only those given up can be.", level
        )
