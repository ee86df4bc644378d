"""Health literacy: can somebody who is ill, tired or afraid read this?"""

import re

from articles import readability
from articles.checks.finding import Found, Place, Severity
from articles.checks.registry import check
from articles.checks.word_lists import swap_pattern, swaps, words
from articles.terms import names_of

LONGEST_SENTENCE, MEAN_SENTENCE = 20, 15
LONGEST_PARAGRAPH_SENTENCES, LONGEST_PARAGRAPH_WORDS, SHORT_PARAGRAPH_WORDS = 3, 60, 50
MOST_PASSIVE, FEWEST_SENTENCES = 0.2, 5
MOST_COMPLEX = 0.15
LONGEST_MESSAGE = 50
SUMMARY_FROM, MOST_KEY_POINTS = 300, 5
LONGEST_SECTION, LONGEST_HEADING = 300, 12
MOST_WARNINGS = 2


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
    for sentence in sorted(reading.sentences, key=_cost, reverse=True)[:3]:
        yield Found(
            "This sentence is among those that cost most.",
            sentence.place,
            excerpt=sentence.text,
            suggestion="Shorter words, or two sentences.",
            severity=Severity.INFORMATION,
        )


def _cost(sentence) -> float:
    """What a sentence adds to the grade, by Flesch–Kincaid."""
    syllables = sum(readability.syllables(word) for word in sentence.words)
    return 0.39 * len(sentence.words) + 11.8 * syllables / len(sentence.words)


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
    rule=f"A paragraph has at most {LONGEST_PARAGRAPH_SENTENCES} sentences and {LONGEST_PARAGRAPH_WORDS} words. More sentences"
    f" in fewer than {SHORT_PARAGRAPH_WORDS} words are only told.",
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
                severity=Severity.WARNING if count > SHORT_PARAGRAPH_WORDS else Severity.INFORMATION,
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


# Two capitals or more, digits among them, maybe after one small letter: NMDA, SSRIs, mTOR.
_SHORT_FORM = re.compile(r"(?<![\w-])([a-z]?[A-Z][A-Z0-9]{1,6})s?(?!\w)")
_ROMAN = re.compile(r"[IVXLC]+")
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,}){2,}\b")
_SMALL_WORDS = frozenset("a an and for in of on the to with".split())  # they lend no letter to a short form


@check(
    "HL05",
    "Short forms are spelled out",
    severity=Severity.ERROR,
    rule="A short form is spelled out where it is used, in brackets or by the glossary; everyday ones need not be.",
    source="PEMAT-P item 4; CDC Clear Communication Index 7",
)
def short_forms(reading, at):
    text = " ".join(passage.plain for passage in reading.everything)
    names = [name for term in reading.document["glossary"] for name in names_of(term)]
    # A term defines the short form in it too: “NMDA receptor”.
    known = {*words("known_short_forms"), *(word for name in names for word in name.split())}
    known |= {name.removesuffix("s") for name in known}
    told: set[str] = set()
    for passage in reading.everything:
        plain = _SHOUTED.sub(" ", passage.plain)
        for match in _SHORT_FORM.finditer(plain):
            short = match[1]
            if short in known or short in told or _ROMAN.fullmatch(short) or sum(map(str.isalpha, short)) < 2:
                continue
            told.add(short)
            if short.lower() not in at.defined_terms and not _is_spelled_out(short, text):
                yield Found(
                    f"“{short}” is never spelled out.",
                    passage.place,
                    excerpt=passage.shown,
                    suggestion="Write it in full where it is used first, with the short form in brackets. Or add it to the"
                    " glossary.",
                )


def _is_spelled_out(short: str, text: str) -> bool:
    form = rf"(?<![\w-]){re.escape(short)}s?(?!\w)"
    explained = (
        # NMDA receptor (N-methyl-D-aspartate); but not “NMDA (see below)”
        rf"{form}(?:\s+[a-z]+){{0,2}}\s*\((?!(?:see|such as|for example|like|including|e\.g)\b)[^)]*[a-z]{{3}}",
        # a growth factor (BDNF); but not “brain cells (NMDA and others)”
        rf"[a-z]{{3}}\W{{1,3}}\(\s*(?:an?\s|the\s|called\s|or\s)?{form}(?:\s+(?!and\b|or\b)[a-z]+){{0,3}}\s*[),;]",
        rf"{form},?\s+(?:is short for|short for|stands for|means)\s+\w",
    )
    if any(re.search(each, text) for each in explained):
        return True
    # Without brackets the words have to fit the letters: “an MRI or a scan” spells out nothing.
    after = re.finditer(rf"{form},?\s+(?:or|is|are)\s+([^.;:!?()]+)", text)
    before = re.finditer(rf"([^.;:!?()]+?),?\s+(?:or|(?:also )?called|also known as|for short)\s+\W?{form}", text)
    most = len(short) + 1
    return any(_fits(short, _listed(match[1])[:count]) for match in after for count in range(2, most)) or any(
        _fits(short, _listed(match[1])[-count:]) for match in before for count in range(2, most)
    )


