"""Finding the words of a list in a text."""

import pytest

from articles.checks.word_lists import FOLDER, any_of, swap_pattern, swaps, words


def found(entries: list[str], text: str) -> list[str]:
    return [match[0] for match in any_of(entries).finditer(text)]


@pytest.mark.parametrize(
    ("entries", "text", "expected"),
    [
        (["fire", "fire alarm"], "A fire alarm is no fire.", ["fire alarm", "fire"]),
        (["prior to", "prompt"], "Prior to it, a PROMPT.", ["Prior to", "PROMPT"]),
        (["side effect"], "a side-effect", ["side-effect"]),
        (["hope"], "hopeless, self-hope, hope-giving", []),
        (["U.S. (all)"], "the U.S. (all) and the UxS. (all)", ["U.S. (all)"]),
        ([], "anything", []),
    ],
)
def test_whole_words_are_found_and_the_longest_first(entries, text, expected):
    assert found(entries, text) == expected


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_no_list_has_an_entry_twice(name):
    entries = [entry.lower() for entry in words(name)]
    if all("->" in entry for entry in entries):
        entries = [entry.split("->")[0].strip() for entry in entries]
    assert sorted(entry for entry in {*entries} if entries.count(entry) > 1) == []


def test_no_medicine_stands_under_two_names_in_the_list_of_boxed_warnings():
    names = [name.strip().lower() for line in words("boxed_warning_medicines") for name in line.split(",")]
    assert sorted(name for name in {*names} if names.count(name) > 1) == []


@pytest.mark.parametrize("name", ["plain_swaps", "person_first"])
def test_every_swap_has_a_plainer_word_that_is_no_swap_itself(name):
    assert [word for word, plain in swaps(name).items() if not plain or plain.lower() in swaps(name)] == []


def test_there_are_swaps_enough_to_be_of_use():
    assert len(swaps("plain_swaps")) >= 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is an alcoholic.", ["an alcoholic"]),
        ("She is a schizophrenic.", ["a schizophrenic"]),
        ("She suffers from depression.", ["suffers from"]),
        ("Do not have alcoholic drinks.", []),
        ("A depressive episode can pass.", []),
        ("You are not going crazy.", []),
        ("She lives with schizophrenia.", []),
    ],
)
def test_words_for_people_are_told_from_words_for_things(text, expected):
    assert [match[0] for match in swap_pattern("person_first").finditer(text)] == expected


@pytest.mark.parametrize("word", ["used", "done", "complicated", "overwhelmed"])
def test_what_says_how_somebody_is_counts_as_no_passive(word):
    assert word in words("no_passives")


@pytest.mark.parametrize("word", ["given", "taken", "raised", "approved", "needed"])
def test_what_is_done_to_somebody_stays_a_passive(word):
    assert word not in words("no_passives")
