"""Reading and changing the clinic's profile."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.forms.models import model_to_dict
from django.utils import timezone

from clinic.contact_facts import keep_contact_facts
from clinic.models import ClinicProfile, ProfileVersion

# What pages tell readers of the clinic.
FACTS = (
    *("name", "telephone", "email", "website", "booking_url", "address", "hours", "hours_es"),
    *("crisis_telephone", "crisis_text", "crisis_chat_url", "emergency_telephone"),
)


def current_profile() -> ClinicProfile:
    """The clinic's profile; an unsaved one with a neutral name before anybody has filled it in. One query."""
    return ClinicProfile.objects.filter(pk=1).first() or ClinicProfile(pk=1, name="Your clinic")


def profile_at(moment) -> dict | None:
    """What the profile said at a moment, as `ProfileVersion.content`; None before anything was recorded."""
    version = ProfileVersion.objects.filter(recorded_at__lte=moment).first()
    return version and version.content


def as_it_was(content: dict) -> ClinicProfile:
    """The profile, unsaved, that a version of it recorded. A field that came later has its default."""
    known = {field.name: field for field in ClinicProfile._meta.concrete_fields}
    return ClinicProfile(
        pk=1, **{name: known[name].to_python(value) for name, value in content.items() if name in known}
    )


def facts_of(profile: ClinicProfile) -> list[tuple[str, str]]:
    """What readers are told of the clinic: [(what it is called, what it says)], without what is empty."""
    facts = ((ClinicProfile._meta.get_field(name).verbose_name, getattr(profile, name)) for name in FACTS)
    return [(str(called), said) for called, said in facts if said]


@transaction.atomic
def save_profile(*, profile: ClinicProfile, by=None, now=None) -> ClinicProfile:
    """Store `profile` and record what it says from now on, if that changed."""
    profile.pk = 1
    profile.save()
    content = json.loads(json.dumps(model_to_dict(profile, exclude=["id"]), cls=DjangoJSONEncoder))
    newest = ProfileVersion.objects.first()
    if newest is None or newest.content != content:
        ProfileVersion.objects.create(content=content, recorded_at=now or timezone.now(), recorded_by=by)
    transaction.on_commit(lambda: keep_contact_facts(profile))
    return profile
