"""Numbers: can they be understood without a sum?"""

import re

from articles.checks.finding import Found, Severity
from articles.checks.registry import check

_PERCENT = re.compile(r"(?:(\d+(?:\.\d+)?)\s*)?(?:%|per ?cent\b)", re.IGNORECASE)


@check(
    "HL10",
    "No percentages",
    severity=Severity.WARNING,
    rule="Shares are told as people: “30 out of 100”, not “30 %”.",
    source="NHS digital service manual, numbers; PEMAT-P items 6 and 7",
)
def percentages(reading, at):
    for sentence in reading.sentences:
        match = _PERCENT.search(sentence.plain)
        if match:
            instead = f"“{match[1]} out of 100”" if match[1] else "“… out of 100”"
            yield Found(
                "This tells a share in percent.", sentence.place, excerpt=sentence.text, suggestion=f"Say {instead}."
            )


_NUMBER = r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|a hundred|a thousand)"
_FREQUENCY = re.compile(
    rf"\b{_NUMBER}(?:\s+(?:people|adults|children|patients|women|men))?\s+(?:in|out of|of every)\s+(?:every\s+)?({_NUMBER})\b"
    r"(?!\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\b)"  # “one in 8 hours” is a dose
    r"|\b\d[\d,]* of (\d[\d,]*)(?= (?:people|adults|children|patients|women|men)\b)",  # “page 3 of 10” is none
    re.IGNORECASE,
)
_VALUES = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)) | {
    "a hundred": 100,
    "a thousand": 1000,
}


def _denominators(text: str) -> list[int]:
    found = ((match[1] or match[2]).lower().replace(",", "").rstrip() for match in _FREQUENCY.finditer(text))
    values = [_VALUES[each] if each in _VALUES else int(each) for each in found if each]
    return [value for value in values if value > 1 and not 1900 <= value <= 2100]  # “in 2021” is a year


@check(
    "HL11",
    "One way to count",
    severity=Severity.WARNING,
    rule="All frequencies of an article are out of the same number.",
    source="Fagerlin and others on risk communication; PEMAT-P item 6",
)
def one_denominator(reading, at):
    seen: dict[int, object] = {}
    for sentence in reading.sentences:
        for value in _denominators(sentence.plain):
            seen.setdefault(value, sentence)
    if len(seen) > 1:
        last = list(seen.values())[-1]
        yield Found(
            f"Frequencies are out of {', '.join(map(str, seen))}: a reader has to convert them.",
            last.place,
            excerpt=last.text,
            suggestion="Say all of them out of 100, or all out of 1,000.",
        )


_RELATIVE = re.compile(
    r"\b(?:(?:twice|half|(?:two|three|four|five|six|ten|\d+) times) as (?!(?:your?|an?|the|they|we|i|he|she|it)\b)\w+"
    r"|times (?:more|less|higher|lower)\b|\w+-?fold\b"
    r"|(?:halves?|halved|doubles?|doubled|triples?|tripled|cuts?|reduces?|lowers?|raises?) (?:the|your|their) (?:risk|chance)"
    r"|(?:twice|half|double|triple) the (?:risk|chance|rate|odds|number)\b"
    r"|(?:lower|lowers|lowered|reduce|reduces|reduced|cut|cuts|raise|raises|raised|fell|rose|drop|drops|dropped)\b"
    r"(?: \w+){0,5} by (?:half|a third|a quarter|two thirds)\b"
    r")|(?:%|per ?cent) (?:lower|higher|less|more|fewer|better|reduction|drop|decrease|increase|rise)\b",
    re.IGNORECASE,
)


@check(
    "HL12",
    "Relative numbers",
    severity=Severity.WARNING,
    rule="“Twice as many” stands beside how many that is.",
    source="Fagerlin and others on risk communication",
)
def relative_numbers(reading, at):
    for passage in reading.prose:
        for sentence in passage.sentences:
            if _RELATIVE.search(sentence.plain) and not _denominators(reading.group_of(passage).text):
                yield Found(
                    "This says how much more or less, and not how much.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Add the numbers themselves: “from 2 to 4 out of 100 people”.",
                )


_VAGUE = re.compile(
    r"\b(?:many|most|some|several|countless|plenty of|a lot of|lots of|few|a few|the majority of|nearly all|almost all)\s+"
    r"(?:of\s+(?:the|our|my)\s+)?(?:\w+\s+)?(?:patients|people|clients|adults|children|teens|users|persons|folks|veterans)\b(?!')"
    r"|\b(?:many|most|some)\s+of\s+(?:those|the ones)\s+who\b",
    re.IGNORECASE,
)


@check(
    "HL13",
    "Vague numbers of people",
    severity=Severity.WARNING,
    rule="“Many patients” has a number or a source.",
    source="CDC Clear Communication Index 15 and 16; DISCERN 4",
)
def vague_numbers(reading, at):
    for passage in reading.prose:
        if reading.is_cited_near(passage):
            continue
        for sentence in passage.sentences:
            match = _VAGUE.search(sentence.plain)
            if match and not re.search(r"\d", sentence.plain):
                yield Found(
                    f"“{match[0]}”: how many is that?",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Give the number, or cite the source.",
                )
