"""What staff do with an inquiry, once `contact.intake` has made it: open, assign, note on, move from status to status.

Every verb takes keywords and leaves an event in the transaction of what it does; whichever changes an inquiry holds its row.
`now` is a moment given by tests. A verb that cannot be carried out raises `NotPossible` or `NotAllowed`, whose messages are
for staff.
"""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from clinic.refusals import NotPossible
from contact import mail
from contact.models import EventKind, Inquiry, InquiryEvent, InquiryNote
from contact.permissions import can_answer, check_can_answer, check_can_read
from contact.statuses import REACHED, TRANSITIONS, CloseReason, Status
from contact.words import open_note, sealed_note

NO_MORE_NOTES = "Its words are erased, and so would be a note on them. Nothing was kept."

PRESSED_TWICE = timedelta(minutes=1)


def record_view(*, inquiry: Inquiry, by, now: datetime | None = None) -> InquiryEvent:
    """Write down that somebody is about to see what the visitor wrote. Call it before showing anything."""
    check_can_read(by)
    return InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.VIEWED, at=now or timezone.now(), by=by)


@transaction.atomic
def assign(*, inquiry: Inquiry, to, by, now: datetime | None = None) -> Inquiry:
    """Give the inquiry to the user `to`, or to nobody (None)."""
    check_can_answer(by)
    if to is not None and not can_answer(to):
        raise NotPossible("This person cannot answer inquiries.")
    inquiry = Inquiry.objects.locked().get(pk=inquiry.pk)
    if inquiry.assigned_to_id != (to.pk if to else None):
        inquiry.assigned_to = to
        inquiry.save(update_fields=["assigned_to"])
        InquiryEvent.objects.create(
            inquiry=inquiry, kind=EventKind.ASSIGNED, at=now or timezone.now(), by=by, assigned_to=to
        )
    return inquiry


@transaction.atomic
def add_note(*, inquiry: Inquiry, text: str, by, now: datetime | None = None) -> InquiryNote:
    """Keep what staff wrote about an inquiry, until the inquiry's own words are erased: from then on there is no place for it.

    The same words by the same person within a minute are a button that was pressed twice, and one note.
    """
    check_can_answer(by)
    inquiry, now = Inquiry.objects.locked().get(pk=inquiry.pk), now or timezone.now()
    if inquiry.erased_at:
        raise NotPossible(NO_MORE_NOTES)
    for note in inquiry.notes.filter(by=by, at__range=(now - PRESSED_TWICE, now)):
        if open_note(note).words == text:
            return note
    row = uuid.uuid4()
    note = InquiryNote.objects.create(inquiry=inquiry, row=row, text=sealed_note(str(row), text), at=now, by=by)
    InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.NOTED, at=now, by=by)
    return note


@transaction.atomic
def take(*, inquiry: Inquiry, by, now: datetime | None = None) -> Inquiry:
    """Give the inquiry to the person who asks, if nobody has it. Of two who press at once, the second is told."""
    check_can_answer(by)
    inquiry = Inquiry.objects.locked().get(pk=inquiry.pk)
    if inquiry.assigned_to_id not in (None, by.pk):
        raise NotPossible(f"{inquiry.assigned_to} looks after it already.")
    return assign(inquiry=inquiry, to=by, by=by, now=now)


@transaction.atomic
def release(*, inquiry: Inquiry, by, now: datetime | None = None) -> Inquiry:
    """A suspect is a person's message: it is new, and staff are told. Of two who look at once, the second is told."""
    return _decide(inquiry, Status.NEW, by, now)


@transaction.atomic
def confirm_spam(*, inquiry: Inquiry, by, now: datetime | None = None) -> Inquiry:
    """A suspect is spam. What a colleague has decided in the meantime stays so, and the second is told."""
    return _decide(inquiry, Status.SPAM, by, now)


def _decide(inquiry: Inquiry, to: Status, by, now: datetime | None) -> Inquiry:
    check_can_answer(by)
    inquiry = Inquiry.objects.locked().get(pk=inquiry.pk)
    if inquiry.status != Status.QUARANTINE:
        raise NotPossible(f"Somebody has looked at it already: it is {inquiry.get_status_display()}.")
    return change_status(inquiry=inquiry, to=to, by=by, now=now)


