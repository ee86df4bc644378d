"""Sealing words so that only the holder of a private key reads them, and only at their place. Pure.

A sealed word is a libsodium sealed box (X25519, XSalsa20-Poly1305; doc.libsodium.org, “Sealed boxes”) with one byte for the
format and eight that name the key before it. Inside stand the table, the column and the row beside the words, so that a
database in which somebody swapped two of them is found out; and as much padding as hides how long the words are, and
whether there are any.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.public import PrivateKey, PublicKey, SealedBox

FORMAT = b"\x01"
PAD_TO = 512  # bytes: no words, and all but the longest that a form takes, look alike
KEY_ID_LENGTH = 8  # bytes


class CannotOpen(Exception):
    """Words that cannot be read: another key, a changed byte, another place. The message is for staff, and quotes nothing."""


class Place(NamedTuple):
    """Where sealed words stand. `row` never changes and is known before the row is written."""

    table: str
    column: str
    row: str


def key_id(key: PublicKey) -> bytes:
    """Eight bytes that name a key and tell nothing of it."""
    return blake2b(bytes(key), digest_size=KEY_ID_LENGTH, person=b"bedside key id", encoder=RawEncoder)


def head(key: PublicKey) -> bytes:
    """What stands before everything that is sealed to a key."""
    return FORMAT + key_id(key)


def key_id_of(sealed: bytes) -> bytes:
    """The key that sealed words are sealed to. Raises CannotOpen for what is none."""
    sealed = bytes(sealed)
    if sealed[:1] != FORMAT or len(sealed) <= 1 + KEY_ID_LENGTH:
        raise CannotOpen("These are no sealed words: they were changed, or are of another version.")
    return sealed[1 : 1 + KEY_ID_LENGTH]


def seal(words: str, place: Place, key: PublicKey) -> bytes:
    """`words` for this place, to the holder of the private half of `key`. No words are sealed too, and look like some."""
    inside = sodium_pad(json.dumps([*place, words]).encode(), PAD_TO)
    return head(key) + SealedBox(key).encrypt(inside)


def open_sealed(sealed: bytes, place: Place, keys: Iterable[PrivateKey]) -> str:
    """The words that were sealed for `place` to one of `keys`. Raises CannotOpen, and never returns anything else."""
    sealed = bytes(sealed)
    name = key_id_of(sealed)
    fitting = [key for key in keys if key_id(key.public_key) == name]
    if not fitting:
        raise CannotOpen(f"They are sealed to the key {name.hex()}, whose private half is not here.")
    try:
        inside = SealedBox(fitting[0]).decrypt(sealed[1 + KEY_ID_LENGTH :])
        *where, words = json.loads(sodium_unpad(inside, len(inside)))  # whatever it was padded to
    except (CryptoError, ValueError) as error:
        raise CannotOpen("They were changed after they had been sealed.") from error
    if tuple(where) != place:
        raise CannotOpen("They were sealed for another place: somebody moved them here.")
    return words
