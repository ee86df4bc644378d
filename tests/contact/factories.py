"""Inquiries for tests, made through the real verb; and what a browser sends for one."""

import itertools
import secrets

from django.contrib.auth.models import Group, User
from django.utils import timezone

from contact import inquiries, intake
from contact.models import Inquiry
from contact.statuses import CloseReason, Status
from contact.tokens import make_token
from tests.people import make_person

ANSWERS = {
    "person": "self",
    "preferred_name": "Robin Marlowe",
    "contact_method": "phone_call",
    "telephone": "+13235550199",
    "voicemail_ok": True,
    "email": "",
    "best_time": "morning",
    "interpreter_needed": False,
    "interpreter_language": "",
    "access_needs": "",
    "topic": "new_patient",
    "message": "Do you take new patients?",
}

# What the browser of somebody who chose a phone call sends, without the hidden fields.
TYPED = {
    "person": "self",
    "preferred_name": "Robin Marlowe",
    "contact_method": "phone_call",
    "telephone": "(323) 555-0199",
    "voicemail_ok": "yes",
    "email": "",
    "best_time": "morning",
    "interpreter_language": "",
    "access_needs": "",
    "topic": "new_patient",
    "message": "Do you take new patients?",
    "not_emergency_ack": "yes",
    "consent": "yes",
}

# What is different for somebody who chose email.
BY_EMAIL = {"contact_method": "email", "email": "robin@example.org", "email_risk_ack": "yes"}

_numbers = itertools.count(1)


def make_inquiry(*, came_from="other", now=None, **overrides) -> Inquiry:
    """A received inquiry, unlike any other. `overrides` change its answers (fields of `ANSWERS`)."""
    answers = {**ANSWERS, "message": f"Do you take new patients? ({next(_numbers)})", **overrides}
    return intake.receive(word=secrets.token_urlsafe(8), answers=answers, came_from=came_from, now=now)


def make_suspect(*, now=None, **overrides) -> Inquiry:
    """A received inquiry that looks like spam."""
    message = f"Buy backlinks and casino traffic now, 50% off! ({next(_numbers)})"
    return make_inquiry(now=now, **{"preferred_name": "SEO Expert", "message": message, **overrides})


def close(inquiry: Inquiry, *, by: User, reason=CloseReason.ANSWERED, now=None) -> Inquiry:
    """What the desk does when nothing is left to do."""
    return inquiries.close(inquiry=inquiry, reason=reason, by=by, now=now)


def move(inquiry: Inquiry, *steps: Status, by: User, now=None) -> Inquiry:
    """Along these statuses, closed because they have their answer."""
    for step in steps:
        reason = CloseReason.ANSWERED if step == Status.CLOSED else ""
        inquiry = inquiries.change_status(inquiry=inquiry, to=step, reason=reason, by=by, now=now)
    return inquiry


def typed(**changes) -> dict:
    """A form as it is posted, with a fresh token. A change to None leaves that field out."""
    fields = {"token": make_token(timezone.now()), "came_from": "other", "ledger_mark": "", **TYPED, **changes}
    return {name: value for name, value in fields.items() if value is not None}


def somebody_with_records(username: str = "records", **overrides) -> User:
    """At the front desk, and may export, erase and hold."""
    person = make_person("front-desk", username=username, **overrides)
    person.groups.add(Group.objects.get(name="Records of inquiries"))
    return person


def somebody_at_the_desk(username: str = "front-desk", **overrides) -> User:
    return make_person("front-desk", username=username, **overrides)
