"""What a visitor causes: their words are judged, and kept as an inquiry, if it is not here already.

What staff do with it then is in `contact.inquiries`.
"""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from clinic.locks import one_at_a_time
from contact import mail, rate_limits
from contact.arrivals import Arrival
from contact.crisis_words import suggests_risk
from contact.models import EventKind, Inquiry, InquiryEvent
from contact.references import new_reference
from contact.repeats import remember, sent_before
from contact.spam import Circumstances, Verdict, score
from contact.statuses import Status
from contact.texts import CONSENT_VERSIONS, NOT_EMERGENCY_VERSIONS, email_risk_version
from contact.tokens import repeat_key, same_day_key
from contact.words import sealed_answers

_UNKNOWN = Arrival()


def receive(
    *,
    word: str,
    answers: dict,
    came_from: str,
    language: str = "en",
    arrival: Arrival = _UNKNOWN,
    now: datetime | None = None,
) -> Inquiry:
    """Keep what a visitor sent, with its first event and the mails to staff; or find what they sent before.

    What looks like spam is kept in quarantine, and no mail tells of it; or one an hour, if its words suggest danger. If it comes
    again and does not look so, it leaves the quarantine.
    `arrival` says how it came, and by whom it is counted.

    `word` is what `contact.tokens.read_token` returned, `answers` what `InquiryForm.answers()` returned, `language` that of
    the form, which says which text they agreed to. The same word with the same answers is the same inquiry until it is
    finished, and so are the same answers within a day, while nobody has answered them: these are counted like new ones
    (`contact.repeats`). With edited answers it is a new one.

    Raises django.db.Error or contact.keys.NoKey when it could not be kept, and contact.rate_limits.TooMany when it may not:
    then nothing was.
    """
    now = now or timezone.now()
    # What needs no row comes before the transaction: on SQLite it is alone from its beginning, and every other post waits.
    in_danger = says_danger(answers, language)
    verdict = judge(answers, arrival.how, in_danger=in_danger)
    key, day_key = repeat_key(word, answers), same_day_key(answers)
    with transaction.atomic():
        one_at_a_time(day_key)  # of two posts with the same words, the second finds the first
        by_form, by_words = sent_before(key, day_key, now)
        if by_form:
            return by_form
        beyond, is_first = rate_limits.count_sender(sender=arrival.sender, now=now)
        if beyond:
            verdict = judge(answers, replace(arrival.how, beyond=beyond), in_danger=in_danger)
        if by_words:
            remember(key, by_words, now)
            if by_words.status == Status.QUARANTINE and not verdict.is_suspect:
                _hear_after_all(by_words, verdict, now)
            inquiry = by_words
        else:
            reference = new_reference()
            inquiry = Inquiry.objects.create(
                **sealed_answers(reference, answers),
                reference=reference,
                repeat_key=key,
                language=language,
                crisis_flag=in_danger,
                same_day_key=day_key,
                received_at=now,
                waits_since=now,
                consent_version=CONSENT_VERSIONS[language],
                consented_at=now,
                not_emergency_version=NOT_EMERGENCY_VERSIONS[language],
                email_risk_version=email_risk_version(answers.get("contact_method", ""), language),
                came_from=came_from,
                **_judged(verdict),
            )
            InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.RECEIVED, at=now, to_status=inquiry.status)
            is_told = not verdict.is_suspect
            if is_told or (in_danger and not mail.told_of_a_suspect(since=now - rate_limits.HOUR)):
                mail.queue(inquiry=inquiry, recipients=settings.INQUIRY_RECIPIENTS, now=now)
        rate_limits.take_room(suspect=verdict.is_suspect, first=is_first, in_danger=inquiry.crisis_flag, now=now)
    return inquiry


def _hear_after_all(inquiry: Inquiry, verdict: Verdict, now: datetime) -> None:
    """A suspect whose words come again in a way that is no sign of spam is new, and staff are told.

    So it goes to somebody whose browser filled in the trap, and who wondered and sent it once more.
    """
    before = inquiry.status
    for column, value in _judged(verdict).items():
        setattr(inquiry, column, value)
    inquiry.save(update_fields=[*_judged(verdict)])
    InquiryEvent.objects.create(
        inquiry=inquiry, kind=EventKind.STATUS, at=now, from_status=before, to_status=inquiry.status
    )
    if not inquiry.notifications.exists():
        mail.queue(inquiry=inquiry, recipients=settings.INQUIRY_RECIPIENTS, now=now)


def judge(answers: dict, how: Circumstances, *, in_danger: bool) -> Verdict:
    """Whether what a visitor typed, and how it came, looks like spam, and why.

    Words that suggest danger (`in_danger`) never do, unless a limit of their sender is passed: then a program may have learned to
    say them.
    """
    verdict = score(answers, how)
    return replace(verdict, is_suspect=verdict.is_suspect and (bool(how.beyond) or not in_danger))


def _judged(verdict: Verdict) -> dict:
    """The columns of an inquiry that a verdict sets."""
    return {
        "status": Status.QUARANTINE if verdict.is_suspect else Status.NEW,
        "spam_score": verdict.score,
        "spam_reasons": list(verdict.reasons),
    }


def says_danger(answers: dict, language: str) -> bool:
    """Whether what somebody typed in their own words suggests danger. It marks the inquiry, and refuses nothing."""
    return any(suggests_risk(answers.get(name, ""), language) for name in ("message", "access_needs", "preferred_name"))
