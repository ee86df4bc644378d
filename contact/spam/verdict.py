"""The sum of the signals. Pure."""

from dataclasses import dataclass

from contact.spam.content import Content
from contact.spam.weights import SIGNALS, SUSPECT_AT, Circumstances

AS_USUAL = Circumstances()
OWN_WORDS = ("message", "access_needs", "interpreter_language")  # of `answers`


@dataclass(frozen=True)
class Verdict:
    """`reasons` are ids of signals, in the table's order. `score` is at least 0 and, however bad it looks, at most 100."""

    score: int
    reasons: tuple[str, ...]
    is_suspect: bool


def score(answers: dict, how: Circumstances = AS_USUAL) -> Verdict:
    """Judge what a visitor sent: their name, and whatever else they may write in their own words, and how it came.

    Words that suggest danger are not known here: `contact.intake.judge` sees to it that they make nobody a suspect.
    """
    message = "\n".join(filter(None, (answers.get(name, "") for name in OWN_WORDS)))
    content = Content(name=answers.get("preferred_name", ""), message=message)
    found = [signal for signal in SIGNALS if signal.found(content, how)]
    total = max(0, min(100, sum(signal.weight for signal in found)))
    return Verdict(
        score=total,
        reasons=tuple(signal.id for signal in found),
        is_suspect=total >= SUSPECT_AT,
    )
