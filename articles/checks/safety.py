"""Safety: words about suicide that protect, and words about medicines that nobody comes to harm by."""

import re

from articles import notices
from articles.checks.finding import Found, Severity
from articles.checks.negation import claimed, is_asked, is_denied
from articles.checks.registry import check
from articles.checks.word_lists import pattern

NEAR_WORDS = 15

_SUICIDE = re.compile(r"\bsuicid\w*", re.IGNORECASE)


@check(
    "SA01",
    "Crisis card",
    severity=Severity.ERROR,
    rule="A page that speaks of suicide, self-harm or overdose shows the crisis card with 988. It does by itself.",
    source="Action Alliance, National Recommendations for Depicting Suicide; reportingonsuicide.org",
    overridable=False,
    languages=None,
)
def crisis_card(reading, at):
    if not notices.calls_for_the_crisis_card(reading.document):
        return
    if not any(notice["kind"] == notices.CRISIS for notice in reading.document["notices"]):
        yield Found(
            "This page speaks of a crisis, and its crisis card is missing.",
            suggestion="Save the article again, so that the card is made. If it stays away, tell an administrator.",
        )
    # A profile that was not given cannot be looked at.
    if "988" not in at.clinic.get("crisis_telephone", "988"):
        yield Found(
            "The crisis card does not name 988.",
            suggestion="Ask an administrator to write 988 as the crisis line in the clinic's profile.",
        )


_PHRASES = (
    # pattern, what to say instead, whether the sentence has to speak of suicide as well
    (re.compile(r"\bcommit(?:s|ted|ting)? suicide\b", re.IGNORECASE), "died by suicide", False),
    (re.compile(r"\bcompleted? suicides?\b", re.IGNORECASE), "died by suicide", False),
    (
        re.compile(
            r"\b(?:un)?successful(?:ly)? (?:suicide )?attempt\w*|\bfailed (?:suicide )?attempts?\b", re.IGNORECASE
        ),
        "suicide attempt",
        True,
    ),
    (re.compile(r"\b(?:(?:un)?successful|failed) suicides?\b(?! attempt)", re.IGNORECASE), "suicide attempt", False),
    (re.compile(r"\bsuicide epidemics?\b|\bepidemic of suicides?\b", re.IGNORECASE), "rising", False),
    (re.compile(r"\b(?:skyrocket\w*|explod(?:es|ed|ing))", re.IGNORECASE), "rising", True),
    (
        re.compile(r"\battempt\w* suicide (?:un)?successfully\b", re.IGNORECASE),
        "lived through a suicide attempt",
        False,
    ),
)


@check(
    "SA02",
    "Words about suicide",
    severity=Severity.ERROR,
    rule="Suicide is no crime and no success: nobody commits or completes it, and there is no epidemic of it.",
    source="AFSP, Recommendations for Reporting on Suicide; Samaritans, Media Guidelines",
)
def words_about_suicide(reading, at):
    for sentence in _sentences(reading):
        for phrase, instead, only_with_suicide in _PHRASES:
            found = phrase.search(sentence.plain)
            if found and (not only_with_suicide or _SUICIDE.search(sentence.plain)):
                yield Found(
                    f"“{found[0]}” can hurt.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion=f"Say “{instead}”.",
                )


# How a person could do it. Kept here and in no list or page, so that nobody reads it as one.
_METHODS = re.compile(
    r"\b(?:hang(?:s|ed|ing)? (?:him|her|them|your|my)sel(?:f|ves)|hanged|by hanging|noose|ligature"
    r"|guns?|handguns?|pistol|rifle|firearms?|gunshot|shot (?:him|her|them)sel(?:f|ves)|shooting (?:him|her|them)sel(?:f|ves)"
    r"|jump(?:s|ed|ing)? (?:off|in front|from (?:an?|the) (?:height|bridge|building|roof|window|balcony|tower|cliff))"
    r"|in front of a train"
    r"|(?:slit|slits|slitting|slashed|slashing|cut|cutting) (?:his|her|their|your|my) wrists?"
    r"|(?:by|after|with|from) an overdose|overdosed on|took an overdose|swallow(?:ed|ing)? (?:\w+ ){0,3}pills"
    r"|drown(?:ed|ing)? (?:him|her|them)sel(?:f|ves)|carbon monoxide|exhaust fumes|helium|burn(?:ed|ing)? charcoal"
    r"|suffocat\w+|asphyxia\w*|poison(?:ed|ing)? (?:him|her|them)sel(?:f|ves))\b",
    re.IGNORECASE,
)
# Keeping things locked away saves lives, and may be said.
_KEPT_AWAY = re.compile(
    r"\b(?:lock\w*|stor(?:e|ed|ing|age)|safe place|remov\w+|put away|away from"
    r"|(?:hold|keep|take) (?:on to )?(?:your|their|the|any)|give (?:\w+ ){1,3}to)\b",
    re.IGNORECASE,
)


