"""Balance: is good told together with harm, and with what else a reader needs to choose?"""

import re

from articles.checks.claims.told import said
from articles.checks.finding import Found, Place, Severity
from articles.checks.negation import claimed
from articles.checks.registry import check
from articles.checks.word_lists import any_of, pattern

FEWEST_RISKS = 2
MOST_BENEFITS_TO_A_RISK = 5

_ROLES = {
    "alternatives": "what else a reader could choose",
    "no_treatment": "what may happen without treatment",
    "uncertainty": "what is not known",
    "questions_to_ask": "questions to ask",
}


@check(
    "BA01",
    "Risks beside benefits",
    severity=Severity.ERROR,
    rule=f"A page about a treatment or medicine that tells of good has a section about risks, with {FEWEST_RISKS} of them"
    " by name.",
    source="DISCERN 11; CDC Clear Communication Index 19; FTC, Health Products Compliance Guidance",
    overridable=False,
)
def risks_beside_benefits(reading, at):
    if not reading.is_about_a_treatment or not said(reading, "benefits"):
        return
    sections = [block for block in reading.of_kind("section") if block["role"] == "risks"]
    if not sections:
        yield Found(
            "This page tells what may get better, and has no section about risks.",
            _heading_about_risks(reading),
            suggestion="Write a section about risks, or say of the one you have that it is about risks.",
        )
    elif (count := sum(_named_risks(reading, section) for section in sections)) < FEWEST_RISKS:
        yield Found(
            f"The section about risks names {count or 'no'} risk{'' if count == 1 else 's'}.",
            Place(sections[0]["id"], "body"),
            suggestion=f"Name at least {FEWEST_RISKS}: what can happen, how often, and what to do then.",
        )


def _heading_about_risks(reading) -> Place:
    """A section that only lacks its role, if there is one."""
    about = re.compile(r"\brisks?\b|side[- ]effects?|go wrong|harms?\b", re.IGNORECASE)
    found = (block for block in reading.of_kind("section") if not block["role"] and about.search(block["heading"]))
    return next((Place(block["id"], "role") for block in found), Place())


def _named_risks(reading, section: dict) -> int:
    """The items of its lists, and the different harms that its paragraphs name."""
    terms = [risk[name] for medicine in reading.document["medicines"] for risk in medicine["risks"] for name in risk]
    known = (pattern("named_harms"), any_of(term for term in terms if term))
    items = len(re.findall(r"<li\b", section["body"]))
    texts = [passage.plain for passage in reading.passages_in(section) if passage.place.field == "body"]
    harms = {match[0].lower() for text in texts for each in known for match in claimed(each, text)}
    return max(items, len(harms))


@check(
    "BA07",
    "Parts that a choice needs",
    severity=Severity.WARNING,
    rule="A page about a treatment or medicine tells of other choices, of no treatment, of what is not known, and which"
    " questions to ask.",
    source="DISCERN 8, 12, 14, 15",
    languages=None,
)
def missing_parts(reading, at):
    if not reading.is_about_a_treatment:
        return
    for role, words_for_it in _ROLES.items():
        if role not in reading.roles:
            yield Found(
                f"No part of this page is about {words_for_it}.",
                suggestion="Add a section, and say what it is about. Questions have a block of their own."
                if role == "questions_to_ask"
                else "Add a section, and say what it is about.",
            )


@check(
    "BA08",
    "Words of good and words of harm",
    severity=Severity.WARNING,
    rule=f"There are at most {MOST_BENEFITS_TO_A_RISK} words of good to one of harm, and at least one of harm.",
    source="our own advice; DISCERN 10 and 11",
)
def balance_of_words(reading, at):
    if not reading.is_about_a_treatment:
        return
    good, harm = len(said(reading, "benefits")), len(said(reading, "risks"))
    if not harm or good > MOST_BENEFITS_TO_A_RISK * harm:
        yield Found(
            f"Words that tell of good: {good}. Words that tell of a risk, a side effect or harm: {harm or 'none'}.",
            suggestion="Tell what can go wrong in the same detail.",
        )
