import pytest

from articles.checks import Severity
from tests.articles.checks.found import found, says
from tests.articles.factories import make_block, make_document

CLINIC = {
    "name": "Harbour Lane Clinic",
    "telephone": "(323) 555-0142",
    "email": "hello@harbourlane.example.org",
    "website": "https://harbourlane.example.org",
    "booking_url": "",
    "crisis_telephone": "988",
}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"summary": ""}, [Severity.ERROR]),
        ({"summary": "x" * 161}, [Severity.ERROR]),
        ({"title": "x" * 71}, [Severity.WARNING]),
        ({"summary": "x" * 160, "title": "x" * 70}, []),
    ],
)
def test_a_summary_is_there_and_lists_can_show_it(facts, expected):  # ME01
    assert [finding.severity for finding in found("ME01", make_document(**facts))] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Call us at (323) 555-0199.",
        "Harbour Lane Clinic answers at 323-555-0199.",
        "Write to hello@harborlane.example.org.",
        "Write to desk@harbourlane.example.org.",
        "See https://www.harbour-lane.example.org/booking for more.",
    ],
)
def test_a_contact_fact_that_is_not_the_profiles_is_an_error(sentence):  # ME02
    [finding] = found("ME02", says(sentence), clinic=CLINIC)
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "sentence",
    [
        "Call us at 323.555.0142.",
        "Write to hello@harbourlane.example.org.",
        "A helpline answers at 800-662-4357.",
        "See https://www.nimh.nih.gov/health for more.",
        "Write to info@nimh.nih.gov.",
        "Call 988.",
    ],
)
def test_the_profiles_own_and_other_peoples_facts_pass(sentence):
    assert found("ME02", says(sentence), clinic=CLINIC) == []


def test_without_a_profile_there_is_nothing_to_compare():
    assert found("ME02", says("Call us at (323) 555-0199.")) == []


@pytest.mark.parametrize("sentence", ["At Harbour Lane Clinic we listen.", "Ring 323 555 0142 today."])
def test_a_section_does_not_name_the_clinic(sentence):  # ME04
    assert len(found("ME04", says(sentence), clinic=CLINIC)) == 1
    assert found("ME04", says("A clinic by a harbour listens."), clinic=CLINIC) == []
    calling = make_block("call_to_action", text=sentence)
    assert found("ME04", make_document(blocks=[calling]), clinic=CLINIC) == []
