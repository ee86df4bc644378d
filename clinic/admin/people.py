"""Accounts and roles. Roles come from `clinic.roles`; nobody composes rights by hand, or gives more than a role."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from clinic.admin.guarded import GuardedAdmin
from clinic.admin.read_only import ReadOnlyAdmin

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class PersonAdmin(GuardedAdmin, UserAdmin):
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Roles", {"fields": ("is_active", "is_staff", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "usable_password", "password1", "password2", "groups")}),
    )
    list_display = ("username", "first_name", "last_name", "roles", "is_active")
    list_filter = ("groups", "is_active")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="roles")
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all())

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives themselves a role by a slip. Whoever manages people can still make an account with any role."""
        own = obj is not None and obj.pk == request.user.pk and not request.user.is_superuser
        return ("last_login", "date_joined", *(("is_active", "is_staff", "groups") if own else ()))

    def save_model(self, request, obj, form, change):
        obj.is_staff = obj.is_staff or not change  # who gets an account here is to sign in here
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request, obj=None):
        """A superuser is changed by superusers only: whoever sets their password becomes one."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def has_delete_permission(self, request, obj=None):
        """People are made inactive, not deleted: what they decided stays theirs."""
        return False


@admin.register(Group)
class RoleAdmin(ReadOnlyAdmin, GroupAdmin):
    """Roles come from `clinic.roles`."""
