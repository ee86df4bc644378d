"""Sentences: how hard they read, how long they are, and who does what in them."""

import re
from dataclasses import replace

from articles import readability
from articles.checks.finding import Found, Severity
from articles.checks.registry import check
from articles.checks.word_lists import words

LONGEST_SENTENCE, MEAN_SENTENCE = 20, 15
LONGEST_PARAGRAPH_SENTENCES, LONGEST_PARAGRAPH_WORDS = 3, 60
FEWEST_WORDS = 5  # of what is called a hard sentence; hard words in short items are named as words
MOST_PASSIVE, FEWEST_SENTENCES = 0.2, 5


@check(
    "HL01",
    "Reading grade",
    severity=Severity.WARNING,
    rule="Flesch–Kincaid at most 6 (told) and 8 (warned of), SMOG at most 8 and 10; below 100 words nothing is said. Advice.",
    source="AMA and NIH advice on grades 6 and 8; NHS: such tools only help you to see where to look first",
)
def reading_grade(reading, at):
    grade = readability.grade([passage.shown for passage in reading.prose])
    if grade is None or grade.is_too_short:
        return
    kincaid, smog = grade.flesch_kincaid, grade.smog
    if kincaid <= 6 and smog <= 8:
        return
    roughly = " Roughly: the text is short." if grade.is_rough else ""
    yield Found(
        f"It reads like grade {kincaid:.0f} by Flesch–Kincaid and {smog:.0f} by SMOG.{roughly}",
        suggestion=f"Aim for 6. These words cost most: {', '.join(_costliest_words(reading))}.",
        severity=Severity.WARNING if kincaid > 8 or smog > 10 else Severity.INFORMATION,
    )
    sentences = [sentence for sentence in reading.sentences if len(sentence.words) >= FEWEST_WORDS]
    for sentence in sorted(sentences, key=lambda sentence: _cost(sentence, grade), reverse=True)[:3]:
        yield Found(
            "This sentence is among those that cost most.",
            sentence.place,
            excerpt=sentence.text,
            suggestion="Shorter words, or two sentences.",
            severity=Severity.INFORMATION,
        )


def _cost(sentence, whole: readability.Grade) -> float:
    """By how much the grade of the whole falls without this sentence."""
    syllables = sum(readability.syllables(word) for word in sentence.words)
    words, sentences = whole.words - len(sentence.words), whole.sentences - 1
    if not words or not sentences:
        return whole.flesch_kincaid
    rest = replace(whole, words=words, sentences=sentences, syllables=whole.syllables - syllables)
    return whole.flesch_kincaid - rest.flesch_kincaid


def _costliest_words(reading) -> list[str]:
    counts: dict[str, int] = {}
    for word in (word for sentence in reading.sentences for word in sentence.words):
        counts[word.lower()] = counts.get(word.lower(), 0) + 1
    cost = {word: count * (readability.syllables(word) - 2) for word, count in counts.items()}
    return sorted((word for word in cost if cost[word] > 0), key=lambda word: (-cost[word], word))[:8]


@check(
    "HL02",
    "Sentence length",
    severity=Severity.WARNING,
    rule=f"A sentence has at most {LONGEST_SENTENCE} words, and {MEAN_SENTENCE} on average.",
    source="NHS digital service manual, how we write",
)
def sentence_length(reading, at):
    for sentence in reading.sentences:
        if len(sentence.words) > LONGEST_SENTENCE:
            yield Found(
                f"This sentence has {len(sentence.words)} words.",
                sentence.place,
                excerpt=sentence.text,
                suggestion="Say it in two sentences.",
            )
    if reading.sentences and reading.word_count / len(reading.sentences) > MEAN_SENTENCE:
        yield Found(
            f"Sentences have {reading.word_count / len(reading.sentences):.0f} words on average.",
            suggestion=f"Aim for {MEAN_SENTENCE} or fewer.",
        )


@check(
    "HL03",
    "Paragraph length",
    severity=Severity.WARNING,
    rule=f"A paragraph has at most {LONGEST_PARAGRAPH_SENTENCES} sentences and {LONGEST_PARAGRAPH_WORDS} words.",
    source="NHS digital service manual, how we write; the number of words is the house's",
)
def paragraph_length(reading, at):
    for passage in reading.prose:
        count = sum(len(sentence.words) for sentence in passage.sentences)
        if len(passage.sentences) > LONGEST_PARAGRAPH_SENTENCES or count > LONGEST_PARAGRAPH_WORDS:
            yield Found(
                f"This paragraph has {len(passage.sentences)} sentences and {count} words.",
                passage.place,
                excerpt=passage.shown,
                suggestion="Start a new paragraph, or make it a list.",
            )


_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|get|gets|got|getting)\s+(?:not\s+|\w+ly\s+|also\s+|often\s+)?"
    r"(\w{2,}ed|given|taken|made|done|seen|known|shown|found|told|held|kept|put|sent|built|felt|left|lost|paid|read|said"
    r"|thought|written|chosen|broken|drawn|driven|grown|hidden|spoken|used|brought|caught|taught|understood|begun)\b",
    re.IGNORECASE,
)


def _is_passive(text: str) -> bool:
    return any(match[1].lower() not in words("no_passives") for match in _PASSIVE.finditer(text))


@check(
    "HL04",
    "Active voice",
    severity=Severity.WARNING,
    rule="At most one sentence in five is passive.",
    source="PEMAT-P item 5",
)
def active_voice(reading, at):
    passive = [sentence for sentence in reading.sentences if _is_passive(sentence.plain)]
    count = len(reading.sentences)
    if count >= FEWEST_SENTENCES and len(passive) / count > MOST_PASSIVE:
        yield Found(
            f"{len(passive)} of {count} sentences are passive.",
            passive[0].place,
            excerpt=passive[0].text,
            suggestion="Say who does what: “the nurse gives it to you”, not “it is given”.",
        )
