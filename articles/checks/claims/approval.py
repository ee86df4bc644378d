"""Approval: does the page say what the FDA has not approved, and what it warns of?"""

import re
from collections.abc import Iterator
from functools import cache

from articles import notices
from articles.checks.claims.told import claims
from articles.checks.finding import Found, Place, Severity
from articles.checks.negation import first_claim, is_asked
from articles.checks.reading import Sentence
from articles.checks.registry import check
from articles.checks.treatments import families_of, named
from articles.checks.word_lists import any_of, words


@check(
    "BA02",
    "Notice: not approved for this",
    severity=Severity.ERROR,
    rule="Where the FDA has not approved a medicine for what the article is about, the page says so. It does by itself.",
    source="FDA on off-label use, and on compounded ketamine (2023)",
    overridable=False,
    languages=None,
)
def off_label_notice(reading, at):
    shown = [notice["text"].lower() for notice in _notices(reading, notices.OFF_LABEL)]
    for medicine, use in _unapproved_uses(reading):
        if not any(medicine["name"].lower() in text and use["condition"].lower() in text for text in shown):
            yield Found(
                f"The notice that {medicine['name']} is not approved for {use['condition']} is missing.",
                Place(None, "medicines"),
                suggestion="Save the article again, so that the notice is made. If it stays away, tell an administrator.",
            )


@check(
    "BA03",
    "Approved by the FDA, and for what",
    severity=Severity.ERROR,
    rule="A medicine that the FDA has not approved for what the article is about is not called approved.",
    source="FDA; JAMA Network Open 2023 on ketamine advertising (PMC10630893)",
)
def claimed_approval(reading, at):
    medicines = {medicine["slug"]: medicine for medicine, _ in _unapproved_uses(reading)}.values()
    for medicine in medicines:
        for passage in claims(reading):
            for number, sentence in enumerate(passage.sentences):
                found = _says_approved(medicine, sentence)
                before = passage.sentences[:number]
                if found and not is_asked(sentence.plain) and _calls_approved(reading, medicine, sentence, before):
                    yield Found(
                        f"The FDA has not approved {medicine['name']} for what this page is about.",
                        sentence.place,
                        excerpt=sentence.text,
                        suggestion="Say for what it is approved, or that it is not approved for this.",
                    )


_APPROVED = re.compile(
    r"\bFDA[- ]?(?:approved|cleared|approval|clearance)\b"
    r"|\b(?:FDA|Food and Drug Administration)(?: (?:has|have|had))?(?: \w+ly| also| now| just)?"
    r" (?:approved|cleared|approves|clears)\b"
    r"|\b(?:approved|cleared)(?: \w+)? by (?:the )?(?:US |U\.S\. )?(?:FDA|Food and Drug Administration)\b",
    re.IGNORECASE,
)
_APPROVED_FOR = re.compile(r"\bapproved (?:for|to treat)\b", re.IGNORECASE)
# Approved uses have several names; what “that” stands for was said before.
_OTHER_USES = re.compile(
    r"\bfor (?:that|other uses|another use|something else|surgery)\b|\ban(?:a)?esthe\w+|\bto sleep\b", re.IGNORECASE
)


def _says_approved(medicine: dict, sentence: Sentence):
    """What says that something is approved: by the FDA, or for what this medicine is not approved for."""
    by_the_fda = first_claim(_APPROVED, sentence.plain)
    if by_the_fda or first_claim(_conditions(medicine), sentence.plain) is None:
        return by_the_fda
    return first_claim(_APPROVED_FOR, sentence.plain)


def _conditions(medicine: dict):
    return any_of(use["condition"] for use in medicine["uses"] if use["status"] != "fda_approved")


def _calls_approved(reading, medicine: dict, sentence: Sentence, before: list[Sentence]) -> bool:
    """Whether the approval in `sentence` is said of `medicine`, and not of what it is approved for."""
    uses = any_of([*medicine["approved_uses"]])
    is_about_it = first_claim(_conditions(medicine), sentence.plain)
    if not is_about_it and (uses.search(sentence.plain) or _OTHER_USES.search(sentence.plain)):
        return False
    known = families_of(reading.document)
    own = {name.lower() for name in (medicine["name"], *medicine["proprietary_names"])}
    told = _lowered(sentence, known)
    if told:
        return own >= {*told}
    # “The FDA has approved it”: what the nearest sentence before it is about.
    subject = next((names[0] for each in reversed(before) if (names := _lowered(each, known))), None)
    return subject is None or subject in own


def _lowered(sentence: Sentence, known) -> list[str]:
    return [name.lower() for name in named(sentence.plain, known)]


@check(
    "BA09",
    "The FDA's strongest warning",
    severity=Severity.ERROR,
    rule="A medicine with a boxed warning has its text, and the page shows it. It does by itself.",
    source="FDA, 21 CFR 201.57(c)(1)",
    overridable=False,
    languages=None,
)
def boxed_warning(reading, at):
    shown = [notice["text"].strip() for notice in _notices(reading, notices.BOXED_WARNING)]
    for medicine in reading.document["medicines"]:
        text = medicine["boxed_warning"].strip()
        if text and text not in shown:
            yield Found(
                f"The boxed warning of {medicine['name']} is missing from the page.",
                Place(None, "medicines"),
                suggestion="Save the article again, so that the notice is made. If it stays away, tell an administrator.",
            )
        elif not text and _has_boxed_warning(medicine):
            yield Found(
                f"The boxed warning of {medicine['name']} is not in the list of medicines.",
                Place(None, "medicines"),
                suggestion="Add the boxed warning to the medicine, in plain words, from its label.",
            )


def _notices(reading, kind: str) -> list[dict]:
    return [notice for notice in reading.document["notices"] if notice["kind"] == kind]


def _unapproved_uses(reading) -> Iterator[tuple[dict, dict]]:
    for medicine in reading.document["medicines"]:
        for use in medicine["uses"]:
            if use["status"] != "fda_approved":
                yield medicine, use


# What a label adds to a name: the salt, and how it is taken. “Eye drops” is not among it: those go without the warning.
_ADDED = any_of(
    "hydrochloride|hcl|hydrobromide|carbonate|sodium|sulfate|succinate|maleate|fumarate|mesylate|tartrate|oxalate|er|xr|sr|xl"
    "|cr|la|ir|extended-release|tablet|tablets|capsule|capsules|injection|nasal spray".split("|")
)


@cache
def _with_boxed_warning() -> frozenset[str]:
    return frozenset(name.strip().lower() for line in words("boxed_warning_medicines") for name in line.split(","))


def _has_boxed_warning(medicine: dict) -> bool:
    """Whether the list has it, by its name or a brand. Whole names: “ciprofloxacin eye drops” is another medicine."""
    names = (medicine["name"], *medicine["proprietary_names"])
    return any(" ".join(_ADDED.sub(" ", name.lower()).split()) in _with_boxed_warning() for name in names)
