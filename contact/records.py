"""What the law or a person may ask for: seeing what is kept of them, having it erased, having it kept.

Every verb checks who asks, wants a reason and leaves an event for each inquiry, in one transaction with what it does. One that
cannot be carried out raises `NotPossible` or `NotAllowed`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from clinic.journal import empty_journal
from clinic.refusals import NotPossible
from clinic.typed_text import UNREADABLE, is_readable, shows_nothing
from contact.exports import COLUMNS, Entry, as_csv, as_json
from contact.keys import NoKey
from contact.lookup import find, index_all
from contact.models import EventKind, Inquiry, InquiryEvent
from contact.permissions import check_can_erase, check_can_export, check_can_hold, check_can_read
from contact.retention import erase_words
from contact.sealing import CannotOpen
from contact.spam import signals_of
from contact.telephones import shown
from contact.words import SEALED, text_of, words_of

LONGEST_REASON = 300


@dataclass(frozen=True)
class Format:
    """A kind of file that inquiries are exported as."""

    name: str
    content_type: str
    write: Callable[[Iterable[dict]], str]


FORMATS = {
    "csv": Format("CSV, for a spreadsheet", "text/csv; charset=utf-8", as_csv),
    "json": Format("JSON, for a program", "application/json; charset=utf-8", as_json),
}


def look_up(*, given: str, by, now: datetime | None = None) -> list[Inquiry]:
    """The inquiries of whoever is reached by that telephone number or address of e-mail. May raise NothingToFind."""
    check_can_read(by)
    try:
        index_all()
        found = list(find(given).order_by("-received_at"))
    except NoKey as problem:
        raise NotPossible(f"Nobody can be looked up here. {problem}") from None
    _record(EventKind.LOOKED_UP, by=by, now=now, count=len(found))
    return found


def record_list(*, count: int, by, now: datetime | None = None) -> None:
    """Write down that somebody looks at a list of `count` inquiries."""
    check_can_read(by)
    _record(EventKind.LISTED, by=by, now=now, count=count)


def record_print(*, inquiry: Inquiry, by, now: datetime | None = None) -> None:
    """Write down that somebody is about to print what the visitor wrote."""
    check_can_read(by)
    _record(EventKind.PRINTED, [inquiry], by=by, now=now)


@transaction.atomic
def export(*, inquiries: Iterable[Inquiry], file: str, reason: str, by, now: datetime | None = None) -> str:
    """The content of a file of kind `file` (a key of FORMATS) with what is kept of `inquiries`.

    That is what the person typed and chose, what staff noted, and what was made of it and done when. Staff stand in it by
    their roles; not in it are the reasons that they gave for an export or a hold, and digests.
    """
    check_can_export(by)
    inquiries, reason = list(inquiries), _check_reason(reason)
    if file not in FORMATS:
        raise NotPossible("Choose one of the kinds of file.")
    if not inquiries:
        raise NotPossible("There is nothing to export.")
    prefetch_related_objects(inquiries, "notes__by__groups", "events__by__groups")
    try:
        content = FORMATS[file].write([_row(inquiry) for inquiry in inquiries])
    except (NoKey, CannotOpen) as problem:
        raise NotPossible(f"Nothing was exported, for something cannot be read here. {problem}") from None
    _record(EventKind.EXPORTED, inquiries, by=by, now=now, reason=reason)
    return content


@transaction.atomic
def erase(*, inquiries: Iterable[Inquiry], reason: str, by, now: datetime | None = None) -> int:
    """Erase what was typed in `inquiries` and staff's notes on them, for ever; how many. None while one of them is held."""
    check_can_erase(by)
    reason, erased = _check_reason(reason), 0
    for inquiry in Inquiry.objects.locked().filter(pk__in=[each.pk for each in inquiries]):
        if inquiry.held_at:
            raise NotPossible(
                f"{inquiry.reference} is held. Nothing was erased. Let go of it first, if that is allowed."
            )
        if not inquiry.erased_at:
            erase_words(inquiry, now=now or timezone.now(), by=by, reason=reason)
            erased += 1
    transaction.on_commit(empty_journal)
    return erased


@transaction.atomic
def hold(*, inquiry: Inquiry, reason: str, by, now: datetime | None = None) -> Inquiry:
    """Keep what was typed from being erased, whatever its status, until somebody lets go of it."""
    check_can_hold(by)
    reason, inquiry = _check_reason(reason), Inquiry.objects.locked().get(pk=inquiry.pk)
    if inquiry.erased_at:
        raise NotPossible("Its words are erased already.")
    if not inquiry.held_at:
        inquiry.held_at = now or timezone.now()
        inquiry.save(update_fields=["held_at"])
        _record(EventKind.HELD, [inquiry], by=by, now=now, reason=reason)
    return inquiry


@transaction.atomic
def let_go(*, inquiry: Inquiry, reason: str, by, now: datetime | None = None) -> Inquiry:
    """From here on its words are erased as those of others are: at once, if their time has passed."""
    check_can_hold(by)
    reason, inquiry = _check_reason(reason), Inquiry.objects.locked().get(pk=inquiry.pk)
    if inquiry.held_at:
        inquiry.held_at = None
        inquiry.save(update_fields=["held_at"])
        _record(EventKind.LET_GO, [inquiry], by=by, now=now, reason=reason)
    return inquiry


def _row(inquiry: Inquiry) -> dict:
    words = words_of(inquiry)
    made = {
        "telephone": shown(words.telephone, settings.TELEPHONE_REGION),
        "spam_reasons": " ".join(signal.reason for signal in signals_of(inquiry.spam_reasons)),
        "notes": [Entry(at=note.at, by=_role(note.by), text=text_of(note)) for note in inquiry.notes.all()],
        "events": [Entry(at=each.at, by=_doer(each), text=_done(each)) for each in reversed(inquiry.events.all())],
    }
    return {
        name: made[name] if name in made else getattr(words if name in SEALED else inquiry, name) for name in COLUMNS
    }


def _role(by) -> str:
    """A member of staff, for the person whom the file is about: their roles, and never who it was."""
    return ", ".join(sorted(group.name for group in by.groups.all())) or "staff"


def _doer(event: InquiryEvent) -> str:
    if event.by is None:
        return "the visitor" if event.kind == EventKind.RECEIVED else "by itself"
    return _role(event.by)


def _done(event: InquiryEvent) -> str:
    """What was done. Not the reason that staff gave for it."""
    status = f" to {event.get_to_status_display()}" if event.from_status else ""
    return f"{event.get_kind_display()}{status}"


def _record(kind: EventKind, inquiries: Iterable[Inquiry | None] = (None,), *, by, now, count=1, reason="") -> None:
    InquiryEvent.objects.bulk_create(
        InquiryEvent(inquiry=inquiry, kind=kind, at=now or timezone.now(), by=by, count=count, reason=reason)
        for inquiry in inquiries
    )


def _check_reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if shows_nothing(reason):
        raise NotPossible("Say why.")
    if len(reason) > LONGEST_REASON:
        raise NotPossible(f"Say why in {LONGEST_REASON} characters or fewer.")
    if not is_readable(reason):
        raise NotPossible(str(UNREADABLE))
    return reason
