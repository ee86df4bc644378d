"""Whole articles: the one a clinic brought, and samples with the same traits in our own words."""

import pytest

from articles.document import reading_text, unknown_keys
from tests.articles.importing.files import SLEEP, WALK, blocks, kinds, parsed, seed, sentences

BOTH = pytest.mark.parametrize("path", [lambda: SLEEP, seed], ids=["sample", "seed"])
ORDER = [
    "section",
    *["section", "analogy"] * 2,
    *["section", "analogy"],
    "clinical_example",
    "section",
    "call_to_action",
]


@BOTH
def test_it_keeps_every_sentence_once_in_its_order(path):
    expected = sentences(path())
    read = " ".join(reading_text(parsed(path()).document))
    assert len(expected) > 20
    place = 0
    for sentence in expected:
        assert read.count(sentence) == 1, sentence
        assert read.index(sentence) >= place, sentence
        place = read.index(sentence) + len(sentence)
    assert read == " ".join(expected)


@BOTH
def test_it_makes_typed_blocks(path):
    result = parsed(path())
    assert kinds(result) == ORDER
    sections = blocks(result, "section")
    assert [section["numbered"] for section in sections] == [False, True, True, True, False]
    assert sections[0]["heading"] == ""
    assert sections[4]["heading"] == "Why This Matters"
    assert all(section["body"].count("<ul>") == 1 for section in sections[1:4])
    assert not any(section["heading"][:1].isdigit() for section in sections)


@BOTH
def test_it_tells_the_kinds_of_analogy_apart(path):
    simple, terms, real = blocks(parsed(path()), "analogy")
    assert [block["label"] for block in (simple, terms, real)] == ["simple", "simple_terms", "real_life"]
    assert [bool(block["title"]) for block in (simple, terms, real)] == [False, False, True]
    assert simple["pairs"] == terms["pairs"] == []
    assert [pair["joined_by"] for pair in real["pairs"]] == ["are like", "is like"]


def test_it_keeps_the_order_of_the_sides_of_a_comparison():
    [*_, real] = blocks(parsed(seed()), "analogy")
    assert real["title"] == "The Forest Fire & the Rebuild"
    assert [pair["in_body"] for pair in real["pairs"]] == ["SSRIs (traditional antidepressants)", "Ketamine"]
    assert real["pairs"][0]["in_story"].startswith("slowly delivering")
    assert real["pairs"][1]["in_story"].startswith("air-dropping")


@BOTH
def test_it_divides_the_clinical_example(path):
    [example] = blocks(parsed(path()), "clinical_example")
    assert example["title"] == "A Clinical Example"
    assert example["story"].count("<p>") == 1
    assert len(example["points"]) >= 2
    assert all(point["when"] == "" and point["what"].endswith(".") for point in example["points"])
    assert example["afterwards"].startswith("<p>What ")
    assert example["afterwards"].count("<p>") == 1


@BOTH
def test_it_takes_the_closing_question_for_a_call_to_action(path):
    [call] = blocks(parsed(path()), "call_to_action")
    assert call["heading"].endswith("?")
    assert call["text"] == ""


def test_it_keeps_lead_in_lines_as_paragraphs():
    section = blocks(parsed(SLEEP), "section")[1]
    assert "<p>Here’s what happens:</p><ul>" in section["body"]


def test_it_reads_tags_and_the_next_title_of_the_clinics_article():
    document = parsed(seed()).document
    assert document["title"] == "Ketamine for Depression: How It Works in the Brain"
    assert [tag["name"] for tag in document["tags"]] == [
        "KetamineTherapy",
        "MentalHealthInnovation",
        "Neuroplasticity",
        "NextGenPsyche",
        "TreatmentResistantDepression",
    ]
    assert document["read_next"] == "Why Medication Matters — Especially for ADHD"


@BOTH
def test_it_has_nothing_to_remark_about_the_text_of_it(path):
    assert parsed(path()).remarks == []


def test_it_reads_everything_that_the_format_offers():
    result = parsed(WALK)
    assert kinds(result) == [
        "section",
        "section",
        "callout",
        "analogy",
        "section",
        "figure",
        "clinical_example",
        "key_points",
        "questions_to_ask",
        "call_to_action",
    ]
    assert result.remarks == []
    document = result.document
    assert document["kind"] == "wellness"
    assert document["main_message"].endswith("It does not take the place of treatment.")
    assert document["topics"] == [
        {"slug": "depression", "name": "Depression"},
        {"slug": "living-well", "name": "Living well"},
    ]
    assert document["series"] == {"slug": "small-steps", "title": "Small steps", "position": 2}
    assert document["funding_statement"] == "Nobody paid for this page."
    assert result.address == "a-walk-each-day"
    assert [reference["key"] for reference in document["references"]] == ["leaflet", "walk-2024"]
    assert unknown_keys(document) == []


def test_it_fills_the_fields_of_each_block():
    introduction, what, callout, analogy, apart, figure, example, key_points, questions, call = parsed(WALK).document[
        "blocks"
    ]
    assert "[ref:walk-2024]" in introduction["body"]
    assert what["body"] == (
        "<p>It can <strong>lift</strong> your mood for <em>some hours</em>. Read "
        '<a href="https://example.org/trial?a=1&amp;b=2">what a trial says</a> about it.</p>'
        "<p>In plain steps:</p>"
        "<ol><li>Choose a time.</li><li>Start with ten minutes.</li><li>Add five minutes each week.</li></ol>"
    )
    assert (callout["severity"], callout["heading"]) == ("important", "Talk with your doctor first if")
    assert callout["body"].count("<li>") == 2
    assert analogy["source"] == "a garden gate that sticks"
    assert analogy["target"] == "how a little movement each day keeps you going"
    assert analogy["pairs"] == [
        {"in_story": "opening the gate", "in_body": "taking a walk", "joined_by": "", "shared_relation": ""},
        {"in_story": "rust", "in_body": "days without movement", "joined_by": "", "shared_relation": ""},
    ]
    assert analogy["story"].startswith("<p>A gate that nobody opens")
    assert analogy["plain_statement"] == "Moving a little each day makes the next walk easier."
    assert analogy["limits"].startswith("Oil mends a gate.")
    assert apart["heading"] == ""
    assert apart["body"] == "<p>This passage belongs to no comparison.</p>"
    assert (figure["picture"], figure["caption"]) == (None, "A path that is even and well lit.")
    assert example["title"] == "A month of walks"
    assert example["provenance"] == "composite"
    assert example["points"][1] == {"when": "Week 4", "what": "He walks on five days."}
    assert example["afterwards"] == "<p>He still takes his medicine.</p>"
    assert example["not_typical_note"] == "Many people feel no change from walking alone."
    assert key_points["points"] == ["A walk may help a little.", "It is no cure."]
    assert questions["questions"] == ["Is walking safe for me?", "What else could I try?"]
    assert (call["heading"], call["text"]) == ("Shall we talk about it?", "We answer within two working days.")


def test_it_reads_the_parts_of_a_reference():
    leaflet, walk = parsed(WALK).document["references"]
    assert walk == {
        "key": "walk-2024",
        "citation": "Example A, Example B. Walking and mood. J Invented Stud. 2024;1(2):3-9.",
        "study_type": "rct",
        "doi": "10.1234/jis.2024.5",
        "pmid": "12345678",
        "url": "",
        "accessed_on": None,
    }
    assert (leaflet["url"], leaflet["accessed_on"]) == ("https://example.org/move", "2026-11-24")
