"""Clinical examples: is it said where they come from, may they be told, and do they tell both sides?"""

import re
from datetime import date

from articles.checks.finding import Found, Place, Severity
from articles.checks.negation import first_claim
from articles.checks.reading import Passage
from articles.checks.registry import check
from articles.checks.word_lists import pattern, words
from articles.notice_words import words_for


@check(
    "PR01",
    "Where an example comes from",
    severity=Severity.ERROR,
    rule="An example says whether it is made up or real. The words about that, and that it is not typical, follow by themselves.",
    source="FTC Endorsement Guides, 16 CFR 255.2; California Business and Professions Code 651",
    overridable=False,
    languages=None,
)
def provenance(reading, at):
    for block in reading.of_kind("clinical_example"):
        if block["provenance"] not in words_for(reading.document).disclosures:
            yield Found(
                "This example does not say where it comes from.",
                Place(block["id"], "provenance"),
                excerpt=block["title"],
                suggestion="Choose: put together from many people, made up, or one real person.",
            )


@check(
    "PR02",
    "A real person's permission",
    severity=Severity.ERROR,
    rule="An example of a real person has a written authorisation that holds today and was not taken back.",
    source="HIPAA, 45 CFR 164.508; COPE, patient consent",
    overridable=False,
    languages=None,
)
def authorisation(reading, at):
    for block in reading.of_kind("clinical_example"):
        if block["provenance"] == "real":
            for field, problem, suggestion in _problems(block, at.today):
                yield Found(problem, Place(block["id"], field), excerpt=block["title"], suggestion=suggestion)


