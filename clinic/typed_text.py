"""Text that a person types: the form's field for it, and what nobody can type."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_KEPT_CONTROLS = "\n\t"
# They show what stands after them from right to left, or from left to right, whatever it is (Unicode Standard Annex 9: explicit
# embeddings, overrides and isolates). Telephones paste them with numbers; with them a name can show as another one.
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
# Neither letters nor formats, and still nothing to see (Unicode: Default_Ignorable_Code_Point, and the empty Braille cell).
_EMPTY = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
UNREADABLE = _("This holds characters that we cannot read. Please type it again.")


def is_readable(text: str) -> bool:
    """Whether a database keeps all of it: no NUL nor other control character, no half of a pair, nothing lost in decoding."""
    return not any(
        character == "\ufffd" or (unicodedata.category(character) in ("Cc", "Cs") and character not in _KEPT_CONTROLS)
        for character in text
    )


def shows_nothing(text: str) -> bool:
    """Whether nobody can see any of it: spaces, joiners and marks of direction alone, or nothing at all."""
    return all(character.isspace() or unicodedata.category(character) == "Cf" for character in _EMPTY.sub("", text))


class TypedText(forms.CharField):
    """Text that a person typed: line breaks as "\\n", and nothing in it that no person can type or database keep.

    What shows nothing is empty. Joiners (U+200C, U+200D) stay where they are: Persian, Hindi and emoji are written with them.
    """

    def __init__(self, *, one_line: bool = True, **kwargs):
        self.one_line = one_line
        super().__init__(**kwargs)

    def to_python(self, value):
        value = super().to_python(value).translate(_TURNING).strip()
        if shows_nothing(value):
            return ""
        return " ".join(value.split()) if self.one_line else value.replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value):
        super().validate(value)
        if not is_readable(value):
            raise ValidationError(UNREADABLE, code="unreadable")
