import pytest

from articles.checks import Severity
from tests.articles.checks.found import a_reference, excerpts, found, items, says, section
from tests.articles.factories import make_block, make_document

LONG = "The doctor will ask you about your sleep and about the pills that you took on each day of the last week."
SHORT = "The doctor will ask you about your sleep."
HARD = "Neuropsychopharmacological interventions facilitate considerable symptomatic amelioration. "


def severities(findings) -> list[Severity]:
    return [finding.severity for finding in findings]


class TestReadingGrade:  # HL01
    def test_a_hard_text_is_warned_of_with_the_words_that_cost_most(self):
        first, *sentences = found("HL01", says(HARD * 20))
        assert first.severity is Severity.WARNING
        assert "interventions" in first.suggestion
        assert len(sentences) == 3
        assert {sentence.severity for sentence in sentences} == {Severity.INFORMATION}

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
        ("You can rest. " * 4, [Severity.INFORMATION]),
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


class TestShortForms:  # HL05
    @pytest.mark.parametrize(
        "text",
        [
            "Ketamine blocks NMDA receptors.",
            "SSRIs take weeks.",
            "It is about TMS and sleep.",
            "BDNF is important.",
            "ECT is effective at times.",
            "You may have an MRI or a scan.",
            "You can have talk therapy, or CBT.",
            "SSRIs (see below) take weeks.",
            "An MAO-blocking pill.",
            "It acts on brain cells (NMDA and others).",
            "It acts on mTOR.",
            "THIS IS IT. NMDA waits.",
        ],
    )
    def test_one_that_is_never_spelled_out_is_an_error(self, text):
        [finding] = found("HL05", says(text))
        assert (finding.severity, finding.is_overridable) == (Severity.ERROR, True)

    @pytest.mark.parametrize(
        "text",
        [
            "The NMDA receptor (N-methyl-D-aspartate receptor) waits.",
            "A brain growth factor (BDNF) helps.",
            "The FDA, or Food and Drug Administration, checks it.",
            "ADHD is short for attention-deficit/hyperactivity disorder.",
            "BDNF (brain-derived neurotrophic factor) helps.",
            "ECT is electroconvulsive therapy.",
            "Selective serotonin reuptake inhibitors, also called SSRIs, take weeks.",
            "Transcranial magnetic stimulation, or “TMS”, takes weeks.",
            "Call 911 NOW. Do NOT wait.",
            "Go to the US. It is OK to ask.",
            "Vitamin B12 and part II of it.",
            "CALL US NOW TODAY",
        ],
    )
    def test_one_that_is_spelled_out_or_everyday_is_not(self, text):
        assert found("HL05", says(text)) == []

    def test_the_glossary_spells_out_too(self):
        term = {"slug": "ssri", "term": "SSRI", "aliases": [], "definition": "A common kind of medicine."}
        assert found("HL05", says("SSRIs take weeks.", glossary=[term])) == []

    def test_a_short_form_inside_a_term_of_the_glossary_is_defined_with_it(self):
        term = {"slug": "nmda", "term": "NMDA receptor", "aliases": [], "definition": "A spot on brain cells."}
        assert found("HL05", says("NMDA receptors wait.", glossary=[term])) == []

    def test_so_does_a_term_that_a_reviewer_has_approved(self):
        assert found("HL05", says("SSRIs take weeks."), defined_terms=frozenset({"ssri"})) == []

    def test_each_of_a_list_is_told(self):
        assert len(found("HL05", says("The kinds are SSRI, SNRI, MAOI."))) == 3

    def test_the_main_message_is_read_too(self):
        [finding] = found("HL05", says("You can rest.", main_message="Ask about TMS."))
        assert finding.field == "main_message"

    def test_each_is_told_once(self):
        assert len(found("HL05", says("NMDA here.", "NMDA there."))) == 1


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


@pytest.mark.parametrize("sentence", ["It helped 30% of them.", "It helped 30 percent.", "It helped 30 per cent."])
def test_a_percentage_becomes_people(sentence):  # HL10
    [finding] = found("HL10", says(sentence))
    assert finding.suggestion == "Say “30 out of 100”."


def test_people_need_no_percentage():
    assert found("HL10", says("It helped 30 out of 100 people.")) == []


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        (("It helped 1 in 50.", "It harmed 3 in 100."), True),
        (("It helped 2 out of 100.", "It harmed 3 out of every 100 people."), False),
        (("It helped two out of 10 people.", "That was in 2021.", "It began 5 in 2020."), False),
        (("It helped 20 out of 1,000.", "It harmed 3 out of 100."), True),
        (("Take one in 8 hours.", "It helped 3 in 100."), False),
    ],
)
def test_frequencies_have_one_denominator(text, raised):  # HL11
    assert bool(found("HL11", says(*text))) == raised


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        (("It is twice as likely.",), True),
        (("It cuts the risk.",), True),
        (("A tenfold rise.",), True),
        (("It is twice as likely: 4 out of 100, not 2 out of 100.",), False),
        (("You can take it twice a day.",), False),
        (("It works half as well as sleep.",), True),
        (("Take half as a start.",), False),
        (("Take it twice, as your doctor says, or twice as you need it.",), False),
    ],
)
def test_a_relative_number_stands_beside_an_absolute_one(text, raised):  # HL12
    assert bool(found("HL12", says(*text))) == raised


class TestVagueNumbers:  # HL13
    @pytest.mark.parametrize("sentence", ["Many patients feel better.", "Most of our clients sleep well."])
    def test_how_many_is_that(self, sentence):
        assert excerpts(found("HL13", says(sentence))) == [sentence]

    @pytest.mark.parametrize(
        "sentence",
        ["About 30 of 100 adults, so some people, feel better.", "You have many choices.", "Many people’s sleep."],
    )
    def test_a_number_or_no_people_is_fine(self, sentence):
        assert found("HL13", says(sentence)) == []

    def test_a_source_in_the_section_is_enough(self):
        assert found("HL13", says("Many patients feel better.[ref:a-trial]", references=[a_reference()])) == []


@pytest.mark.parametrize(
    "sentence",
    ["Addicts need help.", "She is a schizophrenic.", "Ask a clinician.", "This drug helps.", "The mentally ill."],
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
    ],
)
def test_plain_words_for_people_pass(sentence):
    assert found("HL14", says(sentence)) == []


@pytest.mark.parametrize(
    "sentence", ["Ask your doctor.", "You can call us.", "If it gets worse, call 911.", "Do not stop it."]
)
def test_something_to_do_is_enough(sentence):  # HL15
    assert found("HL15", says("Sleep is good.", sentence)) == []


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
