"""Evidence and governance: what is it based on, who looked at it, and who gains?"""

import re
from datetime import date, timedelta

from articles.checks.finding import Found, Place, Severity
from articles.checks.negation import first_claim
from articles.checks.registry import check
from articles.checks.word_lists import pattern

KINDS_THAT_NEED_SOURCES = ("treatment", "medicine", "condition")
WEAK = {"animal_or_lab": "animals or a laboratory", "case_report": "single cases"}
OLD_YEARS = 5
NOTE_TO_READERS_DAYS = 90  # past the day of review; the page then says so by itself

_STATEMENTS = {
    "conflict_statement": (
        "who gains when a reader chooses this treatment",
        "For example: “Our clinic offers this treatment and gets paid for it.”",
    ),
    "funding_statement": ("who paid for this page", "For example: “Our clinic paid for this page. Nobody else did.”"),
}


@check(
    "EV01",
    "Sources",
    severity=Severity.ERROR,
    rule="A page about a condition, treatment or medicine has sources.",
    source="HONcode 4; DISCERN 4",
    languages=None,
)
def sources(reading, at):
    if reading.kind in KINDS_THAT_NEED_SOURCES and not reading.document["references"]:
        yield Found(
            "This page has no sources.",
            Place(None, "references"),
            suggestion="Add the sources that it rests on, and cite each where it is used.",
        )


@check(
    "EV02",
    "Checked by a clinician",
    severity=Severity.ERROR,
    rule="A clinician with credentials, who is not its author, has approved these very words.",
    source="NHS standard for creating health content: clinical approval",
    overridable=False,
    languages=None,
)
def clinical_approval(reading, at):
    review = at.review
    if review is None or not review["is_approved"]:
        yield Found(
            "No clinician has approved these words yet.",
            suggestion="Submit the article: a clinical reviewer decides.",
        )
        return
    if review["is_self_review"] and not at.self_review_allowed:
        yield Found(
            "It was approved by somebody who wrote a part of it.",
            suggestion="Ask another clinician.",
        )
    if not (review["credentials"] or "").strip():
        yield Found(
            "Whoever approved it has no credentials.",
            suggestion="Fill in the reviewer's credentials, and have the article approved again.",
        )


@check(
    "EV03",
    "Day of the next review",
    severity=Severity.WARNING,
    rule=f"A page is looked at again when its review is due. {NOTE_TO_READERS_DAYS} days later, readers are told.",
    source="NHS standard for creating health content: review cycle",
    languages=None,
)
def review_is_due(reading, at):
    due_on = at.review and at.review["next_due_on"]
    if not due_on or due_on >= at.today:
        return
    is_told = at.today > due_on + timedelta(days=NOTE_TO_READERS_DAYS)
    yield Found(
        f"Its review was due on {due_on.day} {due_on:%B %Y}." + (" The page tells readers so." if is_told else ""),
        suggestion="Read it against its sources, change what has changed, and submit it.",
    )


# What cells and brains are said to do: most of it was seen in animals only.
_REPAIR = re.compile(
    r"\b(?:restor(?:e|es|ed|ing)|repair(?:s|ed|ing)?|heal(?:s|ed|ing)?|rebuild(?:s|ing)?|rebuilt|regrow(?:s|ing)?|re-?wir(?:e|es|ed|ing)"
    r"|regenerat(?:e|es|ed|ing))\b"
    r"(?:\W+\w+){0,6}?\W+(?:brain|brains|cells?|neurons?|circuits?|connections?|synapses?|nerves?)\b"
    r"|\b(?:brain|cells?|neurons?|circuits?|nerves?)\b(?:\W+\w+){0,3}?\W+(?:heal|heals|rebuild|rebuilds|regrow|regrows|regenerate)\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(?:animals?|mice|mouse|rats?|laborator(?:y|ies)|in the lab|lab studies|case reports?|single cases?|one person|one case)\b",
    re.IGNORECASE,
)
_IS_CLAIM = frozenset({"section", "analogy", "clinical_example", "key_points", "callout", "figure", "article"})


@check(
    "EV04",
    "Good that people felt",
    severity=Severity.WARNING,
    rule="What a page says of good rests on more than animals, laboratories or single cases, or says that it does not; and"
    " what it says of repair in the brain has a source.",
    source="FTC, Health Products Compliance Guidance: competent and reliable scientific evidence",
)
def weak_evidence(reading, at):
    types = {reference["key"].lower(): reference["study_type"] for reference in reading.document["references"]}
    for passage in reading.prose:
        if passage.kind not in _IS_CLAIM or _SAYS_SO.search(passage.plain):
            continue
        kinds = {types[key] for key in _supporting(reading, passage) if key in types}
        for sentence in passage.sentences:
            if not kinds and first_claim(_REPAIR, sentence.plain):
                yield Found(
                    "This says that something in the brain is repaired, without a source.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Cite a study in people, or say that it was seen in animals only.",
                )
            elif kinds and kinds <= WEAK.keys() and _tells_of_good(sentence):
                yield Found(
                    f"What supports this comes from {' and '.join(WEAK[kind] for kind in sorted(kinds))} only.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Cite a study in people, or say where it was seen.",
                )


