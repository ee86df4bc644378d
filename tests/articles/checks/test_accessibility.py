import pytest

from articles.checks import Severity
from tests.articles.checks.found import excerpts, found, says
from tests.articles.factories import make_block, make_document


def a_picture(**overrides) -> dict:
    facts = {
        "digest": "a",
        "alt_text": "A lamp beside a bed.",
        "is_decorative": False,
        "credit": "",
        "width": 1,
        "height": 1,
    }
    return {**facts, "renditions": [], **overrides}


@pytest.mark.parametrize(
    ("alt", "raised"),
    [
        ("", True),
        ("IMG_2034", True),
        ("lamp.jpg", True),
        ("word " * 40, True),
        ("A lamp beside a bed.", False),
        ("An image of a lamp", False),
    ],
)
def test_a_picture_says_what_it_shows(alt, raised):  # AX01
    document = make_document(blocks=[make_block("figure", picture=a_picture(alt_text=alt))])
    assert [finding.severity for finding in found("AX01", document)] == [Severity.ERROR] * raised


def test_a_decorative_picture_says_nothing():
    picture = a_picture(alt_text="", is_decorative=True)
    assert found("AX01", make_document(blocks=[make_block("figure", picture=picture)])) == []


@pytest.mark.parametrize(
    ("block", "raised"),
    [
        (make_block(heading="1. What it is"), True),
        (make_block(heading="2) What it does"), True),
        (make_block("key_points", heading=""), True),
        (make_block(heading="988 is a number"), False),
        (make_block(heading="2.5 million people"), False),
        (make_block(heading="3.What it does"), True),
        (make_block(heading="5 things to ask"), False),
        (make_block(heading=""), False),
    ],
)
def test_numbers_of_headings_are_not_typed(block, raised):  # AX02
    assert bool(found("AX02", make_document(blocks=[block]))) == raised


@pytest.mark.parametrize(
    "text", ["here", "Click here", "read more »", "https://example.org/a", "www.example.org", "example.org"]
)
def test_a_link_says_where_it_leads(text):  # AX03
    assert excerpts(found("AX03", says(f'See <a href="https://example.org/">{text}</a>.'))) == [text]


@pytest.mark.parametrize("text", ["the label of ketamine", "Here is what the label says", "988 Lifeline"])
def test_a_link_that_says_it_passes(text):
    assert found("AX03", says(f'See <a href="https://example.org/">{text}</a>.')) == []


def test_a_bare_address_in_a_text_is_told_once():
    assert len(found("AX03", says("See https://example.org/page for more."))) == 1
    assert len(found("AX03", says('See <a href="https://example.org/">https://example.org/</a>.'))) == 1
    assert found("AX03", says("See 988lifeline.org, or call 988.")) == []


def test_emoji_are_words_to_a_screen_reader():  # AX04
    assert len(found("AX04", says("📞 Call us.", "It helps 🌐.", "1️⃣ First.", "A plain line → so, ✓ and ™."))) == 3


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("DO NOT STOP THIS NOW", True),
        ("DON’T STOP IT NOW", True),
        ("TAKE A PILL NOW", True),
        ("Do NOT stop it.", False),
        ("NMDA, AMPA and BDNF.", False),
        ("OCD, PTSD, PMDD, ADHD", False),
    ],
)
def test_a_row_of_capitals_is_hard_to_read(text, raised):  # AX05
    assert bool(found("AX05", says(text))) == raised


@pytest.mark.parametrize(
    ("name", "raised"),
    [("treatmentresistantdepression", True), ("TreatmentResistantDepression", False), ("Sleep", False)],
)
def test_a_hashtag_of_several_words_is_in_camel_case(name, raised):  # AX06
    assert bool(found("AX06", make_document(tags=[{"slug": "x", "name": name}]))) == raised
    assert bool(found("AX06", says(f"See #{name}."))) == raised
