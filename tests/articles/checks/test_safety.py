import pytest

from articles.checks import Severity
from tests.articles.checks.found import excerpts, found, items, says, section, with_notices
from tests.articles.factories import make_block, make_document

# SA01


@pytest.mark.parametrize(
    "document",
    [
        says("Some people think of suicide."),
        says("It can lead to self-harm."),
        says("An overdose is an emergency."),
        says("She wants to die."),
        says("Words.", topics=[{"slug": "crisis", "name": "Crisis", "is_sensitive": True}]),
    ],
)
def test_the_crisis_card_makes_itself_and_its_lack_is_an_error(document):
    assert found("SA01", with_notices(document)) == []
    [finding] = found("SA01", document)
    assert (finding.severity, finding.is_overridable) == (Severity.ERROR, False)
    assert finding.message == "This page speaks of a crisis, and its crisis card is missing."


def test_a_crisis_card_without_988_is_an_error():
    document = with_notices(says("Some people think of suicide."))
    for telephone in ("", "555-0100"):
        [finding] = found("SA01", document, clinic={"crisis_telephone": telephone})
        assert finding.message == "The crisis card does not name 988."
    assert found("SA01", document, clinic={"crisis_telephone": "988"}) == []


def test_a_page_about_sleep_needs_no_crisis_card():
    assert found("SA01", says("Sleep well."), clinic={"crisis_telephone": ""}) == []


# SA02


@pytest.mark.parametrize(
    ("sentence", "instead"),
    [
        ("He committed suicide.", "died by suicide"),
        ("She wanted to commit suicide.", "died by suicide"),
        ("There were two completed suicides.", "died by suicide"),
        ("After an unsuccessful suicide attempt she rested.", "suicide attempt"),
        ("He spoke of suicide and of a failed attempt.", "suicide attempt"),
        ("It was a successful suicide.", "suicide attempt"),
        ("We live in a suicide epidemic.", "rising"),
        ("Suicide is skyrocketing.", "rising"),
        ("Suicide rates are exploding.", "rising"),
        ("He attempted suicide unsuccessfully.", "lived through a suicide attempt"),
        ("They said that he “committed suicide”.", "died by suicide"),
    ],
)
def test_words_that_hurt_are_an_error_with_better_ones(sentence, instead):
    [finding] = found("SA02", says(sentence))
    assert (finding.severity, finding.excerpt) == (Severity.ERROR, sentence)
    assert finding.suggestion == f"Say “{instead}”."


@pytest.mark.parametrize(
    "sentence",
    [
        "He died by suicide.",
        "She lived through a suicide attempt.",
        "More people die by suicide than ten years ago.",
        "We committed ourselves to suicide prevention.",
        "After two failed attempts to stop smoking, she asked for help.",
        "Prices are skyrocketing.",
    ],
)
def test_words_that_protect_are_none(sentence):
    assert found("SA02", says(sentence)) == []


# SA03


@pytest.mark.parametrize(
    "text",
    [
        "He died by suicide with a gun.",
        "He hanged himself. It was a suicide that shook the town.",
        "She thought of suicide and of jumping from a height.",
        "She died by suicide after an overdose of pills.",
    ],
)
def test_a_method_near_suicide_is_an_error(text):
    [finding] = found("SA03", says(text))
    assert (finding.severity, finding.is_overridable) == (Severity.ERROR, True)


def test_a_method_in_the_next_item_is_near_too():
    findings = found("SA03", make_document(blocks=[items("She thought of suicide.", "There was a gun.")]))
    assert excerpts(findings) == ["There was a gun."]


@pytest.mark.parametrize(
    "text",
    [
        "If somebody thinks about suicide, lock up guns and medicines.",
        "Some people think of suicide. You can hang out with a friend, or pick up the phone.",
        "Put distance between you and anything you could use. Talk about suicide with someone.",
        "They are stunned by suicide.",
        "If you feel suicidal, ask a friend to hold your firearms for a while.",
        "Suicide prevention: give your gun to a friend.",
        "Suicide is hard to talk about. Charcoal drawings help some people.",
        "She jumped from one topic to another, suicide among them.",
        "Suicide is a hard word. " + "Here are many plain words that fill the space between. " * 2 + "He owned a gun.",
    ],
)
def test_keeping_safe_and_words_far_away_are_none(text):
    assert found("SA03", says(text)) == []


def test_another_block_is_far_away():
    assert found("SA03", make_document(blocks=[section("They spoke of suicide."), section("He owned a gun.")])) == []


# SA04


@pytest.mark.parametrize(
    "sentence",
    [
        "His suicide was caused by debt.",
        "It was suicide because of a lost job.",
        "Debt drove him to suicide.",
        "She died by suicide because she lost her job.",
        "The letter led to his suicide.",
    ],
)
def test_a_single_cause_is_a_warning(sentence):
    [finding] = found("SA04", says(sentence))
    assert (finding.severity, finding.excerpt) == (Severity.WARNING, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Suicide is never caused by one thing.",
        "Nobody attempts suicide because of one thing.",
        "Suicide is not the result of a single event.",
        "Is suicide caused by depression?",
        "There is never only one reason for suicide.",
        "Several things come together before a suicide.",
    ],
)
def test_many_causes_are_none(sentence):
    assert found("SA04", says(sentence)) == []


