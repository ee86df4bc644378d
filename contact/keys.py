"""The keys to what visitors wrote. The public one seals; who holds a private one reads.

Both are small files, read each time anew, so that a key can be changed while the site runs. The process that serves the
public needs the public file alone.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from nacl.encoding import Base64Encoder
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey

from clinic.private_files import write_private


class NoKey(Exception):
    """A key is not where it should be, or is none. The message names the file, and quotes nothing of it."""


def public_key() -> PublicKey:
    """The key to seal to. Raises NoKey."""
    path = settings.INQUIRY_PUBLIC_KEY_FILE
    return _read(PublicKey, _lines(path), path)[-1]


def private_keys() -> list[PrivateKey]:
    """The keys to open with, the newest last. Raises NoKey where there is none: there nobody can read inquiries."""
    path = settings.INQUIRY_PRIVATE_KEYS_FILE
    return _read(PrivateKey, _lines(path), path)


def can_open() -> bool:
    """Whether this process holds a private key."""
    try:
        return bool(private_keys())
    except NoKey:
        return False


def make_pair() -> bool:
    """Make both files, if neither is there. False when both are. Raises NoKey when one is missing: then its owner has to say
    where it is, for a new one would not fit the other.
    """
    public, private = settings.INQUIRY_PUBLIC_KEY_FILE, settings.INQUIRY_PRIVATE_KEYS_FILE
    there = [path for path in (public, private) if path.exists()]
    if len(there) == 1:
        raise NoKey(f"{there[0]} is there without its other half. Put that back; a new one would not fit.")
    if there:
        return False
    add_key()
    return True


def add_key() -> PublicKey:
    """Make a new pair: its private half joins the others, its public half takes the place of the one to seal to.

    The private half is written first. A process that is stopped between the two leaves a key that nothing is sealed to.
    """
    path, key = settings.INQUIRY_PRIVATE_KEYS_FILE, PrivateKey.generate()
    for place in (path, settings.INQUIRY_PUBLIC_KEY_FILE):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(path):  # of two at once, each would take the other's private half away
        known = _lines(path) if path.exists() else []
        write_private(path, "".join(f"{line}\n" for line in [*known, _written(key)]))
        _write_public(key.public_key)
    return key.public_key


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with open(path.with_name(f".{path.name}.lock"), "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write_public(key: PublicKey) -> None:
    # The public side may be another user of this machine, and has to read this one.
    write_private(settings.INQUIRY_PUBLIC_KEY_FILE, f"{_written(key)}\n", mode=0o644)


def _written(key: PublicKey | PrivateKey) -> str:
    return key.encode(Base64Encoder).decode()


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="ascii").split()
    except UnicodeDecodeError:
        raise NoKey(f"{path} holds no keys.") from None
    except OSError as error:
        raise NoKey(f"{path} cannot be read: {os.strerror(error.errno or 0)}.") from None
    if not lines:
        raise NoKey(f"{path} is empty.")
    return lines


def _read(kind: type, lines: list[str], path: Path) -> list:
    try:
        return [kind(line.encode(), Base64Encoder) for line in lines]
    except (CryptoError, ValueError, TypeError):
        # Without the cause: it may quote the line.
        raise NoKey(f"{path} holds something that is no key: 32 bytes in base 64, one to a line.") from None
