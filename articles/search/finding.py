"""From what somebody typed to what is shown: the words, what was found, and what they may have meant. At most 3 queries."""

from dataclasses import dataclass, field

from django.db.models import Exists

from articles.models import Edition, SearchNear, SearchWord
from articles.paging import Page
from articles.search import ranking
from articles.search.misspellings import can_be_misspelt, keys, nearest
from articles.search.words import stem, words_of

MOST_WORDS = 10
LONGEST = 1_000  # letters that are looked at
MOST_MEANT = 3  # words that one misspelling may stand for


@dataclass(frozen=True)
class Found:
    """`words`: those that were searched for, as folded; `left_out`: whether there were more. `stems` are those that the
    page's rows hold. `meant` says the words with misspellings mended, where there is something to find for it;
    `is_mended` is whether the page shows that, because nothing was found as typed.
    """

    words: list[str]
    left_out: bool = False
    page: Page = field(default_factory=lambda: Page([], None, None))
    stems: list[str] = field(default_factory=list)
    meant: str = ""
    is_mended: bool = False


def find(text: str, *, now, language="en", topic=None, before: str | None = None, after: str | None = None) -> Found:
    """Live editions in a language that hold any word of `text`, of `topic` if there is one. Raises OddCursor."""

    def stem_of(word: str) -> str:
        return stem(word, language)

    typed = list({stem_of(word): word for word in reversed(words_of(text[:LONGEST], language))}.values())[::-1]
    words, left_out = typed[:MOST_WORDS], len(typed) > MOST_WORDS
    if not words:
        return Found([])
    editions = Edition.objects.live(now).in_language(language)
    slips, spelled = _slips(words, language)
    live = (
        _live({*map(stem_of, words), *(stem_of(word) for near in slips.values() for word in near)}, editions)
        if slips
        else None
    )
    mended = {word: mending for word in slips if (mending := _first_live(slips[word], live, language))}
    meant = " ".join(mended.get(word) or spelled.get(word, word) for word in words) if mended else ""
    as_typed = [stem_of(word) for word in words if live is None or stem_of(word) in live]
    stems = as_typed or list(dict.fromkeys(stem_of(word) for word in mended.values()))
    if topic is not None:
        editions = editions.filter(topics=topic)
    page = ranking.page_of(editions, stems, now=now, before=before, after=after) if stems else Page([], None, None)
    return Found(words, left_out, page, stems, meant, is_mended=bool(meant) and not as_typed)


def _slips(words: list[str], language: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Each word that no entry holds, with words of the vocabulary that it may stand for; and each that is only held in
    another form, with that. One query.
    """
    stem_of = {word: stem(word, language) for word in words}
    ways = {key for word in words if can_be_misspelt(word) for key in keys(word)}
    same = SearchWord.objects.filter(stem__in={*stem_of.values()}, language=language).order_by()
    near = SearchNear.objects.filter(key__in=ways, word__language=language).order_by()
    rows = same.values_list("word", "stem", "uses").union(
        near.values_list("word__word", "word__stem", "word__uses") if ways else same.none()
    )
    known = {word: (stem, uses) for word, stem, uses in rows}
    stems = {stem for stem, _ in known.values()}
    uses = {word: count for word, (_, count) in known.items()}
    unknown = [word for word in words if can_be_misspelt(word) and stem_of[word] not in stems]
    others = [word for word in words if word not in known and stem_of[word] in stems]
    forms = {word: {each: uses[each] for each in uses if known[each][0] == stem_of[word]} for word in others}
    return (
        {word: near[:MOST_MEANT] for word in unknown if (near := nearest(word, uses))},
        {word: near[0] for word in others if (near := nearest(word, forms[word]))},
    )


def _live(stems: set[str], editions) -> set[str]:
    """Those of `stems` that stand in one of `editions`, which are live: a word of a page that is still to come is not given
    away. One query.
    """
    wanted = sorted(stems)
    there = {
        f"there_{place}": Exists(editions.filter(pk__in=ranking.engine.holding([each])))
        for place, each in enumerate(wanted)
    }
    # There is a word, or nothing would have been meant; it is only the row that the answers stand in.
    answers = SearchWord.objects.order_by("pk").values(**there)[:1].get()
    return {each for place, each in enumerate(wanted) if answers[f"there_{place}"]}


def _first_live(words: list[str], live: set[str], language: str) -> str | None:
    return next((word for word in words if stem(word, language) in live), None)
