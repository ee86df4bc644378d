"""The signed one-time token of the contact form, and what makes two posts the same inquiry. No cookie is needed."""

import json
import secrets
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

# A form may stay open over a weekend and still be sent.
MAX_AGE = timedelta(days=7)
_SALT = "contact.form"


class InvalidToken(Exception):
    """The token is missing, forged, garbled or too old."""


def make_token(now: datetime) -> str:
    """A fresh token for one form: a random word and the moment it was made, signed."""
    return Signer(salt=_SALT).sign(f"{secrets.token_urlsafe(16)}.{int(now.timestamp())}")


def read_token(token: str, now: datetime) -> str:
    """The token's random word. Raises InvalidToken."""
    try:
        word, made_at = Signer(salt=_SALT).unsign(token).split(".")
        age = now.timestamp() - int(made_at)
    except (BadSignature, ValueError) as error:
        raise InvalidToken from error
    if age > MAX_AGE.total_seconds():
        raise InvalidToken
    return word


def repeat_key(word: str, answers: dict) -> str:
    """The same for the same token and the same answers (JSON-able), another one as soon as either differs. 64 characters."""
    return _digest("contact.repeat_key", [word, answers])


def same_day_key(answers: dict) -> str:
    """The same for the same answers, whatever the token: whoever goes back gets a new one. 64 characters."""
    return _digest("contact.same_day_key", answers)


def _digest(salt: str, content) -> str:
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True)
    return salted_hmac(salt, canonical, algorithm="sha256").hexdigest()
