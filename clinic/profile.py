"""Reading and changing the clinic's profile."""

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils import timezone

from clinic.contact_facts import keep_contact_facts
from clinic.models import ClinicProfile, ProfileVersion


def current_profile() -> ClinicProfile:
    """The clinic's profile; an unsaved one with a neutral name before anybody has filled it in. One query."""
    return ClinicProfile.objects.filter(pk=1).first() or ClinicProfile(pk=1, name="Your clinic")


def profile_at(moment) -> dict | None:
    """What the profile said at a moment, as `ProfileVersion.content`; None before anything was recorded."""
    version = ProfileVersion.objects.filter(recorded_at__lte=moment).first()
    return version and version.content


@transaction.atomic
def save_profile(*, profile: ClinicProfile, by=None, now=None) -> ClinicProfile:
    """Store `profile` and record what it says from now on, if that changed."""
    profile.pk = 1
    profile.save()
    content = model_to_dict(profile, exclude=["id"])
    newest = ProfileVersion.objects.first()
    if newest is None or newest.content != content:
        ProfileVersion.objects.create(content=content, recorded_at=now or timezone.now(), recorded_by=by)
    transaction.on_commit(lambda: keep_contact_facts(profile))
    return profile
