import pytest

from articles.importing.section_roles import _BY_HEADING, role_of
from articles.models.blocks.section import SectionRole


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("What are the risks?", "risks"),
        ("Risks and side effects", "risks"),
        ("What can go wrong that day?", "risks"),
        ("What can happen over time?", "risks"),
        ("What else could you choose?", "alternatives"),
        ("What if you do nothing?", "no_treatment"),
        ("What do we not know?", "uncertainty"),
        ("What isn’t known yet", "uncertainty"),
        ("Who should not have ketamine?", "who_should_not"),
        ("How well do they work?", "benefits"),
        ("How much may it help?", "benefits"),
        ("How may they work?", "how_it_works"),
        ("Before the day", "what_to_expect"),
        ("What is depression?", ""),
        ("A risk-free new start", ""),
        ("How do the risks weigh against the good?", ""),
        ("Lower your risk of falls", ""),
    ],
)
def test_a_heading_tells_what_its_section_is_for_or_nothing(heading, role):
    assert role_of(heading) == role


def test_every_role_is_one_that_a_section_can_have():
    assert {role for role, _ in _BY_HEADING} <= set(SectionRole)
