from clinic.admin.guarded import GuardedAdmin


class ReadOnlyAdmin(GuardedAdmin):
    """Rows to be read and never added, changed or deleted by hand."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
