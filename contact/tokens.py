"""The contact form's token, and what makes two posts the same inquiry. No cookie is needed."""

from datetime import datetime

from clinic import form_tokens
from clinic.form_tokens import MAX_AGE, InvalidToken, digest

__all__ = ["MAX_AGE", "InvalidToken", "age_of", "make_token", "read_token", "repeat_key", "same_day_key"]

_SALT = "contact.form"


def make_token(now: datetime) -> str:
    """A fresh token for one form: a random word and the moment it was made, signed."""
    return form_tokens.make_token(now, form=_SALT)


def read_token(token: str, now: datetime) -> str:
    """The token's random word. Raises InvalidToken."""
    return form_tokens.read_token(token, now, form=_SALT)


def age_of(token: str, now: datetime) -> int:
    """Whole seconds since its form was made. Raises InvalidToken."""
    return form_tokens.age_of(token, now, form=_SALT)


def repeat_key(word: str, answers: dict) -> str:
    """The same for the same token and the same answers (JSON-able), another one as soon as either differs. 64 characters."""
    return digest("contact.repeat_key", [word, answers])


def same_day_key(answers: dict) -> str:
    """The same for the same answers, whatever the token: whoever goes back gets a new one. 64 characters."""
    return digest("contact.same_day_key", answers)
