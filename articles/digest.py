"""The weekly digest: what is past its review date, to those concerned, and one hash over everything that was recorded."""

import hashlib
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from articles import mail
from articles.intervals import SOON
from articles.models import Digest, Edition
from clinic.moments import day_of

HOUR = time(8)  # on a Monday, in the clinic's zone


def chain_of_all(at: datetime) -> str:
    """SHA-256 (hex) over what was recorded up to `at`: for each article a line `key number chain-hash` of its last edition.

    Each chain hash covers every edition before it, so that a later change of any of them changes this. It can be made
    again for the same moment at any time. It says nothing of decisions, and only somebody who kept it can compare.
    """
    last: dict[int, str] = {}
    rows = Edition.objects.filter(recorded_at__lte=at).order_by("article_id", "number")
    for article, number, chain in rows.values_list("article_id", "number", "chain_hash").iterator():
        last[article] = f"{article} {number} {chain}\n"
    return hashlib.sha256("".join(last.values()).encode()).hexdigest()


def send_if_due(now: datetime | None = None) -> bool:
    """Queue this week's digest, once: from Monday morning on. True when this call did."""
    now = now or timezone.now()
    today = day_of(now)
    monday = today - timedelta(days=today.weekday())
    starts = timezone.make_aware(datetime.combine(monday, HOUR))
    if now < starts or Digest.objects.filter(week=monday).exists():
        return False
    try:
        with transaction.atomic():
            digest = Digest.objects.create(week=monday, made_at=now, chain=chain_of_all(now))
            _queue(digest, today, now)
    except IntegrityError:  # another worker made it at this very moment
        return False
    return True


def _queue(digest: Digest, today: date, now: datetime) -> None:
    due = list(Edition.objects.select_related("review").defer("page").due_for_review(today + SOON, at=now))
    everything = {person.email: due for permission in _EVERYTHING for person in mail.people_who(permission)}
    own = {
        person.email: [edition for edition in due if _is_theirs(edition, person)]
        for person in mail.people_who("articles.change_article")
        if person.email not in everything
    }
    own = {address: editions for address, editions in own.items() if editions}
    waiting = Edition.objects.waiting_for_review().count()
    for address, editions in {**everything, **own}.items():
        context = {
            "day": today,
            "overdue": [_line(edition) for edition in editions if _is_overdue(edition, today)],
            "soon": [_line(edition) for edition in editions if not _is_overdue(edition, today)],
            "waiting": waiting if address in everything else 0,
            "chain": digest.chain,
            "made_at": now.isoformat(),
        }
        body = render_to_string("articles/mail/digest.txt", context)
        mail.queue(recipients=[address], subject="Your explainers this week", body=body, now=now)


# Who hears of everything; authors hear of what they signed.
_EVERYTHING = ("articles.review_article", "articles.publish_article")


def _is_theirs(edition: Edition, person) -> bool:
    slugs = {author["slug"] for author in edition.document["authors"]}
    contributor = getattr(person, "contributor", None)
    return contributor is not None and contributor.slug in slugs


def _is_overdue(edition: Edition, today: date) -> bool:
    return edition.review is None or edition.review.next_due_on < today


def _line(edition: Edition) -> dict:
    due = edition.review and edition.review.next_due_on
    return {
        "title": edition.title,
        "note": f"due on {due:%-d %B %Y}" if due else "never reviewed",
        "link": settings.STAFF_URL + reverse("admin:articles_article_change", args=[edition.article_id]),
    }
