import pytest

from articles.checks import Severity
from tests.articles.checks.found import excerpts, found, items, says, section, severities
from tests.articles.factories import make_document

LONG = "The doctor will ask you about your sleep and about the pills that you took on each day of the last week."
SHORT = "The doctor will ask you about your sleep."
HARD = "Neuropsychopharmacological interventions facilitate considerable symptomatic amelioration. "


class TestReadingGrade:  # HL01
    def test_a_hard_text_is_warned_of_with_the_words_that_cost_most(self):
        first, *sentences = found("HL01", says(HARD * 20))
        assert first.severity is Severity.WARNING
        assert "interventions" in first.suggestion
        assert len(sentences) == 3
        assert {sentence.severity for sentence in sentences} == {Severity.INFORMATION}

    def test_of_the_sentences_that_cost_most_none_is_a_word_alone(self):
        long = "Your doctor will consider your family history, your other medicines and everything that you have tried."
        plain = section(*["Ask your doctor about possible side effects of it."] * 20, long)
        document = make_document(blocks=[items("Neuroplasticity", "Psychoactive medication"), plain])
        first, *sentences = found("HL01", document)
        assert "neuroplasticity" in first.suggestion
        assert excerpts(sentences)[0] == long
        assert not {"Neuroplasticity", "Psychoactive medication"} & {*excerpts(sentences)}

    def test_a_plain_text_is_not(self):
        assert found("HL01", says("You can ask for help. We will talk with you. " * 20)) == []

    def test_a_text_of_fewer_than_a_hundred_words_has_no_grade(self):
        assert found("HL01", says(HARD * 3)) == []

    def test_it_never_stands_in_the_way(self):
        assert not [finding for finding in found("HL01", says(HARD * 100)) if finding.is_error]


def test_a_long_sentence_is_listed():  # HL02
    assert excerpts(found("HL02", says(LONG, SHORT, SHORT))) == [LONG]
    assert found("HL02", says(SHORT)) == []


def test_long_sentences_throughout_are_told_once_more():
    sentence = "The doctor will ask you about your sleep and about the pills that you took today."
    [finding] = found("HL02", says(sentence, sentence))
    assert finding.message == "Sentences have 16 words on average."


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("You can rest. " * 3, []),
        ("You can rest. " * 4, [Severity.WARNING]),
        ("You can rest and sleep and walk in the sun each day of the week. " * 4, [Severity.WARNING]),
        ("You can rest and sleep and walk in the sun each day of the week. " * 3, []),
    ],
)
def test_a_long_paragraph_is_told(paragraph, expected):  # HL03
    assert severities(found("HL03", says(paragraph))) == expected


def test_more_than_a_fifth_in_the_passive_is_told():  # HL04
    passive, active = "It is given by a nurse.", "A nurse gives it to you."
    assert found("HL04", says(*[passive] * 2, *[active] * 8)) == []
    [finding] = found("HL04", says(*[passive] * 3, *[active] * 7))
    assert finding.message == "3 of 10 sentences are passive."


@pytest.mark.parametrize("sentence", ["You are tired.", "You are worried.", "It is a need.", "You feel relieved."])
def test_what_only_looks_passive_is_not(sentence):
    assert found("HL04", says(*[sentence] * 6)) == []
