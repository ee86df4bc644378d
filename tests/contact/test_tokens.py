from datetime import UTC, datetime, timedelta

import pytest
from django.core.signing import Signer

from contact.tokens import MAX_AGE, InvalidToken, make_token, read_token, repeat_key

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_each_token_is_another_and_tells_its_word():
    words = {read_token(make_token(NOON), NOON) for _ in range(50)}
    assert len(words) == 50


def test_it_is_good_for_a_week_and_no_longer():
    token = make_token(NOON)
    assert read_token(token, NOON + MAX_AGE)
    with pytest.raises(InvalidToken):
        read_token(token, NOON + MAX_AGE + timedelta(seconds=1))


def test_a_changed_letter_is_noticed():
    token = make_token(NOON)
    for index in range(0, len(token), 5):
        forged = token[:index] + ("A" if token[index] != "A" else "B") + token[index + 1 :]
        with pytest.raises(InvalidToken):
            read_token(forged, NOON)


@pytest.mark.parametrize("text", ["", ":", "a:b", "word.1764000000:sig", "\u00e9:\u00e9", "\ud800:\ud800"])
def test_junk_is_no_token(text):
    with pytest.raises(InvalidToken):
        read_token(text, NOON)


@pytest.mark.parametrize("content", ["", "word", "word.not-a-number", "a.b.1764000000"])
def test_what_was_signed_for_something_else_is_no_token(content):
    with pytest.raises(InvalidToken):
        read_token(Signer(salt="contact.form").sign(content), NOON)
    with pytest.raises(InvalidToken):
        read_token(Signer(salt="elsewhere").sign(f"word.{int(NOON.timestamp())}"), NOON)


def test_a_token_outlives_a_change_of_the_secret_key(settings):
    token = make_token(NOON)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another long key for the tests"
    assert read_token(token, NOON)


def test_the_repeat_key_depends_on_the_word_every_answer_and_the_secret(settings):
    answers = {"a": "1", "b": True}
    key = repeat_key("w", answers)
    assert key == repeat_key("w", {"b": True, "a": "1"})
    assert (
        len({key, repeat_key("v", answers), repeat_key("w", {**answers, "a": "2"}), repeat_key("w", {"a": "1"})}) == 4
    )
    settings.SECRET_KEY = "another long key for the tests"
    assert repeat_key("w", answers) != key
