"""The rules of the format, one by one."""

import time

import pytest

from articles.document import reading_text
from articles.importing import references
from articles.importing.facts import AUDIENCES, KINDS
from articles.importing.labels import LABELS
from articles.importing.reader import MOST_BLOCKS, parse
from articles.importing.text import MAX_LINES, ImportRefused
from articles.models import BLOCKS
from articles.models.article import ArticleKind, Audience
from articles.models.blocks.analogy import AnalogyLabel
from articles.models.blocks.callout import Severity
from articles.models.reference import StudyType
from articles.sanitising import clean


def bodies(text: str) -> list[dict]:
    return parse(f"A title\n\n{text}").document["blocks"]


def kinds(text: str) -> list[str]:
    return [block["kind"] for block in bodies(text)]


def said(text: str) -> list[str]:
    return [str(remark) for remark in parse(f"A title\n\n{text}").remarks]


def refusal(text: str) -> str:
    with pytest.raises(ImportRefused) as refused:
        parse(text)
    return str(refused.value)


# The words of the database, which the parser knows without asking it


def test_it_knows_the_kinds_audiences_and_study_types_of_the_models():
    assert set(KINDS) == set(ArticleKind.values)
    assert set(AUDIENCES) == set(Audience.values)
    assert set(StudyType.values) == references.STUDY_TYPES


def test_it_has_a_label_for_every_kind_of_block_analogy_and_callout():
    assert {label.kind for label in LABELS.values()} == {*BLOCKS, "references"} - {"section"}
    variants = {label.variant for label in LABELS.values() if label.variant}
    assert variants == {*AnalogyLabel.values, *Severity.values}


def test_it_gives_each_block_the_fields_that_an_edition_keeps():
    text = "\n\n".join(f"{name.capitalize()}: Words\n\n- One <-> two" for name in LABELS if name != "references")
    for block in bodies(f"Hello.\n\n{text}"):
        assert set(block) == {"kind", "id", *BLOCKS[block["kind"]].frozen_fields}
    assert set(kinds(f"Hello.\n\n{text}")) == set(BLOCKS)


# The title


@pytest.mark.parametrize(
    "text", ["- one\n", "---\n\nText.", "#Tag\n", "Kind: news\n", "Key points:\n", "…\n", "Call 323 555 0142\n"]
)
def test_it_refuses_a_text_without_a_title(text):
    assert "no title" in refusal(text)


def test_it_refuses_a_title_that_is_too_long():
    assert "has 121 characters" in refusal("x" * 121 + "\n\nText.")
    assert parse("x" * 120).document["title"] == "x" * 120


def test_it_takes_a_markdown_heading_for_the_title():
    assert parse("\n\n# My title\n").document["title"] == "My title"


# The facts


_WRONG = ["Kind: poem", "Audience: cats", "Series: Steps", "Series: Steps, 0", "Series: , 2", "Address: My Page"]
_TOO_LONG = [f"Summary: {'x' * 161}", f"Read next: {'x' * 121}", f"Topics: {'x' * 81}"]


@pytest.mark.parametrize("fact", [*_WRONG, *_TOO_LONG, "Topics: ?!"])
def test_it_refuses_a_fact_that_cannot_be_used_and_names_its_line(fact):
    assert refusal(f"A title\n{fact}\n\nText.").startswith("Line 2: ")


def test_it_keeps_text_that_only_looks_like_a_fact():
    result = parse("A title\nKind: news\nMood: fine\n\nText.")
    assert result.document["blocks"][0]["body"] == "<p>Mood: fine</p><p>Text.</p>"
    assert [remark.line for remark in result.remarks] == [3]


def test_it_reads_no_facts_after_an_empty_line():
    result = parse("A title\n\nSummary: this is text.")
    assert result.document["summary"] == ""
    assert "summary" not in result.stated
    assert "Summary: this is text." in reading_text(result.document)


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


def test_it_takes_a_sentence_after_a_label_for_text_and_not_for_a_title():
    [analogy] = bodies("In simple terms: It is like a spring.")
    assert (analogy["title"], analogy["story"]) == ("", "<p>It is like a spring.</p>")
    [callout] = bodies("Important: Do not stop by yourself.")
    assert (callout["heading"], callout["body"]) == ("", "<p>Do not stop by yourself.</p>")


def test_it_joins_the_second_line_of_a_labels_heading():
    [callout] = bodies("Important: Talk with your doctor\nbefore you stop.\nText of it.")
    assert (callout["heading"], callout["body"]) == ("Talk with your doctor before you stop.", "<p>Text of it.</p>")


def test_it_does_not_take_a_wrapped_line_for_a_label():
    assert kinds("Text that goes on and says what is\nimportant: rest and food.") == ["section"]


