"""Misspellings are forgiven: on words of `misspelt.txt`, which nobody looked at while building."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import SearchWord
from articles.search.misspellings import allowed, distance, keys, nearest
from tests.articles.factories import make_block, make_live_article

LINES = (Path(__file__).with_name("misspelt.txt")).read_text().splitlines()
MISSPELT = [tuple(line.split()) for line in LINES if line and not line.startswith("#")]


@pytest.mark.django_db
def test_every_misspelt_word_finds_what_was_meant(client):
    meant = sorted({word for _, word in MISSPELT})
    make_live_article(title="Words", blocks=[make_block(body="".join(f"<p>{word}</p>" for word in meant))])
    assert SearchWord.objects.count() >= len(meant)
    missed = []
    for typed, word in MISSPELT:
        page = client.get(f"/search/?q={typed}").content.decode()
        if f"<mark>{word}</mark>" not in page:
            missed.append((typed, word))
    assert missed == []


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        *(
            ("same", "same", 0),
            ("sleep", "slep", 1),
            ("slep", "sleep", 1),
            ("sleep", "slewp", 1),
            ("sleep", "slepe", 1),
        ),
        *(("ketamine", "ketamien", 1), ("abcd", "dcba", 3), ("", "ab", 2), ("ca", "abc", 3)),
    ],
)
def test_slips_are_counted(one, other, slips):
    assert distance(one, other, 9) == slips
    assert distance(one, other, 1) == min(slips, 2)


WORDS = st.text("abc", min_size=4, max_size=12)


@given(WORDS, WORDS)
def test_two_words_within_the_allowed_slips_have_a_key_in_common(one, other):
    if distance(one, other, 2) <= min(allowed(one), allowed(other)):
        assert keys(one) & keys(other)


def test_fewer_slips_come_first_and_then_the_word_that_is_used_more():
    known = {"sleeper": 9, "sleep": 1, "steep": 5, "sleet": 3}
    assert nearest("sleeep", known) == ["sleep"]
    assert nearest("slexp", known) == ["sleep"]
    assert nearest("sleex", known) == ["sleet", "sleep"]


def test_short_words_are_taken_as_they_are():
    assert nearest("adh", {"add": 1, "adhd": 9}) == []
    assert [allowed(word) for word in ("abc", "abcd", "abcdef", "abcdefg")] == [0, 1, 1, 2]
