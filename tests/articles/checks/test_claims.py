import pytest

from articles.checks import Severity
from tests.articles.checks.found import a_medicine, a_reference, excerpts, found, items, says, section, with_notices
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


# BA04


@pytest.mark.parametrize(
    "sentence",
    [
        "Ketamine is non-addictive.",
        "It is not addictive.",
        "It has no side effects.",
        "It works without any side effects.",
        "A risk-free hour.",
        "There is no risk.",
        "It works 100% of the time.",
        "It is 100 percent natural.",
        "Results are guaranteed.",
        "We guarantee that you will feel well.",
        "This cures depression.",
        "A cure at last!",
        "The infusion is completely safe.",
        "It doesn’t just mask signs—it cures them.",
        "If pills did not help, this cure can.",
        "Want a cure?",
    ],
)
def test_a_promise_without_exception_is_an_error(sentence):
    [finding] = found("BA04", says(sentence))
    assert (finding.severity, finding.is_overridable, finding.excerpt) == (Severity.ERROR, True, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not a cure.",
        "It’s no cure.",
        "A walk does not cure depression.",
        "Nobody can promise that it will cure you.",
        "No medicine is completely safe.",
        "No treatment is risk-free.",
        "It is not without side effects.",
        "We can’t guarantee a result.",
        "Some people have no side effects.",
        "Is there a cure?",
        "About 31 out of 100 people felt it.",
        "Keep it in a secure place.",
        "It has no known risk factors.",
    ],
)
def test_a_denied_or_asked_promise_is_none(sentence):
    assert found("BA04", says(sentence)) == []


def test_a_quotation_is_no_excuse():
    assert len(found("BA04", says("An advertisement said: “This cures depression.”"))) == 1


# BA05


def test_each_word_that_praises_is_listed():
    text = "An innovative, science-backed and life-changing breakthrough."
    findings = found("BA05", says(text))
    assert {finding.severity for finding in findings} == {Severity.WARNING}
    assert [finding.message for finding in findings] == [
        "“innovative” praises.",
        "“science-backed” praises.",
        "“life-changing” praises.",
        "“breakthrough” praises.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is no miracle.",
        "It isn’t a breakthrough.",
        "It has not been proven to help.",
        "The claim is unproven.",
        "Wait until the next day.",
    ],
)
def test_plain_words_do_not_praise(sentence):
    assert found("BA05", says(sentence)) == []


def test_words_in_a_tag_praise_too():
    document = says("Words.", tags=[{"slug": "miraclecure", "name": "MiracleCure"}])
    assert [finding.field for finding in found("BA05", document)] == ["tags"]


# BA06


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike traditional antidepressants, ketamine is fast.",
        "Unlike most other pills, it is quick.",
        "Ketamine works faster than an SSRI.",
        "It is safer for many people than any pill.",
        "It is a better alternative to pills.",
        "It outperforms talk therapy.",
        "What traditional medications couldn’t achieve in 8 weeks, ketamine did in a day.",
        "Older pills could not achieve this.",
        "SSRIs (traditional antidepressants) are like slowly laying bricks.",
        "Not only is it gentle; it works better than an SSRI.",
    ],
)
def test_a_comparison_without_a_source_is_an_error(sentence):
    [finding] = found("BA06", says(sentence))
    assert (finding.severity, finding.is_overridable, finding.excerpt) == (Severity.ERROR, True, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It does not work better than an SSRI.",
        "It isn’t faster than an SSRI.",
        "No study shows that it is safer than a pill.",
        "We do not know if it works better than talk therapy.",
        "Is it better than an SSRI?",
        "You may sleep better than before.",
        "SSRIs take 4 to 8 weeks to work.",
        "Some people did not get better with other medicines.",
        "More than 500 studies looked at it.",
    ],
)
def test_a_denied_comparison_is_none(sentence):
    assert found("BA06", says(sentence)) == []


def test_a_source_in_the_same_section_carries_the_comparison():
    blocks = [section("Ketamine works faster than an SSRI.", "This was one study. [ref:a-trial]"), section("Words.")]
    assert found("BA06", make_document(blocks=blocks)) == []


def test_a_source_in_another_section_does_not():
    blocks = [section("Ketamine works faster than an SSRI."), section("This was one study. [ref:a-trial]")]
    assert len(found("BA06", make_document(blocks=blocks))) == 1


@pytest.mark.parametrize(
    "place",
    [
        {"title": "Faster than pills"},
        {"blocks": [make_block("analogy", story="<p>It is faster than the mail, unlike ordinary pills.</p>")]},
        {"blocks": [make_block("clinical_example", afterwards="<p>It worked better than her pills.</p>")]},
        {"blocks": [make_block("call_to_action", text="Feel better than with pills.")]},
    ],
)
def test_a_comparison_hides_nowhere(place):
    assert len(found("BA06", make_document(**place))) == 1


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
        "You sit in a chair.",
        "It did not get better.",
    ],
)
def test_good_and_harm_in_balance_are_none(text):
    assert found("BA08", treatment(section(text))) == []


def test_an_explainer_has_no_balance_to_keep():
    assert found("BA08", says("It helps, and mood improves.")) == []


# BA09


def test_the_boxed_warning_shows_itself():
    document = with_notices(says("Words.", medicines=[a_medicine(name="sertraline", boxed_warning="Watch your mood.")]))
    assert found("BA09", document) == []


def test_a_boxed_warning_that_does_not_show_is_an_error_that_no_reason_lets_pass():
    medicine = a_medicine(name="sertraline", boxed_warning="Watch your mood.")
    [finding] = found("BA09", says("Words.", medicines=[medicine], notices=[]))
    assert (finding.severity, finding.is_overridable) == (Severity.ERROR, False)
    assert finding.message == "The boxed warning of sertraline is missing from the page."


def test_a_medicine_known_to_have_one_needs_its_text():
    [finding] = found("BA09", with_notices(says("Words.", medicines=[a_medicine(name="Sertraline")])))
    assert finding.message == "Sertraline has a boxed warning, and its text is not in the list of medicines."


def test_a_medicine_without_a_boxed_warning_needs_no_text():
    assert found("BA09", with_notices(says("Words.", medicines=[a_medicine()]))) == []


def test_a_claim_is_found_once_although_its_words_match_twice():
    sentence = "What traditional pills couldn’t achieve, it does faster than any."
    document = says(sentence, references=[a_reference()])
    assert excerpts(found("BA06", document)) == [sentence]
