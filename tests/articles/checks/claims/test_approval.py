import pytest

from articles.checks import Severity
from tests.articles.checks.found import a_medicine, found, says, with_notices
from tests.articles.factories import make_block, make_document

# BA02


def test_the_off_label_notice_makes_itself():
    assert found("BA02", with_notices(says("Words.", medicines=[a_medicine()]))) == []


@pytest.mark.parametrize("status", ["off_label", "unapproved_compounded"])
def test_a_missing_off_label_notice_is_an_error_that_no_reason_lets_pass(status):
    medicine = a_medicine(uses=[{"condition": "depression", "status": status}])
    [finding] = found("BA02", says("Words.", medicines=[medicine], notices=[]))
    assert (finding.severity, finding.is_overridable) == (Severity.ERROR, False)
    assert finding.message == "The notice that ketamine is not approved for depression is missing."


def test_a_notice_about_another_use_does_not_do():
    document = with_notices(says("Words.", medicines=[a_medicine()]))
    document["medicines"] = [a_medicine(uses=[{"condition": "pain", "status": "off_label"}])]
    assert len(found("BA02", document)) == 1


def test_an_approved_use_needs_no_notice():
    approved = a_medicine(uses=[{"condition": "anesthesia", "status": "fda_approved"}])
    assert found("BA02", says("Words.", medicines=[approved], notices=[])) == []


# BA03


@pytest.mark.parametrize(
    "sentence",
    [
        "Ketamine is FDA-approved.",
        "Ketamine is FDA approved for depression.",
        "Our FDA-cleared treatment starts on Monday.",
        "The FDA has approved ketamine for depression.",
        "The FDA recently approved it for depression.",
        "This medicine was approved by the Food and Drug Administration.",
        "It isn’t just FDA-approved, it is gentle.",
        "Ketalar has full approval: it is approved by the FDA.",
        "Ketamine is approved for depression.",
        "It is approved by the U.S. Food and Drug Administration.",
    ],
)
def test_a_medicine_used_off_label_is_not_called_approved(sentence):
    [finding] = found("BA03", says(sentence, medicines=[a_medicine()]))
    assert (finding.severity, finding.is_overridable, finding.excerpt) == (Severity.ERROR, True, sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Ketamine is not FDA-approved for depression.",
        "Ketamine isn’t FDA-approved for depression.",
        "The FDA has not approved ketamine for depression.",
        "It has never been approved by the FDA for depression.",
        "The FDA has approved ketamine for anesthesia.",
        "Ketamine is a medicine for surgery. The FDA approved it for that in 1970.",
        "Esketamine is FDA-approved for some adults with depression.",
        "Esketamine is a close relative of ketamine. The FDA has approved it for some adults with depression.",
        "Is ketamine approved by the FDA for depression?",
        "Ketamine is approved for anesthesia, not for depression.",
        "Esketamine is approved for depression.",
        "Ketamine is not approved to treat depression.",
        "Your visit was approved for Monday.",
    ],
)
def test_what_is_denied_or_said_of_something_else_is_no_claim_of_approval(text):
    assert found("BA03", says(text, medicines=[a_medicine()])) == []


def test_an_approved_medicine_may_be_called_approved():
    approved = a_medicine(uses=[{"condition": "depression", "status": "fda_approved"}])
    assert found("BA03", says("It is FDA-approved for depression.", medicines=[approved])) == []


def test_a_question_to_ask_may_speak_of_approval():
    questions = make_block("questions_to_ask", questions=["Tell me: FDA-approved or compounded?"])
    assert found("BA03", make_document(blocks=[questions], medicines=[a_medicine()])) == []


@pytest.mark.parametrize(
    "place",
    [
        {"title": "FDA-approved ketamine"},
        {"main_message": "Ketamine is FDA-approved."},
        {"tags": [{"slug": "fdaapproved", "name": "FDA-Approved"}]},
        {"blocks": [make_block("call_to_action", heading="Ask about our FDA-approved infusion")]},
    ],
)
def test_titles_tags_and_invitations_make_claims_too(place):
    assert len(found("BA03", make_document(medicines=[a_medicine()], **place))) == 1


# BA09


def test_the_boxed_warning_shows_itself():
    document = with_notices(says("Words.", medicines=[a_medicine(name="sertraline", boxed_warning="Watch your mood.")]))
    assert found("BA09", document) == []


def test_a_boxed_warning_that_does_not_show_is_an_error_that_no_reason_lets_pass():
    medicine = a_medicine(name="sertraline", boxed_warning="Watch your mood.")
    [finding] = found("BA09", says("Words.", medicines=[medicine], notices=[]))
    assert (finding.severity, finding.is_overridable) == (Severity.ERROR, False)
    assert finding.message == "The boxed warning of sertraline is missing from the page."


@pytest.mark.parametrize(
    ("name", "brands"),
    [
        ("Sertraline", []),
        ("sertraline hydrochloride", []),
        ("esketamine nasal spray", []),
        ("a new antidepressant", ["Zoloft"]),
        ("Wellbutrin XL", []),
        ("lithium carbonate", []),
        ("valproic acid", []),
        ("zolpidem", ["Ambien"]),
        ("alprazolam", []),
        ("lisdexamfetamine", []),
        ("montelukast", []),
        ("ciprofloxacin", []),
    ],
)
def test_a_medicine_known_to_have_one_needs_its_text(name, brands):
    document = with_notices(says("Words.", medicines=[a_medicine(name=name, proprietary_names=brands)]))
    [finding] = found("BA09", document)
    assert finding.message == f"The boxed warning of {name} is not in the list of medicines."


@pytest.mark.parametrize(
    ("name", "brands"),
    [
        ("ketamine", ["Ketalar"]),
        ("ketamine hydrochloride injection", []),
        ("buspirone", []),
        ("guanfacine", ["Intuniv"]),
        ("clonidine", []),
        ("gabapentin", []),
        ("hydroxyzine", []),
        ("varenicline", ["Chantix"]),
        ("ibuprofen", ["Advil"]),
        ("melatonin", []),
        ("ciprofloxacin eye drops", []),
        ("xanomeline and trospium", ["Cobenfy"]),
    ],
)
def test_a_medicine_that_is_not_known_to_have_one_needs_no_text(name, brands):
    document = with_notices(says("Words.", medicines=[a_medicine(name=name, proprietary_names=brands)]))
    assert found("BA09", document) == []
