"""What belongs to each kind of block."""

from articles.document import reading_text
from articles.importing.labels import LABELS
from articles.importing.reader import parse
from articles.models import BLOCKS
from articles.models.blocks.analogy import AnalogyLabel
from articles.models.blocks.callout import Severity
from tests.articles.importing.written import bodies, kinds, said


def test_it_has_a_label_for_every_kind_of_block_analogy_and_callout():
    assert {label.kind for label in LABELS.values()} == {*BLOCKS, "references"} - {"section"}
    variants = {label.variant for label in LABELS.values() if label.variant}
    assert variants == {*AnalogyLabel.values, *Severity.values}


def test_it_gives_each_block_the_fields_that_an_edition_keeps():
    text = "\n\n".join(f"{name.capitalize()}: Words\n\n- One <-> two" for name in LABELS if name != "references")
    for block in bodies(f"Hello.\n\n{text}"):
        assert set(block) == {"kind", "id", *BLOCKS[block["kind"]].frozen_fields}
    assert set(kinds(f"Hello.\n\n{text}")) == set(BLOCKS)


def test_it_takes_a_sentence_after_a_label_for_text_and_not_for_a_title():
    [analogy] = bodies("In simple terms: It is like a spring.")
    assert (analogy["title"], analogy["story"]) == ("", "<p>It is like a spring.</p>")
    [callout] = bodies("Important: Do not stop by yourself.")
    assert (callout["heading"], callout["body"]) == ("", "<p>Do not stop by yourself.</p>")


def test_it_makes_a_section_of_key_points_without_a_list():
    [section] = bodies("What to remember\n\nOnly words.")
    assert (section["kind"], section["heading"], section["body"]) == (
        "section",
        "What to remember",
        "<p>Only words.</p>",
    )


def test_it_keeps_the_words_of_a_label_that_nothing_follows():
    [section] = bodies("Text.\n\nWhat to remember:")[1:]
    assert (section["kind"], section["heading"]) == ("section", "What to remember")


def test_it_keeps_a_caption_that_is_too_long_as_a_paragraph():
    figure, section = bodies(f"Figure: A gate\nCaption: {'x' * 301}")
    assert figure["caption"] == ""
    assert "x" * 301 in section["body"]


def test_it_reports_more_key_points_than_the_editor_takes():
    points = "\n".join(f"- point {number}" for number in range(6))
    assert said(f"Key points:\n{points}") == ["Line 3: there are 6 key points, and the editor takes 5."]
    assert len(bodies(f"Key points:\n{points}")[0]["points"]) == 6


def test_it_reads_questions_to_somebody():
    [questions] = bodies("Questions to ask your doctor\n\n- Is it safe?")
    assert (questions["heading"], questions["questions"]) == ("Questions to ask your doctor", ["Is it safe?"])


def test_it_keeps_a_part_outside_its_block_as_a_paragraph():
    text = "Text.\n\nWhat you know: a gate"
    assert reading_text(parse(f"A title\n\n{text}").document)[-1] == "What you know: a gate"
    assert said(text) == ["Line 5: “What you know:” has no place here; it was kept as a paragraph."]


def test_it_keeps_a_list_after_the_outcome_with_the_outcome():
    [example] = bodies("Clinical example: A day\n- 9 am | It began.\n\nThen:\n\n- he slept")
    assert example["points"] == [{"when": "9 am", "what": "It began."}]
    assert example["afterwards"] == "<p>Then:</p><ul><li>he slept</li></ul>"


def test_it_keeps_an_unknown_provenance_as_text():
    text = "Clinical example:\nProvenance: my aunt"
    assert bodies(text)[0]["story"] == "<p>Provenance: my aunt</p>"
    assert said(text)[0].startswith("Line 4: the provenance is one of")