def test_it_ends_a_labelled_block_at_a_rule_a_heading_or_a_label():
    assert kinds("Simple analogy:\n\nA spring.\n\n---\n\nText.") == ["analogy", "section"]
    assert kinds("Simple analogy:\n\nA spring.\n\nMore\n\nText.") == ["analogy", "section"]
    assert kinds("Simple analogy:\n\nA spring.\n\nUrgent: Call if\n\nText.") == ["analogy", "callout"]


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


# Analogies and examples keep the order of the text


def test_it_takes_pairs_at_the_end_of_a_list_as_pairs():
    [analogy] = bodies("Simple analogy:\n- a story line\n- gate <-> cell\n- A cell is like a gate. It opens.")
    assert analogy["story"] == "<ul><li>a story line</li></ul>"
    assert [pair["in_story"] for pair in analogy["pairs"]] == ["gate", "a gate. It opens."]


def test_it_keeps_a_mixed_list_in_the_story():
    text = "Simple analogy:\n- gate <-> cell\n- a story line"
    [analogy] = bodies(text)
    assert analogy["story"].count("<li>") == 2
    assert analogy["pairs"] == []
    assert said(text)[0].startswith("Line 4: only some lines")


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("the gate <-> a channel (both: let things in)", ("the gate", "a channel", "", "let things in")),
        ("A channel is like a gate. (Both: let things in).", ("a gate.", "A channel", "is like", "let things in")),
        ("the gate <-> a channel (both of them)", ("the gate", "a channel (both of them)", "", "")),
        ("the gate <-> a channel (both: )", ("the gate", "a channel (both: )", "", "")),
    ],
)
def test_it_takes_what_both_sides_do_from_the_end_of_a_pair(line, pair):
    [analogy] = parse(f"A title\n\nAnalogy: The gate\n\nIt opens.\n\n- {line}").document["blocks"]
    [found] = analogy["pairs"]
    assert (found["in_story"], found["in_body"], found["joined_by"], found["shared_relation"]) == pair


@pytest.mark.parametrize(
    ("said_so", "compares", "story"),
    [
        ("Compares treatments: yes", True, "<p>It opens.</p>"),
        ("compares treatments: No.", False, "<p>It opens.</p>"),
        ("", False, "<p>It opens.</p>"),
        ("Compares treatments: perhaps", False, "<p>It opens.</p><p>Compares treatments: perhaps</p>"),
    ],
)
def test_a_text_states_whether_a_comparison_compares_treatments(said_so, compares, story):
    result = parse(f"A title\n\nAnalogy: The gate\n\nIt opens.\n\n{said_so}\n\nWhat you know: a gate")
    [analogy] = result.document["blocks"]
    assert (analogy["compares_treatments"], analogy["story"], analogy["source"]) == (compares, story, "a gate")
    assert len(result.remarks) == ("perhaps" in said_so)


def test_it_puts_text_after_the_pairs_into_a_section_of_its_own():
    text = "Simple analogy:\n- gate <-> cell\n\nAnd so on."
    assert kinds(text) == ["analogy", "section"]
    assert said(text)[0].startswith("Line 6: this text comes after the comparison's pairs")


def test_it_puts_a_list_after_the_pairs_into_a_section_of_its_own():
    text = "Simple analogy:\n- gate <-> cell\n\n1) It opens.\n2) It shuts."
    assert kinds(text) == ["analogy", "section"]
    assert said(text)[0].startswith("Line 6: this list comes after the comparison's pairs")


def test_it_keeps_a_part_outside_its_block_as_a_paragraph():
    text = "Text.\n\nWhat you know: a gate"
    assert reading_text(parse(f"A title\n\n{text}").document)[-1] == "What you know: a gate"
    assert said(text) == ["Line 5: “What you know:” has no place here; it was kept as a paragraph."]


def test_it_keeps_too_long_a_source_in_the_story():
    text = f"Simple analogy:\nWhat you know: {'x' * 121}"
    [analogy] = bodies(text)
    assert analogy["source"] == ""
    assert "x" * 121 in analogy["story"]
    assert said(text)[0].startswith("Line 4: this is more than fits")


def test_it_keeps_a_list_after_the_outcome_with_the_outcome():
    [example] = bodies("Clinical example: A day\n- 9 am | It began.\n\nThen:\n\n- he slept")
    assert example["points"] == [{"when": "9 am", "what": "It began."}]
    assert example["afterwards"] == "<p>Then:</p><ul><li>he slept</li></ul>"


def test_it_keeps_an_unknown_provenance_as_text():
    text = "Clinical example:\nProvenance: my aunt"
    assert bodies(text)[0]["story"] == "<p>Provenance: my aunt</p>"
    assert said(text)[0].startswith("Line 4: the provenance is one of")


# The foot


def test_it_reads_navigation_at_the_foot_only():
    assert parse("A title\n\nText.\n\nNext: Another page").document["read_next"] == "Another page"
    result = parse("A title\n\nNext: take the pill.\n\nThen wait.")
    assert result.document["read_next"] == ""
    assert "Next: take the pill." in reading_text(result.document)