@transaction.atomic
def record_contact(*, inquiry: Inquiry, to: Status, by, now: datetime | None = None) -> Inquiry:
    """Write down that contact was made: they have their answer (ANSWERED), or we left a message (WAITING).

    Another message to somebody who waits already counts as well: the time to try again runs from here.
    """
    check_can_answer(by)
    inquiry, now, to = Inquiry.objects.locked().get(pk=inquiry.pk), now or timezone.now(), Status(to)
    if to not in CONTACT:
        raise NotPossible("Say whether they have their answer, or whether you left a message.")
    if to != inquiry.status:
        inquiry = change_status(inquiry=inquiry, to=to, by=by, now=now)
    else:
        _note_turn(inquiry, Status(inquiry.status), to, now)
        inquiry.save(update_fields=["waits_since", "contacted_at"])
    InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.CONTACTED, at=now, by=by)
    return inquiry


# Where an inquiry is after we have been in touch.
CONTACT = (Status.ANSWERED, Status.WAITING)


@transaction.atomic
def record_contact_opened(*, inquiry: Inquiry, by, now: datetime | None = None) -> InquiryEvent:
    """Write down that somebody opens their mail or telephone to answer. Whether they reach the person, they say later."""
    check_can_answer(by)
    return InquiryEvent.objects.create(
        inquiry=Inquiry.objects.locked().get(pk=inquiry.pk),
        kind=EventKind.CONTACT_OPENED,
        at=now or timezone.now(),
        by=by,
    )


def close(*, inquiry: Inquiry, reason: CloseReason, by, now: datetime | None = None) -> Inquiry:
    """Nothing is left to do, for one of the reasons of `CloseReason`."""
    return change_status(inquiry=inquiry, to=Status.CLOSED, reason=reason, by=by, now=now)


@transaction.atomic
def change_status(
    *, inquiry: Inquiry, to: Status, by, reason: CloseReason | str = "", now: datetime | None = None
) -> Inquiry:
    """Move the inquiry along TRANSITIONS. Closing also says when, by whom and why; reopening takes that back.

    The time after which the words of a closed one, or of spam, are erased runs from here (`contact.retention`). When a
    suspect turns out to be a person's message, staff are told of it now.
    """
    check_can_answer(by)
    inquiry, now, to = Inquiry.objects.locked().get(pk=inquiry.pk), now or timezone.now(), Status(to)
    before = Status(inquiry.status)
    if to not in TRANSITIONS[before]:
        raise NotPossible(f"An inquiry that is {before.label} cannot become {to.label}.")
    closes = to == Status.CLOSED
    if closes and reason not in CloseReason.values:
        raise NotPossible("Choose why it is closed.")
    inquiry.status = to
    inquiry.closed_at, inquiry.closed_by, inquiry.close_reason = (now, by, reason) if closes else (None, None, "")
    _note_turn(inquiry, before, to, now)
    inquiry.save(update_fields=["status", "closed_at", "closed_by", "close_reason", "waits_since", "contacted_at"])
    InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.STATUS, at=now, by=by, from_status=before, to_status=to)
    if to == Status.NEW and not inquiry.notifications.exists():
        mail.queue(inquiry=inquiry, recipients=settings.INQUIRY_RECIPIENTS, now=now)
    return inquiry


# From these, an inquiry becomes "in progress" because the person was in touch again.
_THEY_CAME_BACK = (Status.WAITING, Status.ANSWERED, Status.CLOSED)


def _note_turn(inquiry: Inquiry, before: Status, to: Status, now: datetime) -> None:
    """Since when it is our turn, and when we were first in touch, after a step from `before` to `to`."""
    if to == Status.WAITING or (to == Status.IN_PROGRESS and before in _THEY_CAME_BACK):
        inquiry.waits_since = now
    if to in CONTACT or inquiry.close_reason in REACHED:
        inquiry.contacted_at = inquiry.contacted_at or now
