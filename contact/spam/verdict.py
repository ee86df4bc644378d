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
    content = _content(answers)
    found = [signal for signal in SIGNALS if signal.found(content, how)]
    total = max(0, min(100, sum(signal.weight for signal in found)))
    return Verdict(
        score=total,
        reasons=tuple(signal.id for signal in found),
        is_suspect=total >= SUSPECT_AT,
    )


def is_suspect(answers: dict, how: Circumstances = AS_USUAL) -> bool:
    """What `score` says of it, without the reasons: asked of all that a flood brings, so no more is looked for than decides."""
    content, total = _content(answers), 0
    for signal in _DECIDING:
        total += signal.weight if signal.found(content, how) else 0
        if total >= SUSPECT_AT and signal.weight > 0:
            return True
    return False


# What speaks for a person before all that speaks against them: from then on the sum only grows.
_DECIDING = sorted(SIGNALS, key=lambda signal: (signal.weight > 0, -signal.weight))


def _content(answers: dict) -> Content:
    message = "\n".join(filter(None, (answers.get(name, "") for name in OWN_WORDS)))
    return Content(name=answers.get("preferred_name", ""), message=message)
