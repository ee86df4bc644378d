"""Structure: is it seen what matters, what follows, and what to do?"""

import re

from articles.checks.finding import Found, Place, Severity
from articles.checks.registry import check
from articles.checks.word_lists import words

LONGEST_MESSAGE = 50
SUMMARY_FROM, MOST_KEY_POINTS = 300, 5
LONGEST_SECTION, LONGEST_HEADING = 300, 12
MOST_WARNINGS = 2


@check(
    "HL07",
    "Main message",
    severity=Severity.ERROR,
    rule=f"There is a main message, of at most {LONGEST_MESSAGE} words.",
    source="CDC Clear Communication Index 1 to 3; PEMAT-P item 1",
    languages=None,
)
def main_message(reading, at):
    place = Place(None, "main_message")
    count = len(reading.document["main_message"].split())
    if not count:
        yield Found(
            "There is no main message.",
            place,
            suggestion="Say in one to three short sentences what a reader should keep.",
        )
    elif count > LONGEST_MESSAGE:
        yield Found(
            f"The main message has {count} words.",
            place,
            suggestion=f"Keep what matters most, in {LONGEST_MESSAGE} words or fewer.",
            severity=Severity.WARNING,
        )


@check(
    "HL08",
    "What to remember",
    severity=Severity.WARNING,
    rule=f"A text of more than {SUMMARY_FROM} words ends or begins with key points, at most {MOST_KEY_POINTS}. On a treatment"
    " or medicine their lack is an error.",
    source="PEMAT-P item 11",
    languages=None,
)
def key_points(reading, at):
    lists = [block for block in reading.of_kind("key_points") if block["points"]]
    if not lists and (reading.is_about_a_treatment or reading.word_count > SUMMARY_FROM):
        yield Found(
            "There are no key points.",
            suggestion="Add a block “Key points”: three to five things to remember.",
            severity=Severity.ERROR if reading.is_about_a_treatment else Severity.WARNING,
        )
    for block in lists:
        if len(block["points"]) > MOST_KEY_POINTS:
            yield Found(
                f"There are {len(block['points'])} key points.",
                Place(block["id"], "points"),
                suggestion=f"Nobody remembers more than {MOST_KEY_POINTS}.",
            )


@check(
    "HL09",
    "Chunks and headings",
    severity=Severity.WARNING,
    rule=f"A section of more than {LONGEST_SECTION} words has a list in it; a heading has at most {LONGEST_HEADING} words and"
    " says what follows.",
    source="PEMAT-P items 8 and 9; the numbers are the house's",
)
def chunks(reading, at):
    for block in reading.of_kind("section"):
        heading = block["heading"].strip()
        count = sum(len(passage.shown.split()) for passage in reading.passages_in(block) if not passage.is_name)
        if count > LONGEST_SECTION and "<li>" not in block["body"]:
            yield Found(
                f"This section has {count} words in one piece.",
                Place(block["id"], "body"),
                excerpt=heading,
                suggestion="Make two sections of it, or a list of a part.",
            )
        if len(heading.split()) > LONGEST_HEADING:
            yield Found(
                f"This heading has {len(heading.split())} words.",
                Place(block["id"], "heading"),
                excerpt=heading,
                suggestion="Say what the section answers, in a few words.",
            )
        if heading.lower().strip(" .:?") in words("bare_headings"):
            yield Found(
                f"“{heading}” does not say what follows.",
                Place(block["id"], "heading"),
                excerpt=heading,
                suggestion="Use the question that the section answers: “What are the risks?”",
            )


_TO_YOU = re.compile(
    r"^(?:(?:if|when|before|after|while)\b[^,]*,\s*)?(?:please\s+|always\s+|then\s+|also\s+)?(?:do not|don't|never|ask|avoid|"
    r"bring|breathe|call|carry|check|choose|drink|eat|find|follow|get|give|go|keep|learn|let|lock|look|make|plan|put|reach|"
    r"remember|rest|say|see|sit|sleep|speak|start|stay|stop|store|take|talk|tell|text|try|use|visit|wait|walk|watch|wear|write)\b"
    r"(?!\s+(?:is|are|was|were|can|may|might|will|has|does|helps?|therapy|problems?|and|or)\b)"
    # What may happen to you (“you may feel dizzy”) is nothing to do.
    r"|\byou (?:can|could|may want to|might want to|should|must|need to|have to)\s+(?:also\s+|always\s+)?"
    r"(?!(?:not|be|become|die|develop|experience|faint|fall|feel|gain|have|hear|lose|notice|still)\b)"
    r"(?!get (?!help|support|care|an?\b))\w+",
    re.IGNORECASE,
)


@check(
    "HL15",
    "Something to do",
    severity=Severity.WARNING,
    rule="The text tells “you” at least one thing to do, outside a call to action.",
    source="PEMAT-P items 20 to 22",
)
def something_to_do(reading, at):
    if reading.of_kind("questions_to_ask") or not reading.sentences:
        return
    if not any(_TO_YOU.search(sentence.plain) for sentence in reading.sentences):
        yield Found(
            "A reader is told nothing that they can do.",
            suggestion="Say it to them: “Ask your doctor …”, “Call if …”, or add questions to ask.",
        )


@check(
    "HL16",
    "Callouts",
    severity=Severity.WARNING,
    rule=f"At most {MOST_WARNINGS} callouts warn, and what follows one has a heading.",
    source="NHS digital service manual, warning callout",
    languages=None,
)
def callouts(reading, at):
    warning = [block for block in reading.of_kind("callout") if block["severity"] in ("important", "urgent")]
    if len(warning) > MOST_WARNINGS:
        yield Found(
            f"{len(warning)} callouts warn: readers stop seeing them.",
            Place(warning[-1]["id"], "severity"),
            suggestion=f"Keep the {MOST_WARNINGS} that matter most.",
        )
    for block, following in zip(reading.blocks, reading.blocks[1:], strict=False):
        if block["kind"] == "callout" and following["kind"] == "section" and not following["heading"].strip():
            yield Found(
                "The text after a callout has no heading, and reads as a part of it.",
                Place(following["id"], "heading"),
                suggestion="Give it a heading.",
            )