def _supporting(reading, passage) -> frozenset[str]:
    """The sources cited in the passage; those of its section where it has none of its own."""
    group = reading.group_of(passage)
    return passage.cited or (group.cited if group else frozenset())


def _tells_of_good(sentence) -> bool:
    return any(first_claim(each, sentence.plain) for each in (pattern("benefits"), _REPAIR))


@check(
    "EV05",
    "Sources that can be found",
    severity=Severity.WARNING,
    rule=f"A source has a DOI, PMID or web address, and a web page the day it was read; one is younger than {OLD_YEARS} years;"
    " none was retracted.",
    source="HONcode 4; the number of years is ours",
    languages=None,
)
def findable_sources(reading, at):
    for reference in reading.document["references"]:
        for problem, suggestion, severity in _problems(reference):
            yield Found(
                f"[ref:{reference['key']}] {problem}",
                Place(None, "references"),
                excerpt=reference["citation"],
                suggestion=suggestion,
                severity=severity,
            )
    years = [year for reference in reading.document["references"] for year in _years(reference, at.today)]
    if years and max(years) < at.today.year - OLD_YEARS:
        yield Found(
            f"The newest source is from {max(years)}.",
            Place(None, "references"),
            suggestion="Look whether something newer says the same.",
            severity=Severity.INFORMATION,
        )


def _problems(reference: dict):
    if reference.get("is_retracted") or re.search(r"\bretract(?:ed|ion)\b", reference["citation"], re.IGNORECASE):
        yield "was retracted.", "Take it out, and what rests on it.", Severity.ERROR
    has_number = reference["doi"] or reference["pmid"]
    if not has_number and not reference["url"]:
        yield "has no DOI, PMID or web address.", "Add one, so that a reader can find it.", None
    elif not has_number and not reference["accessed_on"]:
        yield "is a web page, and does not say when it was read.", "Add the day: web pages change.", None


def _years(reference: dict, today: date):
    """Years that a reference speaks of, the day when a web page was read included."""
    read = (reference["accessed_on"] or "")[:4] if not (reference["doi"] or reference["pmid"]) else ""
    found = re.findall(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-])", f"{reference['citation']} {read}")
    return [int(year) for year in found if int(year) <= today.year]


@check(
    "EV06",
    "Who gains, and who paid",
    severity=Severity.ERROR,
    rule="Where the clinic offers what the page is about, it says who gains and who paid for the page.",
    source="NHS standard for creating health content; HONcode 7",
    languages=None,
)
def interests(reading, at):
    if not reading.document["offered_here"]:
        return
    for name, (what, example) in _STATEMENTS.items():
        if not reading.document[name].strip():
            yield Found(f"The page does not say {what}.", Place(None, name), suggestion=example)


_TIME = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_NUMBER = r"(?:about |around |only |just )?\d[\d,.]*(?:\s?(?:–|-|to|or)\s?\d[\d,.]*)?"
# An age is no claim, nor is a day's or week's place in a story (“Week 4”).
_MEASURED = re.compile(
    rf"\b{_NUMBER}[ -]{_TIME}\b(?![ -]olds?\b)"
    rf"|\bwithin (?:a few |some |the first )?{_TIME}\b"
    r"|\b\d[\d,.]*\s?(?:%|per ?cent\b)"
    r"|\b\d[\d,]* (?:out of|in) (?:every )?\d[\d,]*\b"
    r"|\b\d[\d,.]*\s?(?:mg|mcg|milligrams?|points?|times|-fold|fold)\b",
    re.IGNORECASE,
)


@check(
    "EV07",
    "Numbers with a source",
    severity=Severity.WARNING,
    rule="A number with a time or unit (“within 2–4 hours”) has a source in its section.",
    source="HONcode 5",
)
def numbers_with_a_source(reading, at):
    for passage in reading.prose:
        if passage.kind == "questions_to_ask" or reading.is_cited_near(passage):
            continue
        for sentence in passage.sentences:
            found = [match[0] for match in _MEASURED.finditer(sentence.plain)]
            if found:
                quoted = " and ".join(f"“{words}”" for words in found)
                yield Found(
                    f"{quoted}: nothing in this section is cited.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Cite where the number is from, or leave it out.",
                )
