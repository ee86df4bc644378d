"""Mails to staff about reviews: that something waits for them, or was decided. A link, and nothing of the words.

Rows are written in the transaction of what they tell; the worker delivers them (`clinic.outbox`).
"""

import secrets
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.urls import reverse

from articles.models import Edition, StaffMail
from articles.permissions import check_can_send_again
from clinic import outbox

_BACKEND = "django.contrib.auth.backends.ModelBackend"


def people_who(permission: str) -> list[User]:
    """The active accounts with an address that have a permission by their role."""
    having = get_user_model().objects.with_perm(permission, include_superusers=False, backend=_BACKEND)
    return list(having.exclude(email="").order_by("username"))


def queue(*, recipients: Iterable[str], subject: str, body: str, now) -> list[StaffMail]:
    """Write one mail for each address. Call it in the transaction that writes what it is about."""
    return StaffMail.objects.bulk_create(
        StaffMail(
            recipient=recipient,
            subject=subject,
            body=body,
            message_id=outbox.message_id(f"staff-{secrets.token_hex(12)}"),
            queued_at=now,
            next_attempt_at=now,
        )
        for recipient in dict.fromkeys(recipients)
    )


def _tell(template: str, edition: Edition, people: Iterable[User], *, subject: str, now, **facts) -> None:
    link = settings.STAFF_URL + reverse("admin:articles_article_change", args=[edition.article_id])
    body = render_to_string(f"articles/mail/{template}.txt", {"link": link, "number": edition.number, **facts})
    queue(recipients=[person.email for person in people if person.email], subject=subject, body=body, now=now)


def tell_reviewers(edition: Edition, *, by: User, now) -> None:
    """Something was submitted: those who may review it, but for whoever submitted it."""
    people = [person for person in people_who("articles.review_article") if person != by]
    _tell("submitted", edition, people, subject="An explainer waits for your review", now=now)


def tell_authors(edition: Edition, *, outcome: str, editors: Iterable[int], by: User, now) -> None:
    """A review was decided: those whose words they are. `outcome` as `Review.get_outcome_display` says it."""
    people = User.objects.filter(pk__in=set(editors) - {by.pk}, is_active=True)
    _tell("decided", edition, people, subject=f"An explainer of yours: {outcome}", now=now, outcome=outcome)


def send_again(*, staff_mail: StaffMail, by: User, now=None) -> bool:
    """Queue a mail that was given up, with all its tries. False when it is not given up (any more)."""
    check_can_send_again(by)
    return outbox.send_again(staff_mail, now=now)


def tell_sharer(edition: Edition, *, sharer: User, now) -> None:
    """Somebody left a note through a review link: whoever made that link, while they have an account."""
    if sharer.is_active:
        _tell("noted", edition, [sharer], subject="A note about an explainer that you shared", now=now)
