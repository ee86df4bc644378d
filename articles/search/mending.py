"""What to search for in the place of a word that nothing holds: the nearest that a live edition holds. At most 2 queries."""

from typing import NamedTuple

from django.db.models import Exists

from articles.models import SearchNear, SearchWord
from articles.search import ranking
from articles.search.misspellings import can_be_misspelt, keys, nearest
from articles.search.words import stem


class Read(NamedTuple):
    """A word that was typed. `held`: a form of it that a live edition holds, else the nearest word that one holds, else "".

    Where the vocabulary has nothing like any of the words, each is taken for held, as short ones may be.
    """

    typed: str
    held: str
    is_mended: bool = False


def read(words: list[str], editions, *, within, language: str) -> tuple[list[Read], bool]:
    """What each of `words` is searched for as among `editions`, which are live and in `language`; and whether any of those
    `within` (some of `editions`) holds any of the words as typed.
    """
    near = _near(words, language)
    if not any(forms or others for forms, others in near.values()):
        return [Read(word, word) for word in near], True
    live, held, finds_typed = _live(near, editions, within, language)
    known = []
    for word, (forms, others) in near.items():
        meant = [each for each in (forms if word in held else others) if each in live]
        known.append(
            Read(word, (meant or [word if word in held else ""])[0], is_mended=word not in held and bool(meant))
        )
    return known, finds_typed


def _near(words: list[str], language: str) -> dict[str, tuple[list[str], list[str]]]:
    """By word, what is near to it in the vocabulary, the nearest first: its forms, and others. One query."""
    stem_of = {word: stem(word, language) for word in words}
    ways = {key for word in words if can_be_misspelt(word) for key in keys(word)}
    same = SearchWord.objects.filter(stem__in={*stem_of.values()}, language=language).order_by()
    nears = SearchNear.objects.filter(key__in=ways, word__language=language).order_by()
    rows = same.values_list("word", "stem", "uses").union(
        nears.values_list("word__word", "word__stem", "word__uses") if ways else same.none()
    )
    known = {word: (stem, uses) for word, stem, uses in rows}
    near = {}
    for word, stem_ in stem_of.items():
        forms = {each: uses for each, (of, uses) in known.items() if of == stem_}
        others = {each: uses for each, (of, uses) in known.items() if of != stem_} if can_be_misspelt(word) else {}
        near[word] = nearest(word, forms), nearest(word, others)
    return near


def _live(near: dict, editions, within, language: str) -> tuple[set[str], set[str], bool]:
    """What of `near` stands in one of `editions`: a word of a page that is still to come is not given away. Which of its words
    one holds in any form; and whether one of `within` holds any. One query.
    """

    def stands(*words: str, among=editions) -> Exists:
        return Exists(among.filter(pk__in=ranking.engine.holding([stem(word, language) for word in words])))

    candidates = {each for both in near.values() for some in both for each in some}
    rows = SearchWord.objects.filter(word__in=candidates, language=language).order_by()
    rows = rows.values(
        "word",
        is_live=Exists(editions.filter(pk__in=ranking.engine.holding_word())),
        finds_typed=stands(*near, among=within),
        **{f"holds_{place}": stands(word) for place, word in enumerate(near)},
    )
    answers = next(iter(rows), {})  # the last two are the same in each
    return (
        {row["word"] for row in rows if row["is_live"]},
        {word for place, word in enumerate(near) if answers.get(f"holds_{place}")},
        answers.get("finds_typed", False),
    )
