"""The words of a text, and what counts as the same word. Index and question are read by the same rules. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from articles.search import spanish, stemming

LONGEST_WORD = 40  # letters; what is longer is cut
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
# By language: words that stand in every text and tell none apart. No “not”, “without” or “after”: those change what is
# asked. In the order of `folded`, without accents.
STOP_WORDS = {
    "en": frozenset(
        """a about am an and any are as at be because been being but by can could did do does doing for from had has have
        having he her his how i if im in into is it its ive just may me might my of on or our shall she should so some
        such than that the their them then there these they this those to us was we were what when where which who whom
        why will with would you your yours""".split()
    ),
    "es": frozenset(
        """a al algo alguien alguna algunas alguno algunos aquel aquella aquellas aquellos asi aun aunque cada como con
        cual cuales cuando cuanto de del donde e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba
        estamos estan estar estas este esto estos estoy fue fueron ha haber habia han has hasta hay he la las le les lo
        los me mi mia mias mio mios mis mucho muy nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros
        para pero poco por porque pues que quien quienes se sea sean ser si sido sobre son soy su sus suya suyas suyo
        suyos tambien tan te tener tengo ti tiene tienen toda todas todo todos tu tus u un una unas uno unos usted ustedes
        va y ya yo""".split()
    ),
}
_STEMS = {"en": stemming.stem, "es": spanish.stem}
LANGUAGES = tuple(_STEMS)


def stem(word: str, language: str) -> str:
    """The stem of a folded word of a language; a language that is not known is read as English."""
    return _STEMS.get(language, stemming.stem)(word)


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word in small letters without accents, apostrophes and “'s”. "" if no letter or digit is left."""
    letters = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold()
    return "".join(letter for letter in letters if letter.isalnum())[:LONGEST_WORD]


def places(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, stem) of each word of `text`, which is in NFC."""
    for match in _WORD.finditer(text):
        if word := folded(match[0]):
            yield match.start(), match.end(), stem(word, language)


def words_of(text: str, language: str = "en") -> list[str]:
    """The folded words of a text in their order, without stop words."""
    found = (folded(match[0]) for match in _WORD.finditer(unicodedata.normalize("NFC", text)))
    stop_words = STOP_WORDS.get(language, STOP_WORDS["en"])
    return [word for word in found if word and word not in stop_words]


def stems_of(text: str, language: str = "en") -> list[str]:
    """The stems of a text's words, each once, in the order of their first use."""
    return list(dict.fromkeys(stem(word, language) for word in words_of(text, language)))
