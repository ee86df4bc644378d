"""What of a document can be found, by field. Pure."""

import unicodedata
from dataclasses import dataclass

from articles.document import CITATION, block_text, passages_of, upgraded
from articles.search.misspellings import can_be_misspelt
from articles.search.words import stems_of, words_of
from articles.terms import names_of, used

# The fields of the index, the one that weighs most first (ruling 17).
FIELDS = ("title", "message", "headings", "body")
_HEADINGS = ("heading", "title")
# Before a word as it is written, which the index holds beside its stem. No word is read with it: it folds to an “a”.
AS_WRITTEN = "ª"
# It says the same on every page, and is the clinic's, not the article's.
_LEFT_OUT = "call_to_action"


@dataclass(frozen=True)
class Findable:
    """`stems`: by field, each stem once; then, in the body, all `words` with a mark. `words`: as written, those that can be
    misspelt. `passages`: what extracts are taken from, in reading order. `names`: the names of each glossary term that the
    text uses. `topics`: slugs.
    """

    stems: dict[str, list[str]]
    words: list[str]
    passages: list[str]
    names: list[list[str]]
    topics: list[str]


def findable(document: dict) -> Findable:
    """What can be found of a document of any version. A field also holds every name of the glossary terms it uses."""
    document = upgraded(document)
    language = document["language"]
    blocks = [block for block in document["blocks"] if block["kind"] != _LEFT_OUT]
    texts = {
        "title": [document["title"]],
        "message": [document["main_message"]],
        "headings": [
            text for block in blocks for name in _HEADINGS if name in block for text in passages_of(block, name)
        ],
        "body": [text for block in blocks for text in block_text(block, without=frozenset(_HEADINGS))],
    }
    texts = {field: [_read(text) for text in passages] for field, passages in texts.items()}
    synonyms = {field: _names(used(document["glossary"], passages)) for field, passages in texts.items()}
    medicines = [name for each in document["medicines"] for name in (each["name"], *each["proprietary_names"])]
    stems = {field: stems_of(" ".join([*texts[field], *synonyms[field]]), language) for field in FIELDS}
    stems["body"] = list(dict.fromkeys([*stems["body"], *stems_of(" ".join(medicines), language)]))
    everything = [text for part in (texts, synonyms) for passages in part.values() for text in passages]
    words = {word for text in [*everything, *medicines] for word in words_of(text, language) if can_be_misspelt(word)}
    stems["body"] += [AS_WRITTEN + word for word in sorted(words)]
    paragraphs = [document["main_message"], *(text for block in blocks for text in block_text(block))]
    return Findable(
        stems=stems,
        words=sorted(words),
        passages=[text for passage in paragraphs if (text := _read(passage))],
        names=[list(names_of(term)) for term in document["glossary"]],
        topics=[topic["slug"] for topic in document["topics"]],
    )


def _read(text: str) -> str:
    """A passage as readers see it: without the marks of citations, in one line."""
    return unicodedata.normalize("NFC", " ".join(CITATION.sub("", text).split()))


def _names(terms: list[dict]) -> list[str]:
    return [name for term in terms for name in names_of(term)]