def _listed(text: str) -> list[str]:
    """The words that may lend a letter, in lower case."""
    return [word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _SMALL_WORDS]


def _fits(short: str, spelled: list[str]) -> bool:
    """Whether these words have the letters of `short` in their order, and each word lends its first."""
    letters = short.lower()
    initials = "".join(word[0] for word in spelled)
    edges = letters[0] == initials[:1] and letters[-1] == initials[-1:]
    return edges and _holds(letters, initials) and _holds("".join(spelled), letters)


def _holds(text: str, letters: str) -> bool:
    """Whether `text` has all the letters, in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


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
                suggestion=f"Say “{swaps('plain_swaps').get(word.replace('-', ' '), swaps('plain_swaps').get(word, ''))}”.",
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
    r"(?!\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\b)",  # “one in 8 hours” is a dose
    re.IGNORECASE,
)
_VALUES = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)) | {
    "a hundred": 100,
    "a thousand": 1000,
}


def _denominators(text: str) -> list[int]:
    found = (match[1].lower().replace(",", "").rstrip() for match in _FREQUENCY.finditer(text))
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
    r"\b(?:twice|half|three times|\d+ times) as (?!(?:your?|an?|the|they|we|i|he|she|it)\b)\w+"
    r"|\btimes (?:more|less|higher|lower)\b|\b\w+-?fold\b"
    r"|\b(?:halves?|halved|doubles?|doubled|triples?|tripled|cuts?|reduces?|lowers?|raises?) (?:the|your|their) (?:risk|chance)"
    r"|(?:%|per ?cent) (?:lower|higher|less|more|fewer|better)\b",
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
    for sentence in reading.sentences:
        if _RELATIVE.search(sentence.plain) and not _denominators(_group_text(reading, sentence)):
            yield Found(
                "This says how much more or less, and not how much.",
                sentence.place,
                excerpt=sentence.text,
                suggestion="Add the numbers themselves: “from 2 to 4 out of 100 people”.",
            )


def _group_text(reading, sentence) -> str:
    """The text of the section that a sentence is in."""
    _ = reading.body  # fills the groups
    for group in reading.groups:
        if any(block["id"] == sentence.place.block for block in group.blocks):
            return group.text
    return sentence.plain


_VAGUE = re.compile(
    r"\b(?:many|most|some|several|countless|plenty of|a lot of|lots of|few|a few)\s+(?:of\s+(?:the|our|my)\s+)?(?:\w+\s+)?"
    r"(?:patients|people|clients|adults|children|users|persons)\b(?!')",
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


# “Drug” is a medicine's plain name to few; but a company, a street drug and the FDA are called so.
_DRUG = re.compile(
    r"(?<!and )(?<!or )(?<!other )(?<!street )(?<!illegal )(?<!recreational )(?<!party )\bdrugs?\b"
    r"(?!\s+(?:company|companies|use|misuse|abuse|abuser|maker|makers|administration|enforcement|stores?"
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
                suggestion=f"Say “{swaps('person_first').get(match[0].lower(), 'person')}”.",
            )
        if _DRUG.search(sentence.plain):
            yield Found(
                "“Drug” makes readers think of drug use.",
                sentence.place,
                excerpt=sentence.text,
                suggestion="Say “medicine”.",
            )


_TO_YOU = re.compile(
    r"^(?:(?:if|when|before|after|while)\b[^,]*,\s*)?(?:please\s+|always\s+|then\s+|also\s+)?(?:do not|don't|never|ask|bring|"
    r"breathe|call|check|choose|drink|eat|find|get|give|go|keep|learn|let|look|make|plan|rest|say|see|sit|sleep|speak|"
    r"start|stay|stop|take|talk|tell|text|try|use|walk|watch|write)\b"
    r"(?!\s+(?:is|are|was|were|can|may|might|will|has|does|helps?|therapy|problems?|and|or)\b)"
    r"|\byou (?:can|could|may|might|should|must|need to|have to)\s+(?:also\s+|always\s+)?(?!not\b)\w+",
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
