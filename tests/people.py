"""The cast of the tests: one member of staff for each role."""

from django.contrib.auth.models import Group, User

from clinic.roles import ROLES

ROLE_NAMES = {role.key: role.name for role in ROLES}


def make_person(role: str | None = None, *, username: str | None = None, **overrides) -> User:
    """A user who may sign in to the admin, with the group of `role` (a key of `clinic.roles`). Password: "secret"."""
    user = User.objects.create_user(username or role or "nobody", password="secret", is_staff=True, **overrides)
    if role:
        user.groups.add(Group.objects.get(name=ROLE_NAMES[role]))
    return user
