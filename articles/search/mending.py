"""What to search for in the place of a word that nothing holds: the nearest that a live edition holds. 2 queries."""

from typing import NamedTuple

from django.db.models import Case, CharField, Exists, Value, When

from articles.models import SearchEntry, SearchNear, SearchWord
from articles.search import ranking
from articles.search.misspellings import can_be_misspelt, keys, nearest
from articles.search.words import stem

MOST_MEANT = 3  # words that one misspelling may stand for


class Read(NamedTuple):
    """A word that was typed. `held`: the word that a live edition holds: this one, or the nearest to it; "" if there is none.
    `spelled`: how it is written, where it is only held in another form.
    """

    typed: str
    held: str
    spelled: str

    @property
    def is_held(self) -> bool:
        return self.held == self.typed

    @property
    def is_mended(self) -> bool:
        return self.held not in ("", self.typed)

    @property
    def meant(self) -> str:
        return self.held if self.is_mended else self.spelled if self.is_held else self.typed


def read(words: list[str], editions, *, within, language: str) -> tuple[list[Read], bool]:
    """What each of `words` is searched for as among `editions`, which are live and in `language`; and whether any of those
    `within` (some of `editions`) holds any of the words as typed.
    """
    near, spelled = _near(words, language)
    held, finds_typed = _held(near, editions, within, language)
    return [Read(word, held.get(word, ""), spelled.get(word, word)) for word in words], finds_typed


def _near(words: list[str], language: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Each word that an entry may hold, or something near to it, with what it may stand for; and each that is only in the
    vocabulary in another form, with that. One query.
    """
    stem_of = {word: stem(word, language) for word in words}
    ways = {key for word in words if can_be_misspelt(word) for key in keys(word)}
    same = SearchWord.objects.filter(stem__in={*stem_of.values()}, language=language).order_by()
    nears = SearchNear.objects.filter(key__in=ways, word__language=language).order_by()
    rows = same.values_list("word", "stem", "uses").union(
        nears.values_list("word__word", "word__stem", "word__uses") if ways else same.none()
    )
    known = {word: (stem, uses) for word, stem, uses in rows}
    near, spelled = {}, {}
    for word, stem_ in stem_of.items():
        forms = {each: uses for each, (of, uses) in known.items() if of == stem_}
        others = {each: uses for each, (of, uses) in known.items() if of != stem_} if can_be_misspelt(word) else {}
        meant = nearest(word, others)[:MOST_MEANT]
        if forms or meant or not can_be_misspelt(word):  # those are not in the vocabulary
            near[word] = meant
        if word not in forms and (written := nearest(word, forms)):
            spelled[word] = written[0]
    return near, spelled


def _held(near: dict[str, list[str]], editions, within, language: str) -> tuple[dict[str, str], bool]:
    """Each word with the first of itself and those near to it that stands in one of `editions`: a word of a page that is
    still to come is not given away. And whether one of `within` holds any of the words. One query.
    """
    if not near:
        return {}, False

    def stands(*words: str, among=editions) -> Exists:
        return Exists(among.filter(pk__in=ranking.engine.holding([stem(word, language) for word in words])))

    # The databases look at the next only where the one before is not held.
    answers = {
        f"word_{place}": Case(
            *(When(stands(each), then=Value(each)) for each in (word, *meant)),
            default=Value(""),
            output_field=CharField(),
        )
        for place, (word, meant) in enumerate(near.items())
    }
    # An entry is only the row that the answers stand in: where there is none, nothing is held.
    rows = SearchEntry.objects.order_by("pk").values(**answers, finds_typed=stands(*near, among=within))
    if not (row := rows.first()):
        return {}, False
    return {word: row[f"word_{place}"] for place, word in enumerate(near)}, row["finds_typed"]