@check(
    "SA03",
    "How somebody could do it",
    severity=Severity.ERROR,
    rule=f"No method stands within {NEAR_WORDS} words of suicide.",
    source="AFSP, Recommendations for Reporting on Suicide; Samaritans, Media Guidelines",
)
def methods(reading, at):
    for passages in (reading.opening, *(reading.passages_in(block) for block in reading.blocks)):
        sentences = [sentence for passage in passages for sentence in passage.sentences]
        starts = [sum(len(other.plain.split()) for other in sentences[:number]) for number in range(len(sentences))]
        suicides = [
            place
            for sentence, start in zip(sentences, starts, strict=True)
            for place in _positions(_SUICIDE, sentence, start)
        ]
        for sentence, start in zip(sentences, starts, strict=True):
            places = _positions(_METHODS, sentence, start)
            is_near = any(abs(place - other) <= NEAR_WORDS for place in places for other in suicides)
            if is_near and not _KEPT_AWAY.search(sentence.plain):
                yield Found(
                    "This names a method near the word suicide.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Leave the method out.",
                )


def _positions(found: re.Pattern, sentence, start: int) -> list[int]:
    """How many words stand before each match, counted from the first sentence of the block."""
    return [start + len(sentence.plain[: match.start()].split()) for match in found.finditer(sentence.plain)]


_SINGLE_CAUSE = re.compile(
    r"\bsuicides?\b(?:\W+\w+){0,3}?\W+(?:because of|caused by|due to|is the result of|was the result of)\b"
    r"|\b(?:drove|driven|drives) (?:\w+ ){0,3}to suicide\b"
    r"|\b(?:caus(?:e|es|ed)|led to|leads to) (?:his|her|their|the|a|many) suicides?\b"
    r"|\b(?:died by suicide|killed (?:him|her|them)sel(?:f|ves)) because\b",
    re.IGNORECASE,
)


@check(
    "SA04",
    "One cause of suicide",
    severity=Severity.WARNING,
    rule="No single thing is called the cause of a suicide.",
    source="AFSP, Recommendations for Reporting on Suicide; Samaritans, Media Guidelines",
)
def single_cause(reading, at):
    for sentence in _sentences(reading):
        found = _SINGLE_CAUSE.search(sentence.plain)
        is_said = found and not any(is_denied(sentence.plain, place) for place in found.span())
        if is_said and not is_asked(sentence.plain):
            yield Found(
                f"“{found[0]}” names a single cause.",
                sentence.place,
                excerpt=sentence.text,
                suggestion="Say that several things come together.",
            )


_TIME = r"(?:minutes?|hours?|days?|weeks?)"
_SOON = re.compile(
    rf"\bwithin (?:\w+ ){{0,3}}?(?:\d[\d,.]*(?:\s?(?:–|-|to|or)\s?\d+)? ?)?{_TIME}\b"
    rf"|\b\d[\d,.]*(?:\s?(?:–|-|to|or)\s?\d+)?[ -]{_TIME}\b"
    rf"|\b(?:in|after) (?:just |only )?(?:a|an|one|two|three|four|a few) (?:single )?{_TIME}\b",
    re.IGNORECASE,
)
# A sentence about harm is no promise, and one that tells where to get help must be allowed to say “now”.
_ABOUT_HARM = re.compile(
    r"\b(?:risks?|worse|worsens?|higher|rises?|rose|raise[sd]?|increas\w*|watch|warns?|warnings?|warned|comes? back"
    r"|returns?|more (?:\w+ )?suicidal|more thoughts of suicide)\b",
    re.IGNORECASE,
)
# “No suicidal thoughts” denies nothing: that is the promise.
_NONE_LEFT = re.compile(r"\b(?:no|without|free of)(?= (?:\w+ )?suicid)", re.IGNORECASE)
_GETS_HELP = re.compile(
    r"\b(?:988|911|call|calls|text|emergency|get help|crisis (?:team|line)|helpline|lifeline|talking|safety plan|lock\w*)\b",
    re.IGNORECASE,
)


