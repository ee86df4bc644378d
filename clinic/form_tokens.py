"""The signed one-time token of a visitor's form, which takes the place of a cookie together with `clinic.origin`."""

import json
import secrets
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

# A form may stay open over a weekend and still be sent.
MAX_AGE = timedelta(days=7)


class InvalidToken(Exception):
    """The token is missing, forged, garbled or too old."""


def make_token(now: datetime, *, form: str) -> str:
    """A fresh token for one form: a random word and the moment it was made, signed. `form` is the salt: which form."""
    return Signer(salt=form).sign(f"{secrets.token_urlsafe(16)}.{int(now.timestamp())}")


def read_token(token: str, now: datetime, *, form: str) -> str:
    """The token's random word. Raises InvalidToken, also for the token of another form."""
    word, age = _read(token, now, form)
    if age > MAX_AGE.total_seconds():
        raise InvalidToken
    return word


def age_of(token: str, now: datetime, *, form: str) -> int:
    """Whole seconds since the form was made. Raises InvalidToken, but not for one that is too old."""
    return _read(token, now, form)[1]


def _read(token: str, now: datetime, form: str) -> tuple[str, int]:
    try:
        word, made_at = Signer(salt=form).unsign(token).split(".")
        return word, int(now.timestamp()) - int(made_at)
    except (BadSignature, ValueError) as error:
        raise InvalidToken from error


def digest(salt: str, content) -> str:
    """The same 64 characters for the same JSON-able content; nobody without the site's key can make them."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True)
    return salted_hmac(salt, canonical, algorithm="sha256").hexdigest()
