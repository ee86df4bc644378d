from datetime import date

import pytest

from articles.checks import Severity
from tests.articles.checks.found import AN_APPROVAL, TODAY, a_reference, excerpts, found, items, says, section
from tests.articles.factories import make_block, make_document

# EV01


@pytest.mark.parametrize("kind", ["treatment", "medicine", "condition"])
def test_a_page_about_a_condition_or_treatment_needs_sources(kind):
    [finding] = found("EV01", says("Words.", kind=kind))
    assert (finding.severity, finding.field) == (Severity.ERROR, "references")
    assert found("EV01", says("Words.", kind=kind, references=[a_reference()])) == []


@pytest.mark.parametrize("kind", ["explainer", "wellness", "news"])
def test_other_pages_may_have_none(kind):
    assert found("EV01", says("Words.", kind=kind)) == []


# EV02


@pytest.mark.parametrize(
    ("review", "message"),
    [
        (None, "No clinician has approved these words yet."),
        ({**AN_APPROVAL, "is_approved": False}, "No clinician has approved these words yet."),
        ({**AN_APPROVAL, "is_self_review": True}, "It was approved by somebody who wrote a part of it."),
        ({**AN_APPROVAL, "credentials": " "}, "Whoever approved it has no credentials."),
    ],
)
def test_it_asks_for_an_approval_by_a_clinician_who_is_not_the_author(review, message):
    [finding] = found("EV02", says("Words."), review=review)
    assert (finding.severity, finding.is_overridable, finding.message) == (Severity.ERROR, False, message)


def test_an_approval_by_somebody_else_is_enough():
    assert found("EV02", says("Words."), review=AN_APPROVAL) == []


def test_a_clinic_of_one_person_may_approve_its_own_words():
    review = {**AN_APPROVAL, "is_self_review": True}
    assert found("EV02", says("Words."), review=review, self_review_allowed=True) == []


# EV03


@pytest.mark.parametrize(
    ("due_on", "message"),
    [
        (date(2026, 11, 24), "Its review was due on 24 November 2026."),
        (date(2026, 8, 27), "Its review was due on 27 August 2026."),
        (date(2026, 8, 26), "Its review was due on 26 August 2026. The page tells readers so."),
    ],
)
def test_a_review_that_is_due_is_a_warning(due_on, message):
    [finding] = found("EV03", says("Words."), review={**AN_APPROVAL, "next_due_on": due_on})
    assert (finding.severity, finding.message) == (Severity.WARNING, message)


@pytest.mark.parametrize("due_on", [TODAY, date(2027, 1, 1), None])
def test_a_review_that_is_not_due_is_none(due_on):
    assert found("EV03", says("Words."), review={**AN_APPROVAL, "next_due_on": due_on}) == []


def test_a_draft_without_review_has_no_day():
    assert found("EV03", says("Words.")) == []


# EV04


@pytest.mark.parametrize(
    "sentence",
    [
        "It restores damaged circuits.",
        "It helps the brain heal and rebuild.",
        "It boosts a protein that helps repair and grow brain cells.",
        "It can rewire your brain.",
    ],
)
def test_repair_of_the_brain_without_a_source_is_a_warning(sentence):
    [finding] = found("EV04", says(sentence))
    assert (finding.severity, finding.excerpt) == (Severity.WARNING, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody knows if it restores damaged circuits; it has not been shown to repair the brain.",
        "In rats it restores damaged circuits.",
        "Rest helps a broken bone heal.",
        "Brain cells send messages to each other.",
    ],
)
def test_plain_words_about_the_brain_are_none(sentence):
    assert found("EV04", says(sentence)) == []


@pytest.mark.parametrize(
    ("study_types", "message"),
    [
        (["animal_or_lab"], "What supports this comes from animals or a laboratory only."),
        (["case_report"], "What supports this comes from single cases only."),
        (
            ["animal_or_lab", "case_report"],
            "What supports this comes from animals or a laboratory and single cases only.",
        ),
    ],
)
def test_good_that_rests_on_animals_or_single_cases_is_a_warning(study_types, message):
    references = [a_reference(f"r{n}", study_type=study_type) for n, study_type in enumerate(study_types)]
    marks = " ".join(f"[ref:{reference['key']}]" for reference in references)
    [finding] = found("EV04", says(f"Mood improves within days. {marks}", references=references))
    assert (finding.message, finding.excerpt) == (message, "Mood improves within days.")


def test_the_sources_of_its_section_speak_for_a_sentence_without_its_own():
    references = [a_reference("mice", study_type="animal_or_lab"), a_reference("people")]
    blocks = [section("Mood improves.", "This was seen. [ref:mice]"), section("Words. [ref:people]")]
    assert excerpts(found("EV04", make_document(blocks=blocks, references=references))) == ["Mood improves."]


@pytest.mark.parametrize(
    "text",
    [
        "Mood improves within days. [ref:mice] [ref:people]",
        "In mice, mood seems to improve. It helps them. [ref:mice]",
        "It has harmed the bladder. [ref:mice]",
        "Mood does not improve. [ref:mice]",
        "Mood improves within days. [ref:unsaid]",
    ],
)
def test_good_that_people_felt_or_that_names_the_animals_is_none(text):
    references = [
        a_reference("mice", study_type="animal_or_lab"),
        a_reference("people"),
        a_reference("unsaid", study_type=""),
    ]
    assert found("EV04", says(text, references=references)) == []


