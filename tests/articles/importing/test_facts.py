"""The facts under the title."""

import pytest

from articles.document import reading_text
from articles.importing import references
from articles.importing.facts import AUDIENCES, KINDS, LANGUAGES
from articles.importing.reader import parse
from articles.models.article import ArticleKind, Audience, Language
from articles.models.reference import StudyType
from tests.articles.importing.written import refusal


def test_it_knows_the_kinds_audiences_and_study_types_of_the_models():
    assert set(KINDS) == set(ArticleKind.values)
    assert set(AUDIENCES) == set(Audience.values)
    assert set(LANGUAGES) == set(Language.values)
    assert set(StudyType.values) == references.STUDY_TYPES


_WRONG = ["Kind: poem", "Audience: cats", "Series: Steps", "Series: Steps, 0", "Series: , 2", "Address: My Page"]
_TOO_LONG = [f"Summary: {'x' * 161}", f"Read next: {'x' * 121}", f"Topics: {'x' * 81}"]


@pytest.mark.parametrize("fact", [*_WRONG, *_TOO_LONG, "Topics: ?!"])
def test_it_refuses_a_fact_that_cannot_be_used_and_names_its_line(fact):
    assert refusal(f"A title\n{fact}\n\nText.").startswith("Line 2: ")


def test_it_keeps_text_that_only_looks_like_a_fact():
    result = parse("A title\nKind: news\nMood: fine\n\nText.")
    assert result.document["blocks"][0]["body"] == "<p>Mood: fine</p><p>Text.</p>"
    assert [remark.line for remark in result.remarks] == [3]


def test_it_reads_no_facts_after_an_empty_line():
    result = parse("A title\n\nSummary: this is text.")
    assert result.document["summary"] == ""
    assert "summary" not in result.stated
    assert "Summary: this is text." in reading_text(result.document)
