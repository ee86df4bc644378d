"""Balance and claims: is good told together with harm, and is nothing promised that nobody can keep?

Claims hide in titles, comparisons, examples, calls to action and tags too, so all of these are read. A claim that is
denied (“not a cure”) or honestly asked (“Is there a cure?”) is none.
"""

import re
from collections.abc import Iterator

from articles import notices
from articles.checks.finding import Found, Place, Severity
from articles.checks.negation import claimed, is_asked
from articles.checks.reading import Passage, Sentence
from articles.checks.registry import check
from articles.checks.treatments import families_of, named
from articles.checks.word_lists import any_of, pattern, words

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
    if not reading.is_about_a_treatment or not _said(reading, "benefits"):
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
        for passage in _claims(reading):
            for number, sentence in enumerate(passage.sentences):
                found = next(claimed(_APPROVED, sentence.plain), None)
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
# Approved uses have several names; what “that” stands for was said before.
_OTHER_USES = re.compile(
    r"\bfor (?:that|other uses|another use|something else|surgery)\b|\ban(?:a)?esthe\w+|\bto sleep\b", re.IGNORECASE
)


def _calls_approved(reading, medicine: dict, sentence: Sentence, before: list[Sentence]) -> bool:
    """Whether the approval in `sentence` is said of `medicine`, and not of what it is approved for."""
    uses = any_of([*medicine["approved_uses"]])
    conditions = any_of(use["condition"] for use in medicine["uses"] if use["status"] != "fda_approved")
    if not conditions.search(sentence.plain) and (uses.search(sentence.plain) or _OTHER_USES.search(sentence.plain)):
        return False
    known = families_of(reading.document)
    own = {name.lower() for name in (medicine["name"], *medicine["proprietary_names"])}
    told = named(sentence.plain, known)
    if told:
        return own >= {*told}
    # “The FDA has approved it”: what the nearest sentence before it is about.
    subject = next((names[0] for each in reversed(before) if (names := named(each.plain, known))), None)
    return subject is None or subject in own


@check(
    "BA04",
    "Promises without exception",
    severity=Severity.ERROR,
    rule="Nothing is called a cure, guaranteed, free of risk or side effects, 100 % or not addictive.",
    source="FDA; FTC, Health Products Compliance Guidance; JAMA Network Open 2023 (PMC10630893)",
)
def absolute_promises(reading, at):
    for sentence in _sentences(reading):
        found = [
            match
            for match in claimed(_ABSOLUTE, sentence.plain)
            if not _FOR_SOME.search(sentence.plain[: match.start()])
        ]
        if found and not is_asked(sentence.plain):
            yield Found(
                f"“{found[0][0]}” promises what no treatment can keep.",
                sentence.place,
                excerpt=sentence.text,
                suggestion="Say how many people it helped, how many it did not, and what can go wrong.",
            )


_ABSOLUTE = re.compile(
    r"\bnon-?addictive\b|\bnot? addicti(?:ve|on)\b"
    r"|\b(?:no|zero|without(?: any)?|free (?:of|from)) (?:\w+ )?side[- ]effects?\b|\bside[- ]effect[- ]free\b"
    r"|\brisk[- ]free\b|\b(?:no|zero|without(?: any)?) risks?\b(?! factors?)"
    r"|\b100 ?(?:%|per ?cent\b)|\bguarantee[sd]?\b"
    r"|\bcur(?:e|es|ed|ing)\b"
    r"|\b(?:completely|totally|entirely|perfectly|absolutely) (?:safe|harmless)\b|\balways (?:works|safe)\b",
    re.IGNORECASE,
)
# “Some people have no side effects” is no promise.
_FOR_SOME = re.compile(r"\b(?:some|a few|not all|if you|in case|people who|anyone who)\b[^,;:.]*$", re.IGNORECASE)


@check(
    "BA05",
    "Words that praise",
    severity=Severity.WARNING,
    rule="No breakthrough, no miracle: a page about health tells and does not praise.",
    source="HONcode 5; NHS digital service manual, tone of voice",
)
def hype(reading, at):
    for sentence in _sentences(reading):
        for found in claimed(pattern("hype"), sentence.plain):
            yield Found(
                f"“{found[0]}” praises.",
                sentence.place,
                excerpt=sentence.text,
                suggestion="Leave it out, or say what happens, to how many people.",
            )


