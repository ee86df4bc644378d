"""What a section is for, by the words of its heading: what a checked page about a treatment needs. Pure.

A heading that says nothing of this gets no role; a person can choose one in the admin, and sees there what was chosen.
"""

import re

# The first that matches counts. The values are those of `articles.models.blocks.section.SectionRole`.
_BY_HEADING = tuple(
    (role, re.compile(words, re.IGNORECASE))
    for role, words in (
        ("who_should_not", r"\bwho (should|must) not\b|\bwho needs extra care\b|\bnot safe for\b"),
        ("no_treatment", r"\b(if you do nothing|without (any )?treatment|no treatment)\b"),
        ("uncertainty", r"\b(not|(don|isn)['’]t) (yet )?know(n)?\b|\buncertain"),
        ("alternatives", r"\bwhat else\b|\bother (choices|options|treatments)\b|\balternatives\b"),
        (
            "risks",
            r"^(what are )?(the |its )?(possible )?(risks?|side[- ]effects?|harms?)( and (risks?|side[- ]effects?))?\W*$"
            r"|\b(the|its) risks\?$|\bcan go wrong\b|\bwhat can happen\b",
        ),
        ("when_to_get_help", r"\bwhen (to|should you) (get|call for|seek) help\b"),
        ("questions_to_ask", r"\bquestions to ask\b"),
        ("cost", r"\b(what does it|how much does it) cost\b|^costs?\W*$"),
        ("benefits", r"\bhow (well|much)\b.*\b(work|help)\b|^(the )?benefits\W*$"),
        ("how_it_works", r"\bhow (may|does|do|might|can)\b.*\bworks?\b|\bmay happen in the brain\b|\bhow it works\b"),
        ("what_to_expect", r"\bwhat to expect\b|\b(during|before|after) (the|your) (treatment|visit|day)\b"),
        ("self_care", r"\bwhat (you can|can you) do yourself\b|\bself[- ]care\b"),
    )
)


def role_of(heading: str) -> str:
    """A role, or "" where the heading does not tell."""
    return next((role for role, words in _BY_HEADING if words.search(heading)), "")
