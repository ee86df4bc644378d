"""Sealed words are read with the right key, at their place, unchanged; anything else is an error that says which."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import sodium_pad
from nacl.public import PrivateKey, SealedBox

from contact.sealing import FORMAT, CannotOpen, Place, key_id, key_id_of, open_sealed, seal

PLACE = Place("contact_inquiry", "message", "7K3QX-M9TWD")
KEY, OTHER = PrivateKey.generate(), PrivateKey.generate()
WORDS = "Marmalade skies, 555-0199"


@given(st.text(max_size=700))
def test_any_words_come_back_as_they_were(words):
    assert open_sealed(seal(words, PLACE, KEY.public_key), PLACE, [KEY]) == words


def test_nothing_of_the_words_is_to_be_seen_and_no_two_are_alike():
    sealed = [seal(WORDS, PLACE, KEY.public_key) for _ in range(2)]
    assert sealed[0] != sealed[1]
    for word in ("Marmalade", "555-0199", "contact_inquiry", "message", "7K3QX"):
        assert word.encode() not in sealed[0]


def test_names_of_like_length_are_as_long_as_each_other():
    assert len({len(seal("x" * length, PLACE, KEY.public_key)) for length in (*range(12), 400)}) == 1, "also none"


def test_old_keys_still_read():
    sealed = seal(WORDS, PLACE, KEY.public_key)
    assert open_sealed(sealed, PLACE, [OTHER, KEY]) == open_sealed(sealed, PLACE, [KEY, OTHER]) == WORDS


def test_another_key_is_told():
    with pytest.raises(CannotOpen, match=f"key {key_id_of(seal(WORDS, PLACE, KEY.public_key)).hex()}, whose private"):
        open_sealed(seal(WORDS, PLACE, KEY.public_key), PLACE, [OTHER])


@pytest.mark.parametrize("place", [PLACE._replace(**{part: "another"}) for part in Place._fields], ids=Place._fields)
def test_words_of_another_place_are_told(place):
    with pytest.raises(CannotOpen, match="another place"):
        open_sealed(seal(WORDS, place, KEY.public_key), PLACE, [KEY])


def test_every_flipped_bit_is_told():
    sealed = seal("Hi", PLACE, KEY.public_key)
    for position in range(len(sealed)):
        for bit in range(8):
            flipped = bytearray(sealed)
            flipped[position] ^= 1 << bit
            with pytest.raises(CannotOpen):
                open_sealed(bytes(flipped), PLACE, [KEY])


@given(st.binary(max_size=300))
def test_any_other_bytes_are_told(noise):
    with pytest.raises(CannotOpen):
        open_sealed(noise, PLACE, [KEY])


@given(st.integers(1, 200))
def test_what_is_cut_off_is_told(length):
    with pytest.raises(CannotOpen):
        open_sealed(seal(WORDS, PLACE, KEY.public_key)[:-length], PLACE, [KEY])


def test_an_error_quotes_nothing():
    for place, keys in ((PLACE, [OTHER]), (PLACE._replace(row="another"), [KEY])):
        with pytest.raises(CannotOpen) as error:
            open_sealed(seal(WORDS, PLACE, KEY.public_key), place, keys)
        assert "Marmalade" not in str(error.value)


def test_what_was_sealed_with_less_padding_is_read_as_before():
    inside = sodium_pad(json.dumps([*PLACE, "Robin"]).encode(), 64)
    sealed = FORMAT + key_id(KEY.public_key) + SealedBox(KEY.public_key).encrypt(inside)
    assert len(sealed) < len(seal("Robin", PLACE, KEY.public_key))
    assert open_sealed(sealed, PLACE, [KEY]) == "Robin"
