import pytest

from articles.checks import Severity
from tests.articles.checks.found import found, says


def test_a_word_that_has_a_plainer_one_is_told_with_it():  # HL06
    findings = found("HL06", says("We utilize it prior to sleep.", "We utilize it."))
    assert [finding.suggestion for finding in findings] == ["Say “use”.", "Say “before”."]
    assert found("HL06", says("We use it before sleep.")) == []


@pytest.mark.parametrize(
    ("sentence", "suggestion"),
    [
        ("You may experience pain.", "Say “may have”."),
        ("We monitor you.", "Say “watch you”."),
        ("An innovative way.", "Say “new”."),
    ],
)
def test_a_verb_is_told_from_its_noun(sentence, suggestion):
    assert [finding.suggestion for finding in found("HL06", says(sentence))] == [suggestion]
    assert found("HL06", says("In my experience, a monitor helps an experienced nurse.")) == []


def test_many_long_words_are_only_told():
    [finding] = [each for each in found("HL06", says("Neurological considerations matter. " * 60)) if not each.excerpt]
    assert finding.severity is Severity.INFORMATION
    assert found("HL06", says("You can rest now. " * 60)) == []


@pytest.mark.parametrize("words", ["Drug abusers", "Drug-abusers", "drug abusers"])
def test_words_with_a_hyphen_are_told_the_same_better_word(words):
    [finding] = found("HL14", says(f"{words} sleep."))
    assert finding.suggestion == "Say “people who use drugs”."


@pytest.mark.parametrize(
    "sentence",
    [
        "Addicts need help.",
        "She is a schizophrenic.",
        "Ask a clinician.",
        "This drug helps.",
        "The mentally ill.",
        "The elderly fall.",
        "Junkies need help.",
        "A bipolar person.",
        "The depressed need help.",
        "He takes the drug at night.",
    ],
)
def test_people_come_before_their_illness_and_medicines_are_medicines(sentence):  # HL14
    assert len(found("HL14", says(sentence))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "People with an addiction need help.",
        "The Food and Drug Administration said so.",
        "No drug company paid for it.",
        "Some buy street drugs.",
        "Alcohol and drug use can harm you.",
        "Tell us if you use alcohol or drugs.",
        "Street drugs and other drugs can harm you.",
        "Drugs and alcohol can harm you.",
        "The drug store is near.",
        "This medicine helps.",
        "People who use drugs need care.",
        "She has a drug problem.",
        "A drug test is no part of the visit.",
        "She has bipolar disorder.",
    ],
)
def test_plain_words_for_people_pass(sentence):
    assert found("HL14", says(sentence)) == []
