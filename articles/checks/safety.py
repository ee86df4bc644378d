"""Safety: words about suicide that protect, and words about medicines that nobody comes to harm by.

What is looked for in each language stands in `articles.checks.safety_words`.
"""

import re

from articles import notices
from articles.checks.finding import Found, Severity
from articles.checks.negation import claimed, is_asked, is_denied
from articles.checks.registry import check
from articles.checks.safety_words import WORDS, safety_words

NEAR_WORDS = 15
# The languages that these checks know.
_LANGUAGES = tuple(WORDS)


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


@check(
    "SA02",
    "Words about suicide",
    severity=Severity.ERROR,
    rule="Suicide is no crime and no success: nobody commits or completes it, and there is no epidemic of it.",
    source="AFSP, Recommendations for Reporting on Suicide; Samaritans, Media Guidelines",
    languages=_LANGUAGES,
)
def words_about_suicide(reading, at):
    say = safety_words(reading.document)
    for sentence in _sentences(reading):
        text = say.read(sentence.plain)
        for phrase, instead, only_with_suicide in say.phrases:
            found = phrase.search(text)
            if found and (not only_with_suicide or say.suicide.search(text)):
                yield Found(
                    f"“{found[0]}” can hurt.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion=f"Say “{instead}”.",
                )


@check(
    "SA03",
    "How somebody could do it",
    severity=Severity.ERROR,
    rule=f"No method stands within {NEAR_WORDS} words of suicide.",
    source="AFSP, Recommendations for Reporting on Suicide; Samaritans, Media Guidelines",
    languages=_LANGUAGES,
)
def methods(reading, at):
    say = safety_words(reading.document)
    for passages in (reading.opening, *(reading.passages_in(block) for block in reading.blocks)):
        sentences = [sentence for passage in passages for sentence in passage.sentences]
        starts = [sum(len(other.plain.split()) for other in sentences[:number]) for number in range(len(sentences))]
        texts = [say.read(sentence.plain) for sentence in sentences]
        suicides = [
            place for text, start in zip(texts, starts, strict=True) for place in _positions(say.suicide, text, start)
        ]
        for sentence, text, start in zip(sentences, texts, starts, strict=True):
            places = _positions(say.methods, text, start)
            is_near = any(abs(place - other) <= NEAR_WORDS for place in places for other in suicides)
            if is_near and not say.kept_away.search(text):
                yield Found(
                    "This names a method near the word suicide.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Leave the method out.",
                )


def _positions(found: re.Pattern, text: str, start: int) -> list[int]:
    """How many words stand before each match, counted from the first sentence of the block."""
    return [start + len(text[: match.start()].split()) for match in found.finditer(text)]


@check(
    "SA04",
    "One cause of suicide",
    severity=Severity.WARNING,
    rule="No single thing is called the cause of a suicide.",
    source="AFSP, Recommendations for Reporting on Suicide; Samaritans, Media Guidelines",
    languages=_LANGUAGES,
)
def single_cause(reading, at):
    say = safety_words(reading.document)
    for sentence in _sentences(reading):
        text = say.read(sentence.plain)
        found = say.single_cause.search(text)
        is_said = found and not any(is_denied(text, place, say.language) for place in found.span())
        if is_said and not is_asked(text, say.language):
            yield Found(
                f"“{found[0]}” names a single cause.",
                sentence.place,
                excerpt=sentence.text,
                suggestion="Say that several things come together.",
            )


@check(
    "SA05",
    "Quick rescue from suicide",
    severity=Severity.ERROR,
    rule="No sentence joins suicide with speed or rescue, unless its section cites a source.",
    source="Spravato label, limitations of use; Action Alliance, safe messaging",
    languages=_LANGUAGES,
)
def rescue_claims(reading, at):
    say = safety_words(reading.document)
    for passage in reading.everything:
        if passage.kind == "questions_to_ask" or reading.is_cited_near(passage):
            continue
        for sentence in passage.sentences:
            text = say.none_left.sub(lambda found: "_" * len(found[0]), say.read(sentence.plain))
            if not say.suicide.search(text) or say.about_harm.search(text) or say.gets_help.search(text):
                continue
            claims = (match for each in (say.soon, say.rescue) for match in claimed(each, text, say.language))
            found = next(claims, None)
            if found and not is_asked(text, say.language):
                yield Found(
                    f"“{found[0]}” next to suicide promises a rescue.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Cite a source, and say the limit too: it has not been shown to prevent suicide.",
                )


@check(
    "SA06",
    "Doses",
    severity=Severity.WARNING,
    rule="No dose stands in a page for patients.",
    source="our own advice",
    languages=_LANGUAGES,
)
def doses(reading, at):
    say = safety_words(reading.document)
    for passage in reading.everything:
        found = say.dose.search(say.read(passage.plain))
        if found:
            yield Found(
                f"“{found[0]}” is a dose.",
                passage.place,
                excerpt=passage.shown,
                suggestion="Leave it out: a reader's own dose is for their doctor to say.",
            )


@check(
    "SA07",
    "Stopping a medicine",
    severity=Severity.WARNING,
    rule="Where a page speaks of stopping a medicine, the same section says not to do so without asking.",
    source="FDA Medication Guide: antidepressant medicines",
    languages=_LANGUAGES,
)
def stopping_a_medicine(reading, at):
    say = safety_words(reading.document)
    for passage in reading.everything:
        found = say.stops.search(say.read(passage.plain))
        if found is None or passage.kind == "questions_to_ask":
            continue
        group = reading.group_of(passage)
        if not say.ask_first.search(say.read(group.text if group else passage.plain)):
            yield Found(
                f"“{found[0]}”, and nothing in this section says to ask first.",
                passage.place,
                excerpt=passage.shown,
                suggestion=f"Add: “{say.ask_first_said}”",
            )


def _sentences(reading):
    return (sentence for passage in reading.everything for sentence in passage.sentences)
