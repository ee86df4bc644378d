import pytest

from articles.checks import Severity
from tests.articles.checks.found import found, items, says, section, severities
from tests.articles.factories import make_block, make_document


@pytest.mark.parametrize(
    ("message", "expected"),
    [("", [Severity.ERROR]), ("word " * 51, [Severity.WARNING]), ("Sleep helps.", [])],
)
def test_the_main_message_is_there_and_short(message, expected):  # HL07
    assert severities(found("HL07", make_document(main_message=message))) == expected


class TestKeyPoints:  # HL08
    @pytest.mark.parametrize(
        ("kind", "words", "expected"),
        [
            ("treatment", 10, [Severity.ERROR]),
            ("medicine", 10, [Severity.ERROR]),
            ("explainer", 400, [Severity.WARNING]),
            ("explainer", 100, []),
        ],
    )
    def test_a_summary_is_asked_for_by_kind_and_length(self, kind, words, expected):
        assert severities(found("HL08", says("word " * words, kind=kind))) == expected

    def test_five_are_enough(self):
        def points(count):
            return make_document(kind="treatment", blocks=[make_block("key_points", points=["One thing."] * count)])

        assert found("HL08", points(5)) == []
        assert found("HL08", points(6))[0].message == "There are 6 key points."


@pytest.mark.parametrize(
    ("block", "raised"),
    [
        (section("word " * 301), True),
        (section("word " * 299), False),
        (items(*["word " * 40] * 8), False),
        (make_block(heading="What you can ask your doctor about when you go there the first time"), True),
        (make_block(heading="Overview"), True),
        (make_block(heading="An overview of the risks"), False),
        (make_block(heading="What are the risks?"), False),
    ],
)
def test_sections_come_in_chunks_under_headings_that_say_something(block, raised):  # HL09
    assert bool(found("HL09", make_document(blocks=[block]))) == raised


@pytest.mark.parametrize(
    "sentence",
    [
        "Ask your doctor.",
        "You can call us.",
        "If it gets worse, call 911.",
        "Do not stop it.",
        "You can walk each day.",
        "Avoid alcohol.",
        "Write down your questions.",
        "You may want to rest.",
        "You can get help.",
    ],
)
def test_something_to_do_is_enough(sentence):  # HL15
    assert found("HL15", says("Sleep is good.", sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    ["You may feel dizzy.", "You can get sick.", "You could lose sleep.", "Rest is good.", "You are not alone."],
)
def test_what_may_happen_to_you_is_nothing_to_do(sentence):
    assert len(found("HL15", says("Sleep is good.", sentence))) == 1


def test_nothing_to_do_is_told_and_a_call_to_action_does_not_count():
    calling = make_block("call_to_action", text="Call our clinic.")
    assert len(found("HL15", make_document(blocks=[section("Sleep is good for people."), calling]))) == 1
    asking = make_block("questions_to_ask")
    assert found("HL15", make_document(blocks=[section("Sleep is good for people."), asking])) == []


def test_three_warnings_are_too_many():  # HL16
    warning = [make_block("callout", severity="urgent") for _ in range(3)]
    heading = [make_block(heading="After it")]
    assert len(found("HL16", make_document(blocks=warning + heading))) == 1
    assert found("HL16", make_document(blocks=warning[:2] + heading)) == []


def test_what_follows_a_callout_has_a_heading():
    callout = make_block("callout")
    assert len(found("HL16", make_document(blocks=[callout, make_block(heading="")]))) == 1
    assert found("HL16", make_document(blocks=[callout, make_block(heading="After it")])) == []
