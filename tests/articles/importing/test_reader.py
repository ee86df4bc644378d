"""A whole text: its title, its foot, its markup and its size."""

import time

import pytest

from articles.document import reading_text
from articles.importing.reader import MOST_BLOCKS, parse
from articles.importing.text import MAX_LINES
from articles.sanitising import clean
from tests.articles.importing.written import bodies, refusal

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
    started = time.thread_time()  # not the clock's: a busy machine gives it less
    parse("A title\n\n" + piece * min(lines, 250_000 // len(piece.encode())))
    assert time.thread_time() - started < 10


def test_it_reads_control_characters_as_spaces():
    assert bodies("one\x01two\x0bthree\x85four")[0]["body"] == "<p>one two three four</p>"
