"""From what somebody typed to what is shown: the words, what was found, and what they may have meant. At most 3 queries."""

import unicodedata
from dataclasses import dataclass, field

from articles.models import Edition
from articles.paging import OddCursor, Page
from articles.search import ranking
from articles.search.mending import Read, read
from articles.search.misspellings import allowed, distance
from articles.search.words import places, stem, words_of

MOST_WORDS = 10
LONGEST = 1_000  # letters that are looked at


@dataclass(frozen=True)
class Found:
    """`words`: those that were typed, as folded; `left_out`: whether there were more. `stems` are those that were searched for.

    `meant` says the words with misspellings mended, where there are any; `is_mended` is whether the page shows what was
    found for that. Then `missing` are the words as typed that nothing holds, and `finds_typed` is whether anything holds any of
    the others. `instead` is what links to further pages ask for, where that is not what was typed.
    """

    words: list[str]
    left_out: bool = False
    page: Page = field(default_factory=lambda: Page([], None, None))
    stems: list[str] = field(default_factory=list)
    meant: str = ""
    is_mended: bool = False
    missing: str = ""
    finds_typed: bool = False
    instead: str | None = None


def find(
    text: str,
    *,
    now,
    language="en",
    topic=None,
    instead: str | None = None,
    before: str | None = None,
    after: str | None = None,
) -> Found:
    """Live editions in a language that hold any word of `text`, of `topic` if there is one.

    A word that none of the language holds is searched for as the nearest that one holds. A further page asks for the words of
    the first: `instead`, or those of `text` as they are, so that what is published in the meantime changes no question.
    Raises OddCursor, also for an `instead` that no page of ours has linked to.
    """
    words, left_out = _words(text, language)
    if not words:
        return Found([])
    editions = Edition.objects.live(now).in_language(language)
    within = editions if topic is None else editions.filter(topics=topic)
    known, finds_typed = read(words, editions, within=within, language=language)
    meant = [each.held or each.typed for each in known]
    is_first = before is None and after is None and instead is None
    searched = meant if is_first else words if instead is None else _asked(instead, words, language)
    stems = _stems(searched, language)
    is_mended = {*stems} != {*_stems(words, language)}
    if is_first and not any(each.held for each in known):  # known to be empty: the query is left for `missed`
        page = Page([], None, None)
    else:
        page = ranking.page_of(within, stems, now=now, before=before, after=after)
    shown = searched if is_mended else meant if any(each.is_mended for each in known) else []
    return Found(
        words,
        left_out,
        page,
        stems,
        meant=" ".join(word for word, each in zip(shown, known, strict=False) if each.held or word != each.typed),
        is_mended=is_mended,
        missing=_missing(text, known, language),
        finds_typed=finds_typed,
        instead=" ".join(searched) if is_mended or instead is not None else None,
    )


def _stems(words: list[str], language: str) -> list[str]:
    return list(dict.fromkeys(stem(word, language) for word in words))


def _words(text: str, language: str) -> tuple[list[str], bool]:
    """The words of a question, each once in any of its forms, and whether there were more."""
    typed = {stem(word, language): word for word in reversed(words_of(text[:LONGEST], language))}
    words = [*typed.values()][::-1]
    return words[:MOST_WORDS], len(words) > MOST_WORDS


def _asked(instead: str, words: list[str], language: str) -> list[str]:
    """The words to search for in the place of `words`: these very ones, or one near to each."""
    if _words(instead, language)[0] == words:
        return words
    given = words_of(instead[:LONGEST], language)
    if len(given) != len(words) or any(
        distance(word, other, allowed(word)) > allowed(word) for word, other in zip(words, given, strict=True)
    ):
        raise OddCursor(instead)
    return given


def _missing(text: str, known: list[Read], language: str) -> str:
    """The words that nothing holds, as they were typed."""
    text = unicodedata.normalize("NFC", text[:LONGEST])
    written = {}
    for start, end, found in places(text, language):
        written.setdefault(found, text[start:end])
    return " ".join(written[stem(each.typed, language)] for each in known if each.is_mended or not each.held)
