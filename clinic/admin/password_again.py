"""Asking whoever sits at the machine for their password once more, before something leaves it or is gone for ever.

A session alone does not say who that is: its owner may have gone for a coffee (OWASP ASVS 5.0, 7.5.3).
"""

from django.contrib.auth import authenticate
from django.http import HttpRequest

from clinic.refusals import NotPossible

FIELD = "_password_again"  # a name that no page repeats


class WrongPassword(NotPossible):
    """Nobody said that it is them: there is no password, or another one."""


def check_password_again(request: HttpRequest) -> None:
    """Raises WrongPassword unless the form holds the password of who is signed in. A wrong one is a failed sign-in to whatever
    counts these (Django's `user_login_failed`).
    """
    password = request.POST.get(FIELD, "")
    if not password:
        raise WrongPassword("Enter your password. Nothing was done yet.")
    person = authenticate(request, username=request.user.get_username(), password=password)
    if person is None or person.pk != request.user.pk:
        raise WrongPassword("This is not your password. Nothing was done. Enter it once more.")
