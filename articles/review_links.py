"""Links by which somebody without an account reads exactly one edition, for some days, and can leave a note.

The address holds a random token, signed so that junk is refused before the database is asked; only the token's SHA-256 is
kept. Who has the address may read: staff give it to one person, and revoke it.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from articles import mail
from articles.models import Edition, LinkNote, ReviewLink
from articles.models.decision import DecisionKind
from articles.permissions import can_edit, can_review
from articles.publishing import decide, is_of_demonstration, locked
from clinic.refusals import NotAllowed, NotPossible

DAYS, MOST_DAYS = 14, 60
MOST_NOTES, LONGEST_NOTE = 20, 4_000
_SALT = "articles.review_links"


def _check_may_share(by) -> None:
    if not (can_edit(by) or can_review(by)):
        raise NotAllowed("Only those who write or review can share an edition.")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_link(*, edition: Edition, for_whom: str, by, days: int = DAYS, now=None) -> tuple[ReviewLink, str]:
    """A new link, and the last part of its address, which is known now and never again.

    `edition` is the one on the button, and the link never shows another: if one was recorded since, nothing happens.
    """
    _check_may_share(by)
    now = now or timezone.now()
    newest = locked(edition.article).editions.values_list("number", flat=True).first()
    if newest != edition.number:
        raise NotPossible(
            f"The article was saved again: its newest edition is {newest}, not {edition.number}. Look at it first."
        )
    if not for_whom.strip():
        raise NotPossible("Say whom the link is for.")
    if not 1 <= days <= MOST_DAYS:
        raise NotPossible(f"A link holds for 1 to {MOST_DAYS} days.")
    token = secrets.token_urlsafe(32)
    link = ReviewLink.objects.create(
        edition=edition,
        digest=_digest(token),
        for_whom=for_whom.strip(),
        made_at=now,
        made_by=by,
        expires_at=now + timedelta(days=days),
    )
    decide(DecisionKind.LINK_MADE, edition, by=by, now=now, detail=f"for {link.for_whom}")
    return link, signing.Signer(salt=_SALT).sign(token)


@transaction.atomic
def revoke(*, link: ReviewLink, by, now=None) -> None:
    """From now on the link leads nowhere."""
    _check_may_share(by)
    now = now or timezone.now()
    if not ReviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now, revoked_by=by):
        raise NotPossible("That link is revoked already.")
    decide(DecisionKind.LINK_REVOKED, link.edition, by=by, now=now, detail=f"for {link.for_whom}")


def opened(signed: str, *, now: datetime | None = None) -> ReviewLink | None:
    """The link of an address, while it holds; None for one that is expired, revoked or never was."""
    try:
        token = signing.Signer(salt=_SALT).unsign(signed)
    except signing.BadSignature:
        return None
    links = ReviewLink.objects.select_related("edition__article", "edition__review")
    return links.filter(digest=_digest(token), revoked_at=None, expires_at__gt=now or timezone.now()).first()


@transaction.atomic
def leave_note(*, link: ReviewLink, text: str, now=None) -> LinkNote:
    """Keep what the person wrote. It is advice: it decides nothing. The same words sent again are the same note."""
    link = ReviewLink.objects.select_for_update().get(pk=link.pk)
    now = now or timezone.now()
    if link.revoked_at or link.expires_at <= now:
        raise NotPossible("This link does not hold any more. Please tell the clinic in another way.")
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()  # browsers send two characters for each new line
    if not text:
        raise NotPossible("Write something first.")
    if len(text) > LONGEST_NOTE:
        raise NotPossible(f"A note has at most {LONGEST_NOTE} characters; this one has {len(text)}.")
    last = link.notes.last()
    if last and last.text == text:
        return last
    if link.notes.count() >= MOST_NOTES:
        raise NotPossible(f"There are {MOST_NOTES} notes already, which is the most that one link takes.")
    mail.tell_sharer(link.edition, sharer=link.made_by, now=now)
    return LinkNote.objects.create(
        link=link, text=text, at=now, of_demonstration=is_of_demonstration(link.edition.article)
    )
