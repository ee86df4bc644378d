"""Whether a claim is denied rather than made: “not a cure”, “no proof that it works faster than …”. Pure."""

import re

# How far back a denial reaches, within its clause: “nobody can promise that it will cure you” needs five words.
_REACH = 10
_CLAUSE_ENDS = re.compile(
    r"[,;:.!?()—]|\s[-–]\s|\b(?:and|but|because|so|yet|then|while|whereas|although|however)\b", re.IGNORECASE
)
_DENIALS = re.compile(
    r"\b(?:no|not|never|cannot|nobody|nothing|none|nor|neither|without|hardly|unclear|unknown)\b|n't\b|\bfar from\b",
    re.IGNORECASE,
)
# “not only”, “doesn't just” and “no doubt” deny nothing.
_NO_DENIALS = re.compile(
    r"\b(?:not|n't)\s+(?:only|just|merely|simply)\b|n't\s+(?:only|just|merely|simply)\b|\bno doubt\b", re.I
)
_ASKED = re.compile(
    r"\W*(?:is|are|was|can|could|do|does|did|will|would|should|has|have|what|which|how|who|whom|when|where)\b.*\?\W*",
    re.IGNORECASE | re.DOTALL,
)


def is_denied(text: str, start: int) -> bool:
    """Whether what begins at `start` of `text` (with straight quotes) is denied earlier in its clause."""
    before = text[:start]
    ends = [end.end() for end in _CLAUSE_ENDS.finditer(before)]
    clause = " ".join(before[ends[-1] if ends else 0 :].split()[-_REACH:])
    return bool(_DENIALS.search(_NO_DENIALS.sub("", clause)))


def is_asked(text: str) -> bool:
    """Whether a sentence is an honest question (“Is there a cure?”), not a lure (“Want a cure?”)."""
    return bool(_ASKED.fullmatch(text))


def claimed(pattern: re.Pattern, text: str):
    """The matches of `pattern` that `text` claims: not denied."""
    return (match for match in pattern.finditer(text) if not is_denied(text, match.start()))


def first_claim(pattern: re.Pattern, text: str) -> re.Match | None:
    return next(claimed(pattern, text), None)
