import pytest

from articles.checks import Severity
from tests.articles.checks.found import a_medicine, found, items, says, section
from tests.articles.factories import make_block, make_document

GOOD = "It helps some people."


def treatment(*blocks: dict, **overrides) -> dict:
    return make_document(kind="treatment", blocks=[*blocks], **overrides)


# BA01


def test_good_without_a_section_about_risks_is_an_error_that_no_reason_lets_pass():
    [finding] = found("BA01", treatment(section(GOOD)))
    assert (finding.severity, finding.is_overridable) == (Severity.ERROR, False)
    assert finding.message == "This page tells what may get better, and has no section about risks."


@pytest.mark.parametrize("kind", ["condition", "explainer", "wellness", "news"])
def test_only_treatments_and_medicines_are_asked_for_risks(kind):
    assert found("BA01", says(GOOD, kind=kind)) == []
    assert len(found("BA01", says(GOOD, kind="medicine"))) == 1


def test_a_page_that_promises_no_good_is_not_asked_for_risks():
    assert found("BA01", treatment(section("You sit in a chair. It did not get better."), main_message="Sit.")) == []


def test_good_told_in_a_title_counts():
    assert len(found("BA01", treatment(section("You sit in a chair."), title="An infusion that heals"))) == 1


def test_a_section_that_only_lacks_its_role_is_pointed_to():
    about = section("Nausea and headache.", heading="What are the risks?", role="")
    [finding] = found("BA01", treatment(section(GOOD), about))
    assert (finding.block, finding.field) == (about["id"], "role")


@pytest.mark.parametrize(
    ("risks", "message"),
    [
        (
            section("Like anything, it has risks. Side effects are possible.", role="risks"),
            "The section about risks names no risks.",
        ),
        (section("You may feel dizzy.", role="risks"), "The section about risks names 1 risk."),
        (section("There is no nausea. You may feel dizzy.", role="risks"), "The section about risks names 1 risk."),
        (items("It can upset the stomach.", role="risks"), "The section about risks names 1 risk."),
    ],
)
def test_a_section_about_risks_names_two(risks, message):
    [finding] = found("BA01", treatment(section(GOOD), risks))
    assert (finding.message, finding.block) == (message, risks["id"])


@pytest.mark.parametrize(
    "risks",
    [
        section("You may feel dizzy, and your blood pressure can go up.", role="risks"),
        items("It can upset the stomach.", "It can be too much.", role="risks"),
    ],
)
def test_two_risks_are_enough(risks):
    assert found("BA01", treatment(section(GOOD), risks)) == []


def test_the_medicines_own_risks_are_known_as_risks():
    risks = [
        {"text": "a strange taste", "term": "dysgeusia", "severity": "common"},
        {"text": "tingling", "term": "", "severity": "common"},
    ]
    block = section("A strange taste can come, and tingling too.", role="risks")
    assert len(found("BA01", treatment(section(GOOD), block))) == 1
    assert found("BA01", treatment(section(GOOD), block, medicines=[a_medicine(risks=risks)])) == []


# BA07


def roles_missing(*blocks: dict) -> list[str]:
    return [finding.message for finding in found("BA07", treatment(*blocks))]


def test_each_missing_part_of_a_choice_is_named():
    assert roles_missing(section("Words.")) == [
        "No part of this page is about what else a reader could choose.",
        "No part of this page is about what may happen without treatment.",
        "No part of this page is about what is not known.",
        "No part of this page is about questions to ask.",
    ]


def test_a_part_that_is_there_is_not_missing():
    roles = ("alternatives", "no_treatment", "uncertainty")
    blocks = [*(section("Words.", role=role) for role in roles), make_block("questions_to_ask")]
    assert roles_missing(*blocks) == []
    assert roles_missing(*blocks[:-1]) == ["No part of this page is about questions to ask."]


def test_an_explainer_need_not_have_them():
    assert found("BA07", says("Words.")) == []


# BA08


@pytest.mark.parametrize(
    ("text", "good", "harm"),
    [
        ("It helps, and mood improves.", 2, "none"),
        ("It heals without side effects.", 1, "none"),
        ("You sit in a chair.", 0, "none"),
        (
            "It helps, it improves, it restores, it heals, it boosts and it repairs. It has a risk.",
            6,
            1,
        ),
    ],
)
def test_much_good_and_little_harm_is_a_warning(text, good, harm):
    [finding] = found("BA08", treatment(section(text)))
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        f"Words that tell of good: {good}. Words that tell of a risk, a side effect or harm: {harm}."
    )


@pytest.mark.parametrize(
    "text",
    [
        "It helps, it improves, it restores, it heals and it boosts. It has a risk.",
        "You sit in a chair. There are risks.",
        "It did not get better. It can do harm.",
    ],
)
def test_good_and_harm_in_balance_are_none(text):
    assert found("BA08", treatment(section(text))) == []


def test_an_explainer_has_no_balance_to_keep():
    assert found("BA08", says("It helps, and mood improves.")) == []