# EV05


@pytest.mark.parametrize(
    ("wrong", "severity", "message"),
    [
        ({"doi": ""}, Severity.WARNING, "[ref:a-trial] has no DOI, PMID or web address."),
        (
            {"doi": "", "url": "https://example.org/trial"},
            Severity.WARNING,
            "[ref:a-trial] is a web page, and does not say when it was read.",
        ),
        ({"is_retracted": True}, Severity.ERROR, "[ref:a-trial] was retracted."),
        ({"citation": "Example A. Retracted: A trial. 2024."}, Severity.ERROR, "[ref:a-trial] was retracted."),
        ({"citation": "Example A. A trial. 2020."}, Severity.INFORMATION, "The newest source is from 2020."),
    ],
)
def test_a_source_that_cannot_be_relied_on_is_named(wrong, severity, message):
    [finding] = found("EV05", says("Words.", references=[a_reference(**wrong)]))
    assert (finding.severity, finding.message, finding.field) == (severity, message, "references")


@pytest.mark.parametrize(
    "right",
    [
        {},
        {"doi": "", "pmid": "12345678"},
        {"doi": "", "url": "https://example.org/trial", "accessed_on": "2026-11-01"},
        {"citation": "Example A. A trial. 2021."},
        {"citation": "Example A. No year."},
        {"citation": "Office. A page. 2011.", "doi": "", "url": "https://example.org/a", "accessed_on": "2026-11-01"},
    ],
)
def test_a_source_that_can_be_found_is_none(right):
    assert found("EV05", says("Words.", references=[a_reference(**right)])) == []


def test_one_new_source_is_enough():
    references = [a_reference("old", citation="Old. 2001."), a_reference("new", citation="New. 2025;3:1999–2003.")]
    assert found("EV05", says("Words.", references=references)) == []


def test_the_pages_of_a_journal_are_no_years():
    [finding] = found("EV05", says("Words.", references=[a_reference(citation="Old. 2001;3:2019–2024.")]))
    assert finding.message == "The newest source is from 2001."


# EV06


def test_a_clinic_that_sells_it_says_who_gains_and_who_paid():
    findings = found("EV06", says("Words.", offered_here=True))
    assert [(finding.severity, finding.field) for finding in findings] == [
        (Severity.ERROR, "conflict_statement"),
        (Severity.ERROR, "funding_statement"),
    ]
    assert "Our clinic offers this treatment and gets paid for it." in findings[0].suggestion


def test_half_of_it_is_not_enough():
    document = says("Words.", offered_here=True, conflict_statement="We offer it.", funding_statement=" ")
    assert [finding.field for finding in found("EV06", document)] == ["funding_statement"]


def test_a_clinic_that_says_so_or_does_not_sell_it_is_left_alone():
    said = {"conflict_statement": "We offer it.", "funding_statement": "Nobody paid."}
    assert found("EV06", says("Words.", offered_here=True, **said)) == []
    assert found("EV06", says("Words.", offered_here=False)) == []


# EV07


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("Mood lifts within hours.", ["within hours"]),
        ("Within 2–4 hours, his thoughts change.", ["2–4 hours"]),
        ("Over the next 24-48 hours, mood improves.", ["24-48 hours"]),
        ("What pills couldn’t do in 8 weeks, it did in 24 hours.", ["8 weeks", "24 hours"]),
        ("About 6 out of 100 people have it.", ["6 out of 100"]),
        ("It helps 70% of people.", ["70%"]),
        ("It lasts 1.5 days.", ["1.5 days"]),
    ],
)
def test_a_number_without_a_source_is_one_finding_a_sentence(sentence, quoted):
    [finding] = found("EV07", says(sentence))
    assert (finding.severity, finding.excerpt) == (Severity.WARNING, sentence)
    assert finding.message == " and ".join(f"“{words}”" for words in quoted) + ": nothing in this section is cited."


@pytest.mark.parametrize(
    "sentence",
    [
        "A 32-year-old man comes to the clinic.",
        "She is 32 years old.",
        "Call or text 988 at any time.",
        "Week 4: no change.",
        "It takes weeks.",
        "Watch for it up to age 24.",
        "It has 2 sides.",
    ],
)
def test_other_numbers_need_no_source(sentence):
    assert found("EV07", says(sentence)) == []


def test_a_source_in_the_section_or_its_blocks_is_enough():
    blocks = [section("Mood lifts within hours."), make_block("callout", body="<p>One study said so. [ref:a]</p>")]
    assert found("EV07", make_document(blocks=blocks)) == []


def test_it_shows_the_editor_which_section_lacks_a_source():
    cited, bare = section("It lasts 3 days. [ref:a]"), items("It lasts 3 days.", "It is short.")
    [finding] = found("EV07", make_document(blocks=[cited, bare]))
    assert (finding.block, finding.field) == (bare["id"], "body")


def test_a_question_to_ask_claims_no_number():
    block = make_block("questions_to_ask", questions=["Will it take 8 weeks?"])
    assert found("EV07", make_document(blocks=[block])) == []