@check(
    "SA05",
    "Quick rescue from suicide",
    severity=Severity.ERROR,
    rule="No sentence joins suicide with speed or rescue, unless its section cites a source.",
    source="Spravato label, limitations of use; Action Alliance, safe messaging",
)
def rescue_claims(reading, at):
    for passage in reading.everything:
        if passage.kind == "questions_to_ask" or reading.is_cited_near(passage):
            continue
        for sentence in passage.sentences:
            text = _NONE_LEFT.sub(lambda found: "_" * len(found[0]), sentence.plain)
            if not _SUICIDE.search(text) or _ABOUT_HARM.search(text) or _GETS_HELP.search(text):
                continue
            found = next((match for each in (_SOON, pattern("rescue_claims")) for match in claimed(each, text)), None)
            if found and not is_asked(text):
                yield Found(
                    f"“{found[0]}” next to suicide promises a rescue.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Cite a source, and say the limit too: it has not been shown to prevent suicide.",
                )


_DOSE = re.compile(
    r"\b\d[\d,.]*[\s-]?(?:mg|mcg|µg|μg|milligrams?|micrograms?)(?:\s?(?:/|per )\s?(?:kg|kilogram|day|ml))?(?!\w)",
    re.IGNORECASE,
)


@check(
    "SA06",
    "Doses",
    severity=Severity.WARNING,
    rule="No dose stands in a page for patients.",
    source="our own advice",
)
def doses(reading, at):
    for passage in reading.everything:
        found = _DOSE.search(passage.plain)
        if found:
            yield Found(
                f"“{found[0]}” is a dose.",
                passage.place,
                excerpt=passage.shown,
                suggestion="Leave it out: a reader's own dose is for their doctor to say.",
            )


_STOPS = re.compile(
    r"\b(?:stop|stops|stopping|stopped|quit|quits|quitting) (?:taking|using)\b"
    r"|\b(?:stop|quit|come off|coming off|skip|no longer need) (?:your|the|this|these|an?|any) (?:\w+ )?"
    r"(?:medicines?|medications?|meds|pills?|tablets?|doses?|antidepressants?|SSRIs?|SNRIs?|stimulants?)\b",
    re.IGNORECASE,
)
_ASK_FIRST = re.compile(
    r"\b(?:do not|don't|never) (?:\w+ )?(?:stop|quit|skip)\b"
    r"|\b(?:talk|speak|check) (?:to|with) (?:your|a|the) (?:own )?(?:doctor|nurse|prescriber|pharmacist|clinic|care team)"
    r"|\bask (?:your (?:doctor|nurse|pharmacist|clinic)|first)\b"
    r"|\b(?:call|tell) (?:your|the) (?:doctor|nurse|pharmacist|clinic)\b|\bcall 911\b"
    r"|\bask (?:\w+ ){0,3}before you (?:stop|quit|skip)\b"
    r"|\b(?:your|the|a) (?:doctor|nurse|pharmacist|prescriber) (?:may|might|can|will) (?:tell|ask|help) you"
    r" (?:to )?(?:stop|skip)\b",
    re.IGNORECASE,
)


@check(
    "SA07",
    "Stopping a medicine",
    severity=Severity.WARNING,
    rule="Where a page speaks of stopping a medicine, the same section says not to do so without asking.",
    source="FDA Medication Guide: antidepressant medicines",
)
def stopping_a_medicine(reading, at):
    for passage in reading.everything:
        found = _STOPS.search(passage.plain)
        if found is None or passage.kind == "questions_to_ask":
            continue
        group = reading.group_of(passage)
        if not _ASK_FIRST.search(group.text if group else passage.plain):
            yield Found(
                f"“{found[0]}”, and nothing in this section says to ask first.",
                passage.place,
                excerpt=passage.shown,
                suggestion="Add: “Do not stop it on your own. Talk with your doctor first.”",
            )


def _sentences(reading):
    return (sentence for passage in reading.everything for sentence in passage.sentences)
