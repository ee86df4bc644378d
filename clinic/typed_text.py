"""Text that a person types: the form's field for it, and what nobody can type."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_KEPT_CONTROLS = "\n\t"
UNREADABLE = _("This holds characters that we cannot read. Please type it again.")


def is_readable(text: str) -> bool:
    """Whether a database keeps all of it: no NUL nor other control character, no half of a pair, nothing lost in decoding."""
    return not any(
        character == "\ufffd" or (unicodedata.category(character) in ("Cc", "Cs") and character not in _KEPT_CONTROLS)
        for character in text
    )


class TypedText(forms.CharField):
    """Text that a person typed: line breaks as "\\n", and nothing in it that no person can type or database keep."""

    def __init__(self, *, one_line: bool = True, **kwargs):
        self.one_line = one_line
        super().__init__(**kwargs)

    def to_python(self, value):
        value = super().to_python(value)
        return " ".join(value.split()) if self.one_line else value.replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value):
        super().validate(value)
        if not is_readable(value):
            raise ValidationError(UNREADABLE, code="unreadable")
