"""What a section is for, by the words of its heading: what a checked page about a treatment needs. Pure.

A heading that says nothing of this gets no role; a person can choose one in the admin, and sees there what was chosen.
"""

import re

# What a text may state: the words that the form offers for each role. A test compares them with the form's.
ROLES = {
    "introduction": "intro",
    "how it works": "how_it_works",
    "benefits": "benefits",
    "risks and side effects": "risks",
    "who should not have it": "who_should_not",
    "other choices": "alternatives",
    "what happens without treatment": "no_treatment",
    "what to expect": "what_to_expect",
    "what is not known": "uncertainty",
    "what you can do yourself": "self_care",
    "when to get help": "when_to_get_help",
    "questions to ask": "questions_to_ask",
    "cost": "cost",
    "something else": "other",
}
_NOT_OF_TREATMENT = r"(?!.*\b(pay|paying|payments?|insur\w+|appointments?|visits?|contact|getting (here|there))\b)"

# The first that matches counts. The values are those of `articles.models.blocks.section.SectionRole`.
_BY_HEADING = tuple(
    (role, re.compile(words, re.IGNORECASE))
    for role, words in (
        ("who_should_not", r"\bwho (should|must) not\b|\bwho needs extra care\b|\bnot safe for\b"),
        ("no_treatment", r"\b(if you do nothing|without (any )?treatment|no treatment)\b"),
        # What “you” do not know is a reader's question, and not a gap in what is known.
        (
            "uncertainty",
            r"^what (?!.*\byou\b).*\b(not|(don|isn|doesn|aren)['’]t) (yet |fully )?(known?|understand|understood)\b"
            r"|\buncertainty\b|\b(is|are|remains?) (still )?uncertain\b",
        ),
        (
            "alternatives",
            r"\bwhat else (could|can|may|might|is|are)\b.*\b(choose|try|there|instead)\b"
            rf"|\b(other (choices|options|treatments)|alternatives)\b{_NOT_OF_TREATMENT}",
        ),
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


def role_named(words: str) -> str:
    """The role that a text states, as the form words it or by its key; "" for words that name none."""
    said = " ".join(words.casefold().replace("_", " ").split()).rstrip(".")
    keys = {role.replace("_", " "): role for role in ROLES.values()}
    return ROLES.get(said) or keys.get(said, "")
