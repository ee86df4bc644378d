"""What each line is by itself and beside its neighbours: headings, items, labels."""

import pytest

from tests.articles.importing.written import bodies, kinds, said

# Headings


def test_it_takes_a_lone_short_line_for_a_heading():
    assert [block["heading"] for block in bodies("Why it matters\n\nText.\n\nDoes it last?\n\nMore.")] == [
        "Why it matters",
        "Does it last?",
    ]


@pytest.mark.parametrize(
    "line",
    ["This is a sentence.", "this is small", "One, two,", "Wait…", "Look!", "X" * 81, "“He said so.”", "**Bold**"],
)
def test_it_keeps_other_lone_lines_as_paragraphs(line):
    [section] = bodies(f"{line}\n\nText.")
    assert section["heading"] == ""


def test_it_reports_a_heading_without_text():
    assert kinds("Text.\n\nThe end") == ["section"]
    assert said("Text.\n\nThe end") == [
        "Line 5: looks like a heading, but no text follows it; it was kept as a paragraph."
    ]


def test_it_counts_only_headings_with_a_number():
    blocks = bodies("## Plain: one.\n\nText.\n\n## 2. Counted\n\nText.\n\n3. Also counted\n\nText.")
    assert [(block["heading"], block["numbered"]) for block in blocks] == [
        ("Plain: one.", False),
        ("Counted", True),
        ("Also counted", True),
    ]


def test_it_keeps_a_heading_that_is_too_long_as_a_paragraph():
    [section] = bodies(f"## {'x' * 161}\n\nText.")
    assert "x" * 161 in section["body"]
    assert said(f"## {'x' * 161}\n\nText.")[0].startswith("Line 3: the heading has 161 characters")


# Lists


def test_it_takes_every_sign_for_a_bullet_also_across_empty_lines():
    [section] = bodies("Text:\n\n•\u00a0one\n\n- two\n* three\n  goes on\n\nAfter.")
    assert section["body"] == "<p>Text:</p><ul><li>one</li><li>two</li><li>three goes on</li></ul><p>After.</p>"


def test_it_ends_a_list_where_a_new_sentence_starts_at_the_margin():
    [section] = bodies("- One thing.\nThat is all.")
    assert section["body"] == "<ul><li>One thing.</li></ul><p>That is all.</p>"
    [section] = bodies("- One thing that\ngoes on.")
    assert section["body"] == "<ul><li>One thing that goes on.</li></ul>"


def test_it_ends_an_indented_list_at_the_margin():
    [section] = bodies("  • One thing\nand more.")
    assert section["body"] == "<ul><li>One thing</li></ul><p>and more.</p>"


def test_it_makes_no_list_of_two_ways_of_numbering():
    [section] = bodies("Do this:\n1. Sit.\n2) Breathe.")
    assert section["body"] == "<p>Do this: 1. Sit. 2) Breathe.</p>"


def test_it_makes_an_ordered_list_of_two_numbered_lines_or_more():
    [section] = bodies("Do this:\n1. Sit.\n2. Breathe.")
    assert section["body"] == "<p>Do this:</p><ol><li>Sit.</li><li>Breathe.</li></ol>"


def test_it_tells_a_numbered_heading_from_the_list_after_it():
    one, two = bodies("1. First\n\n1) Sit.\n\n2) Breathe.\n\n2. Second\n\nText.")
    assert one["body"] == "<ol><li>Sit.</li><li>Breathe.</li></ol>"
    assert two["heading"] == "Second"


def test_it_keeps_a_number_that_starts_no_list():
    [section] = bodies("It was found in room\n12. Then it was tested.\n\n7) Odd one\n\n2. Two.\n\n3. Three.")
    assert section["body"] == (
        "<p>It was found in room 12. Then it was tested.</p><p>7) Odd one</p><p>2. Two.</p><p>3. Three.</p>"
    )
    assert said("7) Odd one.") == ["Line 3: a numbered line by itself; it was kept as a paragraph with its number."]


# Labels


@pytest.mark.parametrize(
    "label",
    [
        "Simple analogy:",
        "SIMPLE ANALOGY:",
        "simple  analogy :",
        "A Simple Analogy",
        "Simple‑analogy:",
        "## Simple analogy",
    ],
)
def test_it_compares_labels_without_case_hyphens_or_articles(label):
    assert kinds(f"{label}\n\nIt is like a spring.") == ["analogy"]


def test_it_reports_a_label_that_it_does_not_know():
    assert said("Fun fact:\n\nCats sleep.") == [
        "Line 3: “Fun fact:” is no label that the importer knows; it was kept as a paragraph."
    ]
    assert said("You may feel:\n\n- well") == []


def test_it_joins_the_second_line_of_a_labels_heading():
    [callout] = bodies("Important: Talk with your doctor\nbefore you stop.\nText of it.")
    assert (callout["heading"], callout["body"]) == ("Talk with your doctor before you stop.", "<p>Text of it.</p>")


def test_it_does_not_take_a_wrapped_line_for_a_label():
    assert kinds("Text that goes on and says what is\nimportant: rest and food.") == ["section"]


def test_it_ends_a_labelled_block_at_a_rule_a_heading_or_a_label():
    assert kinds("Simple analogy:\n\nA spring.\n\n---\n\nText.") == ["analogy", "section"]
    assert kinds("Simple analogy:\n\nA spring.\n\nMore\n\nText.") == ["analogy", "section"]
    assert kinds("Simple analogy:\n\nA spring.\n\nUrgent: Call if\n\nText.") == ["analogy", "callout"]
