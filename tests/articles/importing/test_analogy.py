"""A comparison in a text: its story, its pairs, and its parts."""

import pytest

from articles.importing.reader import parse
from tests.articles.importing.written import bodies, kinds, said


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


def test_it_keeps_too_long_a_source_in_the_story():
    text = f"Simple analogy:\nWhat you know: {'x' * 121}"
    [analogy] = bodies(text)
    assert analogy["source"] == ""
    assert "x" * 121 in analogy["story"]
    assert said(text)[0].startswith("Line 4: this is more than fits")


def test_it_takes_only_one_sentence_for_the_first_side_of_a_comparison():
    [analogy] = bodies("Simple analogy:\n- We tried it. It is like this.")
    assert analogy["pairs"] == []
