"""Whether a claim is denied rather than made: “not a cure”, “no proof that it works faster than …”. Pure."""

import re
from dataclasses import dataclass

# How far back a denial reaches, within its clause: “nobody can promise that it will cure you” needs five words.
_REACH = 10


@dataclass(frozen=True)
class _Denial:
    """How a language denies and asks. Patterns of Spanish are for texts without accents."""

    clause_ends: re.Pattern
    denials: re.Pattern
    no_denials: re.Pattern  # “not only”, “doesn't just” and “no doubt” deny nothing
    asked: re.Pattern


_ENGLISH = _Denial(
    clause_ends=re.compile(
        r"[,;:.!?()—]|\s[-–]\s|\b(?:and|but|because|so|yet|then|while|whereas|although|however)\b", re.IGNORECASE
    ),
    denials=re.compile(
        r"\b(?:no|not|never|cannot|nobody|nothing|none|nor|neither|without|hardly|unclear|unknown)\b|n't\b|\bfar from\b",
        re.IGNORECASE,
    ),
    no_denials=re.compile(
        r"\b(?:not|n't)\s+(?:only|just|merely|simply)\b|n't\s+(?:only|just|merely|simply)\b|\bno doubt\b", re.I
    ),
    asked=re.compile(
        r"\W*(?:is|are|was|can|could|do|does|did|will|would|should|has|have|what|which|how|who|whom|when|where)\b.*\?\W*",
        re.IGNORECASE | re.DOTALL,
    ),
)
_SPANISH = _Denial(
    clause_ends=re.compile(
        r"[,;:.!?¡¿()—]|\s[-–]\s|\b(?:y|e|pero|sino|porque|entonces|mientras|aunque|sin embargo)\b", re.IGNORECASE
    ),
    denials=re.compile(
        r"\b(?:no|nunca|jamas|nadie|nada|ningun[oa]?s?|ni|tampoco|sin|apenas|lejos de)\b", re.IGNORECASE
    ),
    no_denials=re.compile(r"\bno\s+(?:solo|solamente|unicamente)\b|\bsin duda\b", re.IGNORECASE),
    asked=re.compile(
        r"\W*(?:es|son|esta|hay|puede|pueden|podria|debo|debe|existe|va|tiene|tengo|que|cual|cuales|como|quien|quienes|cuando"
        r"|donde|cuanto|cuanta|por que|para que|a quien|con quien)\b.*\?\W*",
        re.IGNORECASE | re.DOTALL,
    ),
)
_LANGUAGES = {"en": _ENGLISH, "es": _SPANISH}


def is_denied(text: str, start: int, language: str = "en") -> bool:
    """Whether what begins at `start` of `text` (with straight quotes) is denied earlier in its clause."""
    said, before = _LANGUAGES[language], text[:start]
    ends = [end.end() for end in said.clause_ends.finditer(before)]
    clause = " ".join(before[ends[-1] if ends else 0 :].split()[-_REACH:])
    return bool(said.denials.search(said.no_denials.sub("", clause)))


def is_asked(text: str, language: str = "en") -> bool:
    """Whether a sentence is an honest question (“Is there a cure?”), not a lure (“Want a cure?”)."""
    return bool(_LANGUAGES[language].asked.fullmatch(text))


def claimed(pattern: re.Pattern, text: str, language: str = "en"):
    """The matches of `pattern` that `text` claims: not denied."""
    return (match for match in pattern.finditer(text) if not is_denied(text, match.start(), language))


def first_claim(pattern: re.Pattern, text: str) -> re.Match | None:
    return next(claimed(pattern, text), None)
