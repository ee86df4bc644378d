"""Reading grade of English prose: Flesch–Kincaid and SMOG. Pure, and offline.

Sources: Kincaid JP et al., Derivation of new readability formulas for Navy enlisted personnel, 1975 (FKGL); McLaughlin
GH, SMOG grading, Journal of Reading 1969;12:639–646 (SMOG). Both are estimates: they count, they do not understand.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

# Below this many words a grade means nothing; below this many sentences SMOG was not calibrated.
TOO_SHORT_WORDS, ROUGH_SENTENCES = 100, 30

# A word with an apostrophe is one word; what a hyphen or dash joins is counted apart, as readers say it.
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
# After these a full stop ends no sentence.
_ABBREVIATIONS = {"dr", "mr", "mrs", "ms", "prof", "st", "vs", "etc", "e.g", "i.e", "approx", "no", "fig", "al", "u.s"}
_SENTENCE_END = re.compile(r"([.!?…]+)[\"”’')\]]*(?=\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")


def words(text: str) -> list[str]:
    """The words of `text`, without numbers and signs."""
    return _WORD.findall(text)


def sentences(passage: str) -> list[str]:
    """The sentences of one paragraph or list item. Its end ends a sentence, with or without a full stop.

    Decimals, initials and common abbreviations do not end one.
    """
    found, start = [], 0
    for end in _SENTENCE_END.finditer(passage):
        before = passage[start : end.start()]
        last = before.rsplit(None, 1)[-1] if before.split() else ""
        is_initial = len(last) == 1 and last.isupper() and end[1] == "."
        if end[1] == "." and (is_initial or last.lower().lstrip("(“\"'") in _ABBREVIATIONS):
            continue
        found.append(passage[start : end.end()].strip())
        start = end.end()
    found.append(passage[start:].strip())
    return [sentence for sentence in found if words(sentence)]


# Common words that the rules below get wrong.
_EXCEPTIONS = {
    "people": 2,
    "every": 2,
    "everyone": 3,
    "everything": 3,
    "element": 3,
    "area": 3,
    "idea": 3,
    "ideas": 3,
    "sea": 1,
}
_SILENT = (
    re.compile(r"[^aeiouytd]ed$"),  # "helped", not "wanted"
    re.compile(r"[^aeiouylszxhcg]es$"),  # "makes", not "faces"
    re.compile(r"[^aeiouyl]e$"),  # "take", not "little"
    re.compile(r"[^aeiouyl]e(?=ment|ful|ly|less|ness|thing|time|one$)"),  # "movement", "sometimes"
)
_TWO_IN_A_ROW = (
    re.compile(r"[^tscgx]i[ao]|ciation"),  # "period", "mania", not "special"; "dissociation"
    re.compile(r"(?:[drl]|qu|x)ie[tn]|scien"),  # "diet", "quiet", "anxiety", "science"
    re.compile(r"[aeiouy]ing$"),  # "being"
    re.compile(r"(?<![gq])ui[cd]|(?<![gq])ual"),  # "suicide", "fluid", "usual", not "guide", "equal"
    re.compile(r"^(?:re)?creat|^react|real(?!ly)|(?<=[dv])eo|ism$|sea$"),  # "create", "realism", "video", "nausea"
)


@lru_cache(maxsize=10_000)  # a text says the same words again and again
def syllables(word: str) -> int:
    """How many syllables an English word has, at least 1: groups of vowels, less what is silent, more what is split."""
    word = re.sub(r"[’'].*$", "", word.lower())
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    count = len(_VOWELS.findall(word))
    count -= sum(bool(rule.search(word)) for rule in _SILENT)
    count += sum(bool(rule.search(word)) for rule in _TWO_IN_A_ROW)
    return max(1, count)


@dataclass(frozen=True)
class Grade:
    """Counts of a text, and its US school grades by two formulas."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int  # words of three or more syllables

    @property
    def flesch_kincaid(self) -> float:
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        return 1.043 * math.sqrt(self.polysyllables * 30 / self.sentences) + 3.1291

    @property
    def is_too_short(self) -> bool:
        return self.words < TOO_SHORT_WORDS

    @property
    def is_rough(self) -> bool:
        return self.sentences < ROUGH_SENTENCES


def grade(passages: list[str]) -> Grade | None:
    """The grade of paragraphs and list items; None without any word. Headings are left to the caller to leave out."""
    found = [sentence for passage in passages for sentence in sentences(passage)]
    counts = [syllables(word) for sentence in found for word in words(sentence)]
    if not counts:
        return None
    return Grade(len(counts), len(found), sum(counts), sum(count >= 3 for count in counts))
