import pytest

from articles.checks import Severity
from tests.articles.checks.found import found, says
from tests.articles.factories import make_block, make_document

HOLDS = {"provenance": "real", "authorised_on": "2026-01-10", "authorisation_reference": "Folder 7"}


def with_example(**overrides) -> dict:
    return make_document(blocks=[make_block("clinical_example", **overrides)])


def tells(text: str, **overrides) -> dict:
    quiet = {"points": [], "afterwards": "", **overrides}
    return with_example(story=f"<p>{text}</p>", **quiet)


# PR01


@pytest.mark.parametrize("provenance", ["", "somewhere"])
def test_an_example_that_does_not_say_where_it_comes_from_is_an_error_that_no_reason_lets_pass(provenance):
    document = with_example(provenance=provenance)
    [finding] = found("PR01", document)
    assert (finding.severity, finding.is_overridable) == (Severity.ERROR, False)
    assert (finding.block, finding.field) == (document["blocks"][0]["id"], "provenance")


@pytest.mark.parametrize("provenance", ["composite", "fictional", "real"])
def test_an_example_that_says_so_is_none(provenance):
    assert found("PR01", with_example(provenance=provenance)) == []


# PR02


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"authorised_on": None}, "authorised_on"),
        ({"authorised_on": "2026-11-26"}, "authorised_on"),
        ({"authorisation_reference": " "}, "authorisation_reference"),
        ({"authorisation_expires_on": "2026-11-24"}, "authorisation_expires_on"),
        ({"consent_withdrawn_on": "2026-11-25"}, "consent_withdrawn_on"),
    ],
)
def test_a_real_story_without_permission_is_an_error_that_no_reason_lets_pass(wrong, field):
    [finding] = found("PR02", with_example(**{**HOLDS, **wrong}))
    assert (finding.severity, finding.is_overridable, finding.field) == (Severity.ERROR, False, field)


def test_permission_taken_back_says_only_that():
    document = with_example(provenance="real", consent_withdrawn_on="2026-11-01")
    [finding] = found("PR02", document)
    assert finding.message == "The person in this example has taken their permission back."


@pytest.mark.parametrize("expires_on", [None, "2026-11-25", "2030-01-01"])
def test_a_real_story_with_permission_is_none(expires_on):
    assert found("PR02", with_example(**HOLDS, authorisation_expires_on=expires_on)) == []


@pytest.mark.parametrize("provenance", ["composite", "fictional", ""])
def test_a_made_up_story_needs_no_permission(provenance):
    assert found("PR02", with_example(provenance=provenance)) == []


# PR03


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("She came on May 3.", "“May 3” is a date"),
        ("She came on the 3rd of May.", "“3rd of May” is a date"),
        ("She came on 5/3/2024.", "“5/3/2024” is a date"),
        ("Her number is (323) 555-0100.", "“(323) 555-0100” is a telephone number"),
        ("Write to ann@example.org about it.", "“ann@example.org” is an e-mail address"),
        ("She writes at https://blog.example/ann every day.", "“https://blog.example/ann” is a web address"),
        ("She lives near CA 90012.", "“CA 90012” is a ZIP code"),
        ("She lives at 12 Harbor Lane.", "“12 Harbor Lane” is a street"),
        ("Ms. Lee felt low.", "“Ms. Lee” is a name"),
        ("A 92-year-old woman felt low.", "“92-year-old” is an age over 89"),
        ("A woman aged 90 felt low.", "“aged 90” is an age over 89"),
        ("J.S. felt low.", "“J.S.” is initials"),
        ("Patient K felt low.", "“Patient K” is initials"),
        ("She works at Invented Bakery.", "“works at Invented” is an employer"),
        ("She lives in Los Angeles.", "“Los Angeles” is a city"),
        ("She was born on 05-03-1990.", "“05-03-1990” is a date"),
        ("She lives in Springfield, Illinois.", "“Springfield, Illinois” is a place"),
        ("She lives on Elm Street with a cat.", "“on Elm Street” is a street"),
        ("Her ZIP code is 90012.", "“ZIP code is 90012” is a ZIP code"),
        ("A woman named Anna Lee felt low.", "“named Anna Lee” is a name"),
        ("She writes as @annalee at night.", "“@annalee” is an account"),
        ("John D. felt low.", "“John D.” is initials"),
        ("She is 91 and felt low.", "“is 91” is an age over 89"),
    ],
)
def test_what_could_show_who_a_person_is(text, what):
    [made_up] = found("PR03", tells(text, provenance="composite"))
    [real] = found("PR03", tells(text, provenance="real"))
    assert made_up.message == f"{what}: it could show who the person is."
    assert (made_up.severity, real.severity) == (Severity.WARNING, Severity.ERROR)


