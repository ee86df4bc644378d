"""Reading grades against texts that were counted by hand."""

import pytest

from articles.readability import Grade, grade, sentences, syllables, words

COUNTED = {
    1: "brain cell helped makes take use used cause breath blood side voice guide quite great breathe sea",
    2: "wanted needed faces wishes little diet people create science being patient special fluid quiet social anxious "
    "every something sometimes movement doctor question changes judges boxes horses going higher lion careful hopeless "
    "approved advice pressure bladder effects really healing feeling seizure treated crisis treatment",
    3: "medicine depression ketamine receptor idea area video period insurance glutamate different therapy hospital "
    "infusion memory suicide serious realism nausea usual",
    4: "medication serotonin anxiety usually",
    5: "antidepressants dissociation neurotransmitter",
}


@pytest.mark.parametrize(("count", "text"), COUNTED.items())
def test_syllables_are_counted_as_people_say_them(count, text):
    assert {word: syllables(word) for word in text.split()} == dict.fromkeys(text.split(), count)


@pytest.mark.parametrize("word", ["b", "tsk", "FDA", "x’s"])
def test_every_word_has_at_least_one_syllable(word):
    assert syllables(word) >= 1


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("It helps. It fades.", ["It helps.", "It fades."]),
        ("Does it help? Not always!", ["Does it help?", "Not always!"]),
        ("feeling sick", ["feeling sick"]),
        ("Dr. Lee and J. Roe saw 2.5 of them, e.g. here.", ["Dr. Lee and J. Roe saw 2.5 of them, e.g. here."]),
        ("She said “It helps.” Then she left.", ["She said “It helps.”", "Then she left."]),
        ("Wait… what?", ["Wait…", "what?"]),
        ("...", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_stops(passage, expected):
    assert sentences(passage) == expected


def test_words_are_counted_without_numbers_and_a_hyphen_joins_two():
    assert words("A 24-hour, long-term don’t") == ["A", "hour", "long", "term", "don’t"]


def test_a_text_counted_by_hand_gets_its_grade():
    # 10 + 8 + 5 syllables; of three or more: med-i-cine, de-pres-sion, hos-pi-tal.
    found = grade(["This medicine may help with depression. It can also make you feel sick.", "Call the hospital"])
    assert found == Grade(words=16, sentences=3, syllables=23, polysyllables=3)
    assert found.flesch_kincaid == pytest.approx(0.39 * 16 / 3 + 11.8 * 23 / 16 - 15.59)
    assert found.smog == pytest.approx(1.043 * 30**0.5 + 3.1291)
    assert found.is_too_short
    assert found.is_rough


def test_short_words_and_sentences_grade_lower_than_long_ones():
    plain = grade(["You may feel sick. It will pass. Call us if it does not."])
    learned = grade(["Transient gastrointestinal discomfort may accompany administration of this medication."])
    assert plain.flesch_kincaid < 3 < 12 < learned.flesch_kincaid
    assert plain.smog < learned.smog


def test_a_text_without_words_has_no_grade():
    assert grade([]) is None
    assert grade(["…", "123"]) is None
