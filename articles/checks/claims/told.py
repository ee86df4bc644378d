"""Where claims are looked for. Pure."""

import re
from collections.abc import Iterator

from articles.checks.finding import Place
from articles.checks.negation import claimed
from articles.checks.reading import Passage, Sentence
from articles.checks.word_lists import pattern


def claims(reading) -> Iterator[Passage]:
    """Where claims are looked for: everything but questions to ask, and the tags as words."""
    yield from (passage for passage in reading.everything if passage.kind != "questions_to_ask")
    for tag in reading.document["tags"]:
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", tag["name"])
        yield Passage(name, Place(None, "tags"), "article", -1)


def sentences(reading) -> Iterator[Sentence]:
    return (sentence for passage in claims(reading) for sentence in passage.sentences)


def said(reading, name: str) -> list[str]:
    """The words of a list that the text says, and does not deny."""
    return [match[0] for sentence in sentences(reading) for match in claimed(pattern(name), sentence.plain)]
