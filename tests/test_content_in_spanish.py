"""The demonstration's articles in Spanish say what their English sources say, block by block, in plain words."""

import re
from pathlib import Path

import pytest

from articles import checks, document
from articles.checks import Circumstances
from articles.importing import reader
from articles.notices import CRISIS, notices
from tests.articles.checks.found import AN_APPROVAL, TODAY

CONTENT = Path(__file__).parents[1] / "content"
FILES = {path.name: path for path in sorted((CONTENT / "es").glob("*.txt"))}
PARSED = {name: reader.parse(path.read_text(encoding="utf-8")) for name, path in FILES.items()}
SOURCES = {
    name: reader.parse(next(CONTENT.glob(f"{name[:2]}-*.txt")).read_text(encoding="utf-8")).document for name in FILES
}
LONGEST_SENTENCE = 20  # words, as in English

# Promises, words that wound, and “tú”: readers are told “usted”.
FORBIDDEN = (
    r"milagr|revolucionari|garantiza|\bcura[rn]?\b|sin riesgo|sin efectos secundarios|100 por ciento|innovador|\d ?mg\b|%"
    r"|comet\w+ suicidio|suicidio (?:consumado|fallido|exitoso)|epidemia|adict|\b(?:tú|tu|tus|te|ti|contigo|puedes|tienes)\b"
)

each_file = pytest.mark.parametrize("name", PARSED)


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+", text)


def reading_text(name: str) -> list[str]:
    return [document.CITATION.sub("", text) for text in document.reading_text(PARSED[name].document)]


def test_there_is_one():
    assert FILES


@each_file
def test_it_says_its_language_and_what_it_translates(name):
    source = next(CONTENT.glob(f"{name[:2]}-*.txt")).stem[3:]
    assert (PARSED[name].document["language"], PARSED[name].translation_of) == ("es", source)


@each_file
def test_the_importer_understands_every_line(name):
    assert [str(remark) for remark in PARSED[name].remarks] == []
    assert PARSED[name].details == []


@each_file
def test_it_has_the_blocks_of_its_source_in_their_order(name):
    def shape(content: dict) -> list:
        return [
            (block["kind"], block.get("severity"), block.get("provenance"), len(document.block_text(block)) > 0)
            for block in content["blocks"]
        ]

    assert shape(PARSED[name].document) == shape(SOURCES[name])
    for kind in ("key_points", "analogy", "clinical_example", "questions_to_ask"):
        for own, source in zip(
            document.blocks_of_kind(PARSED[name].document, kind),
            document.blocks_of_kind(SOURCES[name], kind),
            strict=True,
        ):
            assert [len(own[field]) for field in own if isinstance(own[field], list)] == [
                len(source[field]) for field in source if isinstance(source[field], list)
            ]


@each_file
def test_it_cites_what_its_source_cites_in_the_same_places(name):
    def cited(content: dict) -> list:
        return [[document.CITATION.findall(text) for text in document.block_text(block)] for block in content["blocks"]]

    def all_of(content: dict) -> list:
        return [[key for keys in block for key in keys] for block in cited(content)]

    assert all_of(PARSED[name].document) == all_of(SOURCES[name])
    assert PARSED[name].document["references"] == SOURCES[name]["references"]


@each_file
def test_its_numbers_are_those_of_its_source(name):
    def numbers(content: dict) -> set[str]:
        text = " ".join(document.CITATION.sub("", passage) for passage in document.reading_text(content))
        return set(re.findall(r"\d+", text))

    assert numbers(PARSED[name].document) == numbers(SOURCES[name])


@each_file
def test_its_sentences_are_short(name):
    sentences = [s for text in reading_text(name) for s in re.split(r"(?<=[.!?:])[”\")]*\s+", text)]
    assert [s for s in sentences if len(words(s)) > LONGEST_SENTENCE] == []


@each_file
def test_it_says_nothing_forbidden(name):
    assert re.findall(FORBIDDEN, "\n".join(reading_text(name)), re.IGNORECASE) == []


@each_file
def test_it_raises_no_error(name):
    content = {**PARSED[name].document}
    content["notices"] = notices(content)
    found = checks.run(content, Circumstances(TODAY, review=AN_APPROVAL))
    assert checks.errors_of(found) == []


@each_file
def test_who_reads_of_suicide_reads_where_help_is_in_spanish(name):
    text = " ".join(reading_text(name))
    if "suicid" in text.lower():
        assert CRISIS in {notice["kind"] for notice in notices(PARSED[name].document)}
        assert "988 y oprima el 2" in text
        assert "AYUDA al 988" in text
        assert "911" in text