# SA05


@pytest.mark.parametrize(
    "sentence",
    [
        "Importantly, many patients report reduced suicidal thoughts within hours.",
        "Within 2–4 hours, his suicidal thoughts dramatically decrease.",
        "Her suicidal thoughts were gone.",
        "It eliminates suicidal thoughts.",
        "After one hour, he no longer thought of suicide.",
        "It stops suicidal thoughts.",
        "Patients no longer feel suicidal.",
        "This infusion prevents suicide.",
        "Suicidal thoughts resolved in most of them.",
        "She had no suicidal thoughts after 24 hours.",
        "It doesn’t just calm: it lifts suicidal thoughts overnight.",
    ],
)
def test_speed_or_rescue_next_to_suicide_is_an_error(sentence):
    [finding] = found("SA05", says(sentence))
    assert (finding.severity, finding.is_overridable, finding.excerpt) == (Severity.ERROR, True, sentence)
    assert "has not been shown to prevent suicide" in finding.suggestion


@pytest.mark.parametrize(
    "sentence",
    [
        "It has not been shown to end suicidal thoughts quickly.",
        "If you think about suicide, call 988 immediately.",
        "If you think about suicide, do not wait for a treatment.",
        "The risk of suicidal thoughts is highest in the first 4 weeks.",
        "Watch for suicidal thoughts that come on fast.",
        "Suicide is complex.",
        "Thoughts of suicide can come back quickly.",
        "Within the first weeks, some young people have more suicidal thoughts.",
        "Talking openly prevents suicide.",
        "Locking up guns prevents suicide.",
        "A crisis team can come within an hour if you think of suicide.",
        "It is not known if it prevents suicide.",
        "Can it end suicidal thoughts within hours?",
    ],
)
def test_limits_risks_and_help_are_none(sentence):
    assert found("SA05", says(sentence)) == []


def test_the_two_must_stand_in_one_sentence():
    assert found("SA05", says("She spoke of suicide. Help came within hours.")) == []


def test_a_source_in_the_section_carries_it():
    text = "Suicidal thoughts were fewer within 24 hours. It has not been shown to prevent suicide. [ref:label]"
    assert found("SA05", says(text)) == []


def test_a_story_promises_like_any_text():
    point = {"when": "Within 2–4 hours", "what": "his suicidal thoughts decrease."}
    example = make_block("clinical_example", points=[point])
    assert [finding.field for finding in found("SA05", make_document(blocks=[example]))] == ["points"]


# SA06


@pytest.mark.parametrize("dose", ["0.5 mg/kg", "50 mg", "100mcg", "50-mg", "84 milligrams", "25 µg"])
def test_a_dose_is_a_warning(dose):
    [finding] = found("SA06", says(f"You get {dose} through a vein."))
    assert (finding.severity, finding.message) == (Severity.WARNING, f"“{dose}” is a dose.")


@pytest.mark.parametrize(
    "text", ["You get a small amount.", "It takes 40 minutes.", "120 mmHg is usual.", "Use 2 cups."]
)
def test_other_amounts_are_none(text):
    assert found("SA06", says(text)) == []


# SA07


@pytest.mark.parametrize(
    "text",
    [
        "You can stop taking it when you feel well.",
        "Many people quit using it.",
        "Then come off your antidepressant.",
        "You can come off your meds.",
        "You no longer need your pills.",
        "Skip a dose if you feel sick.",
    ],
)
def test_stopping_a_medicine_without_asking_is_a_warning(text):
    [finding] = found("SA07", says(text))
    assert (finding.severity, finding.excerpt) == (Severity.WARNING, text)


@pytest.mark.parametrize(
    "text",
    [
        "Do not stop taking it on your own.",
        "Some people stop taking it. Talk with your doctor first.",
        "Before you stop the medicine, ask your pharmacist.",
        "Stop eating two hours before.",
        "You can stop the visit at any time.",
        "Do not skip a dose.",
        "Stop taking it if you get a rash, and call 911.",
        "Ask before you stop taking it.",
        "Your doctor may tell you to stop taking it for a while.",
        "You no longer need to come each week.",
    ],
)
def test_asking_first_is_none(text):
    assert found("SA07", says(text)) == []


def test_the_advice_may_stand_elsewhere_in_the_section_but_not_in_another():
    stops, asks = "Some people stop taking it.", "Talk to your doctor first."
    assert found("SA07", says(stops, asks)) == []
    assert len(found("SA07", make_document(blocks=[section(stops), section(asks)]))) == 1


def test_a_question_about_stopping_is_none():
    block = make_block("questions_to_ask", questions=["When can I stop taking it?"])
    assert found("SA07", make_document(blocks=[block])) == []