@pytest.mark.parametrize(
    "text",
    [
        "A 32-year-old man with depression comes for an infusion.",
        "She may 3 times a week take a walk.",
        "In May, she felt better.",
        "She took 1/2 of a tablet.",
        "She called 988, and read 988lifeline.org.",
        "About 10000 people felt it.",
        "She came at 8 a.m. to a clinic in the U.S.",
        "She works at a bakery.",
        "Her doctor helped her. Miss no visit.",
        "An 89-year-old woman felt low.",
        "She likes boston terriers.",
        "Vitamin D. Then she slept. She took Vitamin D.",
        "She is 91 percent sure.",
        "In Ohio, she felt better.",
        "She lives on a quiet street.",
        "She is called a fighter. Plan B. She rests.",
        "She works for herself.",
    ],
)
def test_what_many_people_share_shows_nobody(text):
    assert found("PR03", tells(text, provenance="real")) == []


def test_a_day_outside_an_example_is_no_concern_of_it():
    assert found("PR03", says("The FDA approved it on March 5.")) == []


# PR04


@pytest.mark.parametrize(
    "text",
    [
        "Within days, his mood improves, and he feels ready for therapy.",
        "Her low mood was gone. She never had any side effects.",
        "Her mood improves, and she comes back each week. She stopped crying.",
        "Two medicines had not helped her. Now her mood improves.",
    ],
)
def test_a_story_with_a_good_end_only_is_a_warning(text):
    [finding] = found("PR04", tells(text))
    assert (finding.severity, finding.message) == (
        Severity.WARNING,
        "This example tells only of what went well.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "His mood improves. He feels dizzy for an hour.",
        "Her mood improves. The second try did not help.",
        "Her mood improves, and the effect fades.",
        "Her mood improves, and after a month the low mood comes back.",
        "His mood improves. The risk was explained to him.",
        "She sits in a quiet room.",
    ],
)
def test_a_story_with_two_sides_is_none(text):
    assert found("PR04", tells(text)) == []


def test_the_note_that_it_is_not_typical_is_a_side_too():
    note = "Some people do not get better."
    assert found("PR04", tells("Her mood improves.", not_typical_note=note)) == []


# PR05


@pytest.mark.parametrize(
    "sentence",
    [
        "A 32-year-old man comes for an infusion.",
        "A 45 year old teacher felt low.",
        "A patient of ours felt low for years.",
        "One of our patients felt low for years.",
        "Meet Anna, a mother of two.",
        "A 32-year-old came in.",
        "John, 34, felt low for years.",
        "A patient I saw felt low.",
    ],
)
def test_a_story_outside_an_example_is_a_warning(sentence):
    [finding] = found("PR05", says(sentence))
    assert (finding.severity, finding.excerpt) == (Severity.WARNING, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 32-year-old studies, fewer people were asked.",
        "Some patients feel low for years.",
        "You meet with a trained person.",
        "Our patients can call at any time.",
        "A 50-year-old medicine can still help.",
        "In May, 20, not 30, people came.",
    ],
)
def test_plain_words_about_people_are_no_story(sentence):
    assert found("PR05", says(sentence)) == []


def test_a_story_in_an_example_is_where_it_belongs():
    assert found("PR05", tells("A 32-year-old man comes for an infusion.")) == []
