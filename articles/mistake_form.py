"""The form for readers who found a mistake: what is wrong, and where."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models.mistake_report import MOST_WHAT, MOST_WHERE
from clinic.typed_text import TypedText


class MistakeForm(forms.Form):
    what = TypedText(
        one_line=False,
        max_length=MOST_WHAT,
        error_messages={
            "required": _("Tell us what is wrong"),
            "max_length": _("What is wrong must be %(limit_value)d characters or fewer"),
        },
    )
    where = TypedText(
        required=False,
        max_length=MOST_WHERE,
        error_messages={"max_length": _("Where it is must be %(limit_value)d characters or fewer")},
    )

    def summary(self) -> list[dict]:
        """[{"target": id of the field to mend, "message": str}], in the order of the page."""
        return [
            {"target": f"id_{name}", "message": self.errors[name][0]} for name in self.fields if name in self.errors
        ]
