"""Short forms: are the letters spelled out for somebody who sees them for the first time?"""

import re

from articles.checks.finding import Found, Severity
from articles.checks.registry import check
from articles.checks.word_lists import words
from articles.terms import names_of

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


# Brackets that hold no meaning: “(see below)”, “(offered here)”, “(rarely used)”.
_NO_MEANING = (
    r"(?:see|such as|for example|like|including|e\.g|or|and)\b|[^)]*\b(?:here|used|only|below|above|available|too)\)"
)


def _is_spelled_out(short: str, text: str) -> bool:
    form = rf"(?<![\w-]){re.escape(short)}s?(?!\w)"
    explained = (
        # an MRI (a scan of the brain); but not “SSRIs (Prozac, Zoloft)” or “NMDA (see below)”
        rf"{form}(?:\s+[a-z]+){{0,2}}\s*\((?!{_NO_MEANING})[a-z][a-z-]*\s[^)]*[a-z]{{3}}",
        # a growth factor (BDNF); but not “brain cells (NMDA and others)”
        rf"[a-z]{{3}}\W{{1,3}}\(\s*(?:an?\s|the\s|called\s|or\s)?{form}(?:\s+(?!and\b|or\b)[a-z]+){{0,3}}\s*[),;]",
        rf"{form},?\s+(?:is short for|short for|stands for|means)\s+\w",
    )
    if any(re.search(each, text) for each in explained):
        return True
    # Otherwise the words have to fit the letters: “an MRI or a scan” and “SSRIs (Prozac, Zoloft)” spell out nothing.
    within = [
        *re.finditer(rf"{form}(?:\s+[a-z]+){{0,2}}\s*\(([^)]+)\)", text),
        *re.finditer(rf"{form},?\s+(?:is|are)\s+([^.;:!?()]+)", text),
    ]
    after = re.finditer(rf"{form},?\s+or\s+([^.;:!?()]+)", text)
    before = re.finditer(rf"([^.;:!?()]+?),?\s+(?:or|(?:also )?called|also known as|for short)\s+\W?{form}", text)
    counts = range(2, len(short) + 1)
    return (
        any(_fits(short, _listed(match[1])[:count]) for match in after for count in counts)
        or any(_fits(short, _listed(match[1])[-count:]) for match in before for count in counts)
        or any(
            _fits(short, listed[start : start + count])
            for listed in (_listed(match[1]) for match in within)
            for start in range(len(listed))
            for count in counts
        )
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
