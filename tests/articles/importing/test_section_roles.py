import pytest

from articles.importing.reader import parse
from articles.importing.section_roles import _BY_HEADING, ROLES, role_named, role_of
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
        # A reader's own question, or words that only look alike.
        ("If you do not know whom to call", ""),
        ("What if you do not know your dose?", ""),
        ("Do you feel uncertain?", ""),
        ("What is not known about long use?", "uncertainty"),
        ("What scientists don’t fully understand", "uncertainty"),
        ("The uncertainty that remains", "uncertainty"),
        ("What else helps you sleep?", ""),
        ("What else may happen on that day?", ""),
        ("What else can you try instead?", "alternatives"),
        ("What else is there?", "alternatives"),
        ("Other options for paying", ""),
        ("Other choices of appointment: ask us about visits", ""),
        ("Other options for depression", "alternatives"),
        ("Alternatives to ketamine", "alternatives"),
    ],
)
def test_a_heading_tells_what_its_section_is_for_or_nothing(heading, role):
    assert role_of(heading) == role


def test_every_role_is_one_that_a_section_can_have():
    assert {role for role, _ in _BY_HEADING} <= set(SectionRole)


def test_a_text_states_a_role_in_the_words_of_the_form_or_by_its_key():
    assert {words: str(role) for words, role in ROLES.items()} == {role.label: role.value for role in SectionRole}
    for role in SectionRole:
        assert role_named(role.label.upper() + ".") == role_named(role.value) == role.value
    assert role_named("the weather") == ""


def sections(text: str) -> list[tuple[str, str, str]]:
    found = parse(f"A title\n\n{text}").document["blocks"]
    return [(block["heading"], block["role"], block["body"]) for block in found]


@pytest.mark.parametrize("heading", ["1. How it may work", "## How it may work", "How it may work"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_stated_role_wins_over_the_heading_and_is_no_text(heading, gap):
    text = f"{heading}{gap}What it is for: risks\nIt can go wrong."
    assert sections(text) == [("How it may work", "risks", "<p>It can go wrong.</p>")]


def test_an_introduction_can_have_one_too():
    assert sections("What it is for: introduction\n\nHello.") == [("", "intro", "<p>Hello.</p>")]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("## A\n\nWhat it is for: the weather", "<p>What it is for: the weather</p>"),
        ("## A\n\nWords.\n\nWhat it is for: risks", "<p>Words.</p><p>What it is for: risks</p>"),
        ("## A\nWhat it is for: cost\nWhat it is for: risks", "<p>What it is for: risks</p>"),
    ],
)
def test_what_states_no_role_stays_text_and_is_reported(text, body):
    assert [section[2] for section in sections(text)] == [body]
    [remark] = parse(f"A title\n\n{text}").remarks
    assert remark.line == 2 + text.count("\n") + 1
