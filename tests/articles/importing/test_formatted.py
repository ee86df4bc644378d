"""Formatted text becomes a text in the importer's format, and blocks, without losing a word."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.document import reading_text
from articles.importing.formatted import as_text
from articles.importing.reader import parse
from articles.passages import HEADING, ITEM, PARAGRAPH, Passage, Run
from articles.pasted import passages
from tests.articles.clipboard import DOCS, WORD


def text_of(html: str, **how) -> str:
    return as_text(passages(html), **how)


@pytest.mark.parametrize(
    ("clipboard", "town"), [(WORD, ", even in Springfield"), (DOCS, "")], ids=["word", "google-docs"]
)
def test_a_document_becomes_sections_under_its_headings(clipboard, town):
    result = parse(text_of(clipboard))
    assert result.remarks == []
    assert result.document["title"] == "Sleeping through the night"
    first, second = result.document["blocks"]
    assert (first["kind"], first["heading"]) == ("section", "What sets the time?")
    assert first["body"] == (
        f"<p>Your body has a <strong>clock</strong>. <em>Light</em> sets it{town}.</p>"
        "<ul><li>Get up at the <strong>same hour</strong>.</li><li>Also at weekends.</li><li>Go out in the morning.</li></ul>"
    )
    assert (second["kind"], second["heading"]) == ("section", "What can you do tonight?")
    assert second["body"] == (
        "<ol><li>Dim the lights.</li><li>Get up for a while if you lie awake.</li></ol>"
        '<p>Read <a href="https://example.org/sleep?a=1&amp;b=2">our page about nights</a>.</p>'
        "<ul><li>When: What helps</li><li>In the evening: A dark, cool room</li></ul>"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<p>A title</p><p>Kind: wellness</p><p><b>Summary:</b> Short.</p><p>Text.</p>",
            "A title\nKind: wellness\nSummary: Short.\n\nText.",
        ),
        ("<p>T</p><h3>2. Typed</h3>", "T\n\n## 2. Typed"),
        ("<p>T</p><p><b>Bold and short</b></p><p>Text.</p>", "T\n\nBold and short\n\nText."),
        ("<p>T</p><p><b>Important:</b> Call us</p>", "T\n\nImportant: Call us"),
        ("<p>T</p><p><b>The dose:</b> ask us</p>", "T\n\n**The dose:** ask us"),
        ("<p>T</p><p>a <b><i>c</i></b> d</p>", "T\n\na ***c*** d"),
        ("<p>T</p><p>un<b>believ</b>able</p>", "T\n\nunbelievable"),
        ("<p>T</p><p>2 <b>*</b> 3</p>", "T\n\n2 * 3"),
        (
            '<p>T</p><p>See <a href="https://a.example/(b)">this <b>page</b></a>.</p>',
            "T\n\nSee [this page](https://a.example/%28b%29).",
        ),
        (
            '<p>T</p><p>See <b>our <a href="mailto:a@b.example">mail</a></b>.</p>',
            "T\n\nSee **our [mail](mailto:a@b.example)**.",
        ),
        ('<p>T</p><p>x<a href="javascript:alert(1)">y</a><a href="https://a.example/">[1]</a></p>', "T\n\nxy[1]"),
        ("<p>T</p><p>one<br>• two<br>• three</p>", "T\n\none\n• two\n• three"),
        ("<p>T</p><ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "T\n\n1) a\n\n- b\n\n2) c"),
        ("<p>T</p><ul><li>a</li></ul><ol><li>b</li></ol>", "T\n\n- a\n\n1) b"),
    ],
)
def test_each_look_is_written_as_the_importer_reads_it(html, text):
    assert text_of(html) == text


def test_bold_and_italic_at_once_is_read_as_both():
    [section] = parse("T\n\na ***c*** d").document["blocks"]
    assert section["body"] == "<p>a <strong><em>c</em></strong> d</p>"


def test_without_a_title_the_first_heading_is_one_of_a_section():
    document = parse(text_of("<h1>First</h1><p>Kind: wellness</p>", titled=False), titled=False).document
    [section] = document["blocks"]
    assert (section["heading"], section["body"]) == ("First", "<p>Kind: wellness</p>")
    assert document["kind"] == "explainer"


words = st.integers(0, 999_999).map(lambda number: f"w{number} ") | st.sampled_from(
    [" ", ",", "(", ")", "\n", ". ", "*", "[", "]"]
)
runs = st.builds(
    Run, words, st.booleans(), st.booleans(), st.sampled_from(["", "", "https://a.example/", "javascript:x"])
)
PASSAGES = st.builds(
    Passage,
    st.sampled_from([PARAGRAPH, HEADING, ITEM]),
    st.lists(runs, min_size=1, max_size=5),
    st.integers(1, 3),
    st.booleans(),
)


@given(st.lists(PASSAGES, max_size=12))
@settings(max_examples=300, deadline=None)
def test_every_word_is_read_once_and_in_its_order(made):
    made = [Passage(PARAGRAPH, [Run("Title")]), *made]
    expected = re.findall(r"w\d+", " ".join(passage.text for passage in made))
    for passage in made:
        # An address may be longer than what may be linked; the words count here.
        assert passage.runs
    document = parse(as_text(made)).document
    assert re.findall(r"w\d+", " ".join(reading_text(document))) == expected