_TREATMENT = (
    r"(?:anti-?depressants?|medications?|medicines?|meds|drugs?|treatments?|therap(?:y|ies)|pills?|prescriptions?|SSRIs?|SNRIs?"
    r"|options?|approach(?:es)?|care)"
)
_RIVAL = rf"(?:traditional|conventional|ordinary|standard|old-fashioned|older)\s+(?:\w+\s+)?{_TREATMENT}"
_COMPARED = re.compile(
    rf"\bunlike\s+(?:\w+\s+){{0,3}}?{_TREATMENT}\b"
    r"|\b(?:faster|quicker|better|safer|stronger|gentler|more (?:effective(?:ly)?|quickly|powerful(?:ly)?|reliable|safely))\b"
    r"(?:\W+\w+){0,6}?\W+than\b(?! (?:before|ever|usual|expected|you|they|he|she|it|we|nothing)\b)"
    r"|\b(?:faster|quicker|better|safer|stronger|superior) (?:alternative|choice|option) to\b"
    r"|\bsuperior to\b|\boutperform(?:s|ed|ing)?\b|\bfewer side[- ]effects than\b"
    rf"|\bwhat\s+(?:\w+\s+){{0,3}}?{_TREATMENT}\s+(?:could ?n[o']t|can ?n[o']t|can't|never could|failed to)\b"
    r"|\b(?:could not|couldn't|cannot|can't|never could|fail(?:s|ed)? to) (?:achieve|accomplish|match|deliver)\b"
    rf"|\b{_RIVAL}\b[^.;!?]*\b(?:slow|slowly|slower|take[sn]? (?:\w+ )?(?:weeks|months)|fail(?:s|ed)?|fall short|only mask)\b",
    re.IGNORECASE,
)


@check(
    "BA06",
    "Better, faster or safer than something else",
    severity=Severity.ERROR,
    rule="What sets one treatment above another cites a source in its section.",
    source="FTC, Health Products Compliance Guidance; FDA, 21 CFR 202.1(e)(6)",
)
def comparative_claims(reading, at):
    for passage in _claims(reading):
        if reading.is_cited_near(passage):
            continue
        for sentence in passage.sentences:
            found = next(claimed(_COMPARED, sentence.plain), None)
            if found and not is_asked(sentence.plain):
                yield Found(
                    "This sets one treatment above another, without a source.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Cite a study that compared them, or say only what this one does.",
                )


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
    good, harm = len(_said(reading, "benefits")), len(_said(reading, "risks"))
    if good > MOST_BENEFITS_TO_A_RISK * harm:
        yield Found(
            f"Words that tell of good: {good}. Words that tell of a risk, a side effect or harm: {harm or 'none'}.",
            suggestion="Tell what can go wrong in the same detail.",
        )


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
    known = {name.lower() for name in words("boxed_warning_medicines")}
    for medicine in reading.document["medicines"]:
        text = medicine["boxed_warning"].strip()
        if text and text not in shown:
            yield Found(
                f"The boxed warning of {medicine['name']} is missing from the page.",
                Place(None, "medicines"),
                suggestion="Save the article again, so that the notice is made. If it stays away, tell an administrator.",
            )
        elif not text and medicine["name"].lower() in known:
            yield Found(
                f"{medicine['name'].capitalize()} has a boxed warning, and its text is not in the list of medicines.",
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


def _claims(reading) -> Iterator[Passage]:
    """Where claims are looked for: everything but questions to ask, and the tags as words."""
    yield from (passage for passage in reading.everything if passage.kind != "questions_to_ask")
    for tag in reading.document["tags"]:
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", tag["name"])
        yield Passage(name, Place(None, "tags"), "article", -1)


def _sentences(reading) -> Iterator[Sentence]:
    return (sentence for passage in _claims(reading) for sentence in passage.sentences)


def _said(reading, name: str) -> list[str]:
    """The words of a list that the text says, and does not deny."""
    return [match[0] for sentence in _sentences(reading) for match in claimed(pattern(name), sentence.plain)]
