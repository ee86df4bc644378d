"""One staff account for each role, for a site on your own machine; the passwords are in a file only you can read."""

import secrets
from pathlib import Path
from typing import NamedTuple

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import Group, User
from django.db import transaction

from clinic.private_files import write_private
from clinic.roles import ROLES

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike; 16 of them are 79 bits


class Account(NamedTuple):
    """`password` is None when it is not known here: the account is older than the file, or somebody changed it."""

    role: str
    username: str
    password: str | None


def make_password() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(16))


def make_accounts(*, path: Path) -> list[Account]:
    """The account of each role, made where it is missing. A second call changes nothing.

    `path` holds a line `role<TAB>user name<TAB>password` for each. It is written before the accounts are, so that an
    interruption leaves no account whose password nobody knows.
    """
    passwords = read_passwords(path)
    there = {user.username: user for user in User.objects.filter(username__in=[role.key for role in ROLES])}
    missing = [role for role in ROLES if role.key not in there]
    unknown = [role for role in missing if role.key not in passwords]
    if unknown:
        passwords.update({role.key: make_password() for role in unknown})
        write_passwords(path, passwords)
    with transaction.atomic():
        for role in missing:
            user = User.objects.create_user(role.key, password=passwords[role.key], is_staff=True, first_name=role.name)
            user.groups.set(Group.objects.filter(name__in=[role.name, role.beside]))
            there[role.key] = user
    return [Account(role.name, role.key, _known(there[role.key], passwords.get(role.key))) for role in ROLES]


def _known(user: User, password: str | None) -> str | None:
    return password if password and user.is_active and check_password(password, user.password) else None


def read_passwords(path: Path) -> dict[str, str]:
    """User name to password, from the lines that are whole."""
    if not path.exists():
        return {}
    lines = (line.split("\t") for line in path.read_text().splitlines())
    return {fields[1]: fields[2] for fields in lines if len(fields) == 3 and fields[2]}


def write_passwords(path: Path, passwords: dict[str, str]) -> None:
    names = {role.key: role.name for role in ROLES}
    write_private(
        path, "".join(f"{names.get(user, user)}\t{user}\t{password}\n" for user, password in passwords.items())
    )