def test_it_reads_doubled_navigation_in_both_directions():
    result = parse("A title\n\nText.\n\nPrevious\nPrevious\n\nBefore\n\nNext Next\n\nAfter")
    assert result.document["read_next"] == "After"
    assert reading_text(result.document) == ["A title", "Text."]
    assert [remark.line for remark in result.remarks] == [8]


def test_it_prefers_the_fact_to_the_foot_and_says_so():
    result = parse("A title\nRead next: One\n\nText.\n\nNext: Two")
    assert result.document["read_next"] == "One"
    assert "not “Two”" in str(result.remarks[0])


def test_it_makes_one_tag_whatever_its_case():
    tags = parse("A title\n\nText.\n\n#BodyClock #bodyclock #body-clock #Sleep").document["tags"]
    assert tags == [{"slug": "bodyclock", "name": "BodyClock"}, {"slug": "sleep", "name": "Sleep"}]


# References


def test_it_reports_a_reference_that_it_does_not_understand():
    result = parse("A title\n\nText.\n\nReferences:\n[a] Citation. | rct | colour: red\nno key\n[a] Again.")
    [reference] = result.document["references"]
    assert (reference["citation"], reference["study_type"]) == ("Citation. | colour: red", "rct")
    assert [remark.line for remark in result.remarks] == [6, 8]
    assert reading_text(result.document)[-1] == "no key"


@pytest.mark.parametrize(
    "part", ["doi:11.1/x", "pmid:abc", "read 2026-02-30", "https://", "https://no host/", "https://nohost", "rtc"]
)
def test_it_keeps_a_wrong_part_in_the_citation(part):
    reference, remarks = references.parse(f"[a] Citation. | {part}", 1)
    assert reference["citation"] == f"Citation. | {part}"
    assert len(remarks) == 1


@pytest.mark.parametrize("label", ["References", "References:", "## References"])
def test_it_reads_references_under_each_spelling_of_the_label(label):
    document = parse(f"A title\n\nText.\n\n{label}\n\n[Key-1] A citation.\n  It goes on.\n- [b] Another.").document
    assert [(one["key"], one["citation"]) for one in document["references"]] == [
        ("b", "Another."),
        ("key-1", "A citation. It goes on."),
    ]


def test_it_asks_when_a_page_was_read():
    assert "say when [a] was read" in str(references.parse("[a] C. | https://example.org/", 1)[1][0])


# Markup and size


def test_it_escapes_everything_but_its_own_markup():
    [section] = bodies("a < b & c <script>alert(1)</script> 2*3*4 **x [y](javascript:alert(1)) *z*")
    assert section["body"] == clean(section["body"])
    assert "<script" not in section["body"]
    assert "<em>z</em>" in section["body"]
    assert "2*3*4 **x [y](javascript:alert(1))" in section["body"]


@pytest.mark.parametrize("text", ["if a <b and c> d", "**x** if a <b and c> d", "a &amp; b", "<p>x</p>"])
def test_it_keeps_what_looks_like_html_as_words(text):
    assert reading_text(parse(f"A title\n\n{text}").document)[1:] == [text.replace("**", "")]


def test_it_strips_markup_where_a_field_holds_none():
    assert bodies("Key points:\n- **Rest** [now](https://example.org/)")[0]["points"] == [
        "Rest now (https://example.org/)"
    ]


def test_it_refuses_more_blocks_than_the_editor_takes():
    blocks = "".join(f"## Part {number}\n\nText.\n\n" for number in range(MOST_BLOCKS + 1))
    assert f"more than {MOST_BLOCKS} blocks" in refusal(f"A title\n\n{blocks}")


_ODD = ["**a ", "*a ", "[a", "[a](https://x ", "#a ", "a@", "555-", "a: ", "x" * 50, "…”", ". ' ", "— ", "<b>"]


@pytest.mark.parametrize("piece", [*_ODD, *(f"{piece}\n" for piece in ("a", "- a", "1. a", "a:", "What you know: a"))])
def test_it_reads_odd_text_in_time_that_grows_with_its_length(piece):
    lines = MAX_LINES - 10 if piece.endswith("\n") else 250_000
    started = time.perf_counter()
    parse("A title\n\n" + piece * min(lines, 250_000 // len(piece.encode())))
    assert time.perf_counter() - started < 10


def test_it_takes_only_one_sentence_for_the_first_side_of_a_comparison():
    [analogy] = bodies("Simple analogy:\n- We tried it. It is like this.")
    assert analogy["pairs"] == []


def test_it_reads_control_characters_as_spaces():
    assert bodies("one\x01two\x0bthree\x85four")[0]["body"] == "<p>one two three four</p>"


def test_it_takes_nothing_in_a_reference_for_a_contact_detail():
    assert parse("A title\n\nText.\n\nReferences:\n[a] Ask the author: ann@example.org.").details == []
