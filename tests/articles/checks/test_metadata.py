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
    "crisis_telephone": "(323) 555-0100",
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
        "See harborlane.example.org for more.",
        "See harbourlane.example.com.",
        "Our front desk answers at (323) 555-0199.",
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
        "In the US, call the helpline at 800-662-4357.",
        "We suggest that you call 800-662-4357.",
        "If you cannot reach us, call 800-662-4357.",
        "Call us, or the county's crisis line at 800-662-4357.",
        "Call us or call (323) 555-0100.",
        "See samhsa.gov, 988lifeline.org or harbourlane.example.org.",
    ],
)
def test_the_profiles_own_and_other_peoples_facts_pass(sentence):
    assert found("ME02", says(sentence), clinic=CLINIC) == []


@pytest.mark.parametrize(
    "sentence",
    [
        '<a href="tel:+13235550199">Call us</a> in the morning.',
        '<a href="tel:323-555-0199">Our front desk</a> answers.',
        '<a href="mailto:hello@harborlane.example.org?subject=Hello">Write to us</a>.',
        '<a href="mailto:desk@harbourlane.example.org">Write to the desk</a>.',
        '<a href="https://harborlane.example.org/book">Book a visit</a>.',
        '<a href="tel:3235550199">Call us at (323) 555-0142</a>.',
        'Call us at <a href="tel:3235550199">(323) 555-0199</a>.',
    ],
)
def test_a_link_that_leads_somewhere_else_is_an_error_once(sentence):
    [finding] = found("ME02", says(sentence), clinic=CLINIC)
    assert (finding.severity, finding.field) == (Severity.ERROR, "body")


@pytest.mark.parametrize(
    "sentence",
    [
        '<a href="tel:+13235550142">Call us</a>.',
        '<a href="tel:988">Call 988</a>, day or night.',
        '<a href="tel:8006624357">The national helpline</a> answers too.',
        '<a href="mailto:Hello@harbourlane.example.org?subject=Hello">Write to us</a>.',
        '<a href="https://harbourlane.example.org/book">Book a visit</a> with us.',
        '<a href="https://www.nimh.nih.gov/health">What NIMH says</a>.',
        '<a href="/contact/">Write to us</a>, or see <a href="#risks">the risks</a>.',
    ],
)
def test_a_link_to_the_profiles_own_or_other_peoples_facts_passes(sentence):
    assert found("ME02", says(sentence), clinic=CLINIC) == []


def test_a_call_to_action_gives_the_clinics_number():
    wrong, others = "Book at (323) 555-0199.", "The national helpline is 800-662-4357."
    for text, raised in ((wrong, True), (others, False)):
        document = make_document(blocks=[make_block("call_to_action", text=text)])
        assert bool(found("ME02", document, clinic=CLINIC)) == raised


@pytest.mark.parametrize(
    ("sentence", "raised"),
    [
        ("Write to a group at friends@gmail.com.", False),
        ("Write to a group at friends@mail.com.", False),
        ("Write to us at harbor@gmail.com.", True),
    ],
)
def test_a_mailbox_at_a_host_that_all_share_is_the_clinics_where_it_says_so(sentence, raised):
    clinic = {**CLINIC, "email": "harbourlane@gmail.com"}
    assert bool(found("ME02", says(sentence), clinic=clinic)) == raised


def test_a_short_domain_with_another_ending_is_the_clinics_too():
    clinic = {**CLINIC, "website": "https://hlc.org"}
    assert len(found("ME02", says("See hlc.com."), clinic=clinic)) == 1
    assert found("ME02", says("See hlc.org or apa.org."), clinic=clinic) == []


def test_without_a_profile_there_is_nothing_to_compare():
    assert found("ME02", says("Call us at (323) 555-0199.")) == []


@pytest.mark.parametrize("sentence", ["At Harbour Lane Clinic we listen.", "Ring 323 555 0142 today."])
def test_a_section_does_not_name_the_clinic(sentence):  # ME04
    assert len(found("ME04", says(sentence), clinic=CLINIC)) == 1
    assert found("ME04", says("A clinic by a harbour listens."), clinic=CLINIC) == []
    calling = make_block("call_to_action", text=sentence)
    assert found("ME04", make_document(blocks=[calling]), clinic=CLINIC) == []
