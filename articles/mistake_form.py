"""The form for readers who found a mistake: what is wrong, and where."""

from django import forms

from articles.models.mistake_report import MOST_WHAT, MOST_WHERE
from clinic.typed_text import TypedText


class MistakeForm(forms.Form):
    what = TypedText(
        one_line=False,
        max_length=MOST_WHAT,
        error_messages={
            "required": "Tell us what is wrong",
            "max_length": f"What is wrong must be {MOST_WHAT} characters or fewer",
        },
    )
    where = TypedText(
        required=False,
        max_length=MOST_WHERE,
        error_messages={"max_length": f"Where it is must be {MOST_WHERE} characters or fewer"},
    )

    def summary(self) -> list[dict]:
        """[{"target": id of the field to mend, "message": str}], in the order of the page."""
        return [
            {"target": f"id_{name}", "message": self.errors[name][0]} for name in self.fields if name in self.errors
        ]
