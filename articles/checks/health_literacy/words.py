"""Words: is there a plainer or a kinder one?"""

import re

from articles import readability
from articles.checks.finding import Found, Severity
from articles.checks.registry import check
from articles.checks.word_lists import plainer, swap_pattern

MOST_COMPLEX = 0.15


@check(
    "HL06",
    "Plain words",
    severity=Severity.WARNING,
    rule="A plainer word is used where there is one. At most 15 in 100 words have three or more syllables (told only).",
    source="SHeLL Health Literacy Editor; NHS digital service manual; the share is the house's",
)
def plain_words(reading, at):
    told: set[str] = set()
    for passage in reading.prose:
        for match in swap_pattern("plain_swaps").finditer(passage.plain):
            word = match[0].lower()
            if word in told:
                continue
            told.add(word)
            yield Found(
                f"“{match[0]}” has a plainer word.",
                passage.place,
                excerpt=_around(passage.shown, match),
                suggestion=f"Say “{plainer('plain_swaps', word)}”.",
            )
    every = [word for sentence in reading.sentences for word in sentence.words]
    if len(every) >= readability.TOO_SHORT_WORDS:
        share = sum(readability.syllables(word) >= 3 for word in every) / len(every)
        if share > MOST_COMPLEX:
            yield Found(
                f"{100 * share:.0f} of 100 words have three or more syllables.",
                suggestion=f"Aim for fewer than {100 * MOST_COMPLEX:.0f}.",
                severity=Severity.INFORMATION,
            )


def _around(text: str, match: re.Match) -> str:
    """The words about a match."""
    start, end = max(0, match.start() - 40), min(len(text), match.end() + 40)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


# “Drug” is a medicine's plain name to few; but a company, a street drug and the FDA are called so.
_DRUG = re.compile(
    r"(?<!and )(?<!or )(?<!other )(?<!street )(?<!illegal )(?<!recreational )(?<!party )"
    r"(?<!use )(?<!uses )(?<!used )(?<!using )(?<!on )\bdrugs?\b"
    r"(?!\s+(?:company|companies|use|misuse|abuse|abuser|maker|makers|administration|enforcement|stores?"
    r"|problems?|tests?|testing|screens?|screening|dealers?|overdoses?"
    r"|and alcohol|or alcohol))(?!-)",
    re.IGNORECASE,
)


@check(
    "HL14",
    "Words for people",
    severity=Severity.WARNING,
    rule="People come before their illness, and medicines are called medicines.",
    source="NHS digital service manual, how we write; SHeLL Health Literacy Editor",
)
def words_for_people(reading, at):
    for sentence in reading.sentences:
        for match in swap_pattern("person_first").finditer(sentence.plain):
            yield Found(
                f"“{match[0]}” has a better word.",
                sentence.place,
                excerpt=sentence.text,
                suggestion=f"Say “{plainer('person_first', match[0])}”.",
            )
        if _DRUG.search(sentence.plain):
            yield Found(
                "“Drug” makes readers think of drug use.",
                sentence.place,
                excerpt=sentence.text,
                suggestion="Say “medicine”.",
            )
