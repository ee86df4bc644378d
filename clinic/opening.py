"""Opening the site of a real clinic: its facts and its first administrator, in a database without a clinic."""

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from clinic.roles import ROLES

ADMINISTRATOR = next(role.name for role in ROLES if role.key == "administrator")


class NotEmpty(Exception):
    """There is a clinic here already. The message says what to do."""


def check_is_empty() -> None:
    profile = ClinicProfile.objects.first()
    if profile is None:
        return
    if profile.is_demonstration:
        raise NotEmpty(
            "This database holds the demonstration. `manage.py remove_demonstration` takes it out; then start again."
        )
    raise NotEmpty(f"This database holds the site of {profile.name} already. Its facts are changed in the admin.")


@transaction.atomic
def open_clinic(*, profile: ClinicProfile, username: str, email: str, password: str, now=None) -> User:
    """Store the clinic's facts and make its first administrator, who may add everybody else.

    The administrator is no superuser: nobody here has a right that is not in the table of roles. Raises NotEmpty, or a
    ValidationError for a user name or password that will not do.
    """
    check_is_empty()
    person = User(username=username, email=email, is_staff=True)
    validate_password(password, person)
    person.set_password(password)
    person.full_clean()
    person.save()
    person.groups.add(Group.objects.get(name=ADMINISTRATOR))
    save_profile(profile=profile, by=person, now=now)
    return person