def _problems(block: dict, today: date):
    """(field, what is wrong, what to do). Dates are ISO text, or None."""
    on = {
        name: date.fromisoformat(block[name]) if block[name] else None
        for name in ("authorised_on", "authorisation_expires_on", "consent_withdrawn_on")
    }
    take_it_out = "Take the example out."
    if on["consent_withdrawn_on"]:
        yield "consent_withdrawn_on", "The person in this example has taken their permission back.", take_it_out
        return
    if not on["authorised_on"]:
        yield "authorised_on", "It does not say when this person gave permission.", "Add the day of the signature."
    elif on["authorised_on"] > today:
        yield "authorised_on", "The permission is dated in the future.", "Add the day of the signature."
    if not block["authorisation_reference"].strip():
        yield (
            "authorisation_reference",
            "It does not say where the permission is kept.",
            "Say where, in the clinic's own terms.",
        )
    if on["authorisation_expires_on"] and on["authorisation_expires_on"] < today:
        yield (
            "authorisation_expires_on",
            "This person's permission has expired.",
            f"Ask them again, or: {take_it_out.lower()}",
        )


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec)\.?"
)
_STATE = r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
_STATE_NAMES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa"
    "|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada"
    "|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island"
    "|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming"
)
# What it is, and how it looks. Case matters: “May 3” is a day, and “may” is not.
_IDENTIFIERS = (
    (
        "a date",
        re.compile(rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b"),
    ),
    ("a date", re.compile(r"\b\d{1,2}[/-]\d{1,2}[/-](?:\d{2}|\d{4})\b|\b(?:19|20)\d\d-\d\d-\d\d\b")),
    ("a telephone number", re.compile(r"\(?\b\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}\b")),
    ("an e-mail address", re.compile(r"[\w.+-]+@[\w-]+\.\w+")),
    (
        "a web address",
        re.compile(r"https?://\S+|\bwww\.\S+|(?<![@\w.-])(?!988lifeline)[\w-]+\.(?:com|org|net|edu|gov)\b"),
    ),
    (
        "a ZIP code",
        re.compile(rf"\b{_STATE},? \d{{5}}(?:-\d{{4}})?\b|\bZIP(?: code)?(?: is)? \d{{5}}\b|\b\d{{5}}-\d{{4}}\b"),
    ),
    (
        "a street",
        re.compile(
            r"\b\d+ (?:[NSEW]\.? )?(?:[A-Z]\w+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Blvd|Way|Court)\b"
        ),
    ),
    ("a street", re.compile(r"\b(?:on|in|at) (?:[A-Z]\w+ ){1,3}(?:Street|Avenue|Road|Drive|Lane|Boulevard)\b")),
    ("a place", re.compile(rf"\b[A-Z][a-z]+, (?:{_STATE_NAMES}|{_STATE})\b")),
    ("a name", re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z]\w*|\b(?:named|name is|name was) [A-Z][a-z]+ [A-Z]\w+")),
    ("an account", re.compile(r"(?<![\w.])@[A-Za-z_]\w{2,}")),
    (
        "an age over 89",
        re.compile(
            r"\b(?:9\d|1[01]\d)[- ]years?[- ]old\b|\baged? (?:of )?(?:9\d|1[01]\d)\b"
            r"|\b(?:is|was|turned) (?:9\d|1[01]\d)(?= and\b|[.,;])"
        ),
    ),
    (
        "initials",
        re.compile(
            r"\b(?!U\. ?S\.|D\. ?C\.|a\.m\.|p\.m\.)[A-Z]\. ?[A-Z]\."
            r"|\b(?!Vitamin|Plan|Type|Part|Group|Schedule|Hepatitis)[A-Z][a-z]+ [B-HJ-Z]\.(?! [A-Z])"
            r"|\b(?:[Pp]atient|[Cc]lient) [A-Z]\b\.?"
        ),
    ),
    (
        "an employer",
        re.compile(
            r"\b(?:works?|worked|working|employed|teaches|taught|stud(?:ies|ied)) (?:at|for|by) (?:the )?(?-i:[A-Z])\w+"
        ),
    ),
)


@check(
    "PR03",
    "What could show who a person is",
    severity=Severity.WARNING,
    rule="An example has no day, place, name, age over 89, initials or employer. In a real person's story this is an error.",
    source="HIPAA, 45 CFR 164.514(b)",
)
def identifiers(reading, at):
    for block in reading.of_kind("clinical_example"):
        severity = Severity.ERROR if block["provenance"] == "real" else None
        for passage in reading.passages_in(block):
            for what, found in _identifiers(passage):
                yield Found(
                    f"“{found}” is {what}: it could show who the person is.",
                    passage.place,
                    excerpt=passage.shown,
                    suggestion="Leave it out, or say it less exactly: a season, a part of the country, a kind of work.",
                    severity=severity,
                )


def _identifiers(passage: Passage):
    for what, each in _IDENTIFIERS:
        yield from ((what, match[0]) for match in each.finditer(passage.plain))
    # A city is written with its capitals.
    cities = (re.search(rf"\b{re.escape(city)}\b", passage.plain) for city in words("large_cities"))
    yield from (("a city", match[0]) for match in cities if match)


# What had not helped before (“two medicines had not helped”) is how most stories begin, and no second side.
_NO_HELP = re.compile(
    r"\b(?:did not|didn't|does not|doesn't|do not|don't|was not|wasn't|never|no longer) (?:\w+ ){0,2}?"
    r"(?:help|helps|helped|work|works|worked|better|change|changed|relief|enough|well|lasted|last)\b"
    r"|\b(?:little|no) (?:change|help|effect)\b|\bworse\b"
    r"|\b(?:mood|depression|illness|signs|symptoms|thoughts|it|they) (?:\w+ )?(?:came|comes?|began to come) back\b"
    r"|\b(?:effect|benefit|change|it) (?:\w+ )?(?:fades?|faded)\b|\bstopped (?:taking|using|the|because)\b",
    re.IGNORECASE,
)


@check(
    "PR04",
    "An example with two sides",
    severity=Severity.WARNING,
    rule="An example that tells of good tells of something bad as well: a side effect, or what did not help.",
    source="FTC Endorsement Guides, 16 CFR 255.2; California Business and Professions Code 651",
)
def one_sided_example(reading, at):
    for block in reading.of_kind("clinical_example"):
        sentences = [sentence for passage in reading.passages_in(block) for sentence in passage.sentences]
        good = [sentence for sentence in sentences if first_claim(_GOOD, sentence.plain)]
        bad = (_NO_HELP, pattern("risks"), pattern("felt_harms"))
        if good and not any(first_claim(each, sentence.plain) for sentence in sentences for each in bad):
            yield Found(
                "This example tells only of what went well.",
                good[0].place,
                excerpt=good[0].text,
                suggestion="Tell also what was hard: a side effect, something that did not help, or that it did not last.",
            )


_GOOD = re.compile(
    rf"{pattern('benefits').pattern}"
    r"|\b(?:decreas(?:e|es|ed)|lighter|reduced|happy|happier|feels? (?:well|good|ready|calm)|gone)\b",
    re.IGNORECASE,
)

_STORY = re.compile(
    r"\b\d{1,3}[- ]year[- ]old (?:\w+ )?"
    r"(?:man|woman|patient|boy|girl|person|mother|father|teacher|nurse|student|veteran)\b"
    r"|\b(?:a|an|this|our) \d{1,3}[- ]year[- ]old\b(?! (?:stud|law|rule|house|building|medicine|idea|treatment|finding))"
    r"|\b(?!In\b)(?-i:[A-Z][a-z]{2,}), [1-9]\d, (?:has|had|felt|feels|is|was|came|comes|took|tried)\b"
    r"|\b(?:a|one) (?:patient|client) of (?:ours|mine)\b|\bone of (?:our|my) (?:patients|clients)\b"
    r"|\b(?:our|my) (?:patient|client),? (?-i:[A-Z])\w+|\b[Mm]eet (?-i:[A-Z])[a-z]+, (?:a|an|who)\b"
    r"|\ba (?:patient|client) (?:named|called|we treated|we saw|i treated|i saw)\b",
    re.IGNORECASE,
)


@check(
    "PR05",
    "An example in disguise",
    severity=Severity.WARNING,
    rule="A patient's story stands in an example, where it is said what it is made of.",
    source="our own advice",
)
def story_outside_an_example(reading, at):
    for passage in reading.prose:
        if passage.kind == "clinical_example":
            continue
        for sentence in passage.sentences:
            found = _STORY.search(sentence.plain)
            if found:
                yield Found(
                    f"“{found[0]}” looks like a patient's story.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Put it into a clinical example, and say whether it is made up or real.",
                )
