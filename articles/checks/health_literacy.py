"""Health literacy: can somebody who is ill, tired or afraid read this?"""

from articles.checks.finding import Found, Severity
from articles.checks.registry import check

LONGEST_SENTENCE = 20


@check(
    "HL02",
    "Sentence length",
    severity=Severity.WARNING,
    rule=f"A sentence has at most {LONGEST_SENTENCE} words, and 15 on average.",
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
    if reading.sentences and reading.word_count / len(reading.sentences) > 15:
        yield Found(
            f"Sentences have {reading.word_count / len(reading.sentences):.0f} words on average.",
            suggestion="Aim for 15 or fewer.",
        )
