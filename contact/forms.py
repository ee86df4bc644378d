"""The contact form: what visitors may send, and what they are told when it cannot be taken as it is."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clinic.typed_text import TypedText
from contact import telephones
from contact.models import BestTime, ContactMethod, InquiryTopic, Person

MESSAGE_MAX = 500  # characters, a line break counting as one
NEEDS_MAX = 200

# What is agreed to is kept as the version of its text (`contact.texts`), not as an answer.
AGREEMENTS = ("email_risk_ack", "not_emergency_ack", "consent")
_email = EmailValidator()


def _choice(message: str | Promise) -> dict:
    return {"required": message, "invalid_choice": message}


class InquiryForm(forms.Form):
    """`answers()` is what an inquiry keeps. The template writes the fields out itself; order here is order there."""

    person = forms.ChoiceField(choices=Person, error_messages=_choice(_("Choose who you are asking for")))
    preferred_name = TypedText(
        max_length=80,
        error_messages={
            "required": _("Enter the name we should use for you"),
            "max_length": _("Name must be 80 characters or fewer"),
        },
    )
    contact_method = forms.ChoiceField(
        choices=ContactMethod, error_messages=_choice(_("Choose how we should get in touch with you"))
    )
    telephone = TypedText(required=False)
    voicemail_ok = forms.BooleanField(required=False)
    email = TypedText(required=False)
    email_risk_ack = forms.BooleanField(required=False)
    best_time = forms.ChoiceField(
        choices=BestTime, required=False, error_messages=_choice(_("Choose the best time from the list"))
    )
    interpreter_needed = forms.BooleanField(required=False)
    interpreter_language = TypedText(
        required=False,
        max_length=40,
        error_messages={"max_length": _("Language must be %(limit_value)d characters or fewer")},
    )
    access_needs = TypedText(
        one_line=False,
        required=False,
        max_length=NEEDS_MAX,
        error_messages={"max_length": _("What you need must be %(limit_value)d characters or fewer")},
    )
    topic = forms.ChoiceField(choices=InquiryTopic, error_messages=_choice(_("Choose what your question is about")))
    message = TypedText(
        one_line=False,
        required=False,
        max_length=MESSAGE_MAX,
        error_messages={"max_length": _("Message must be %(limit_value)d characters or fewer")},
    )
    not_emergency_ack = forms.BooleanField(
        error_messages={"required": _("Tick the box to say that you know this form is not for emergencies")}
    )
    consent = forms.BooleanField(error_messages={"required": _("Tick the box to say that we may contact you")})

    def clean_best_time(self):
        return self.cleaned_data["best_time"] or BestTime.ANY

    def clean(self):
        """Only the chosen way to be reached is asked for, checked and kept. A language that is typed asks for its interpreter."""
        cleaned = super().clean()
        cleaned["interpreter_needed"] |= bool(cleaned.get("interpreter_language"))
        method = cleaned.get("contact_method")
        if not method:
            return cleaned
        asked, not_asked, check = (
            ("email", "telephone", self._check_email)
            if method == ContactMethod.EMAIL
            else ("telephone", "email", self._check_telephone)
        )
        self.errors.pop(not_asked, None)
        cleaned[not_asked] = ""
        if asked in cleaned:
            check(cleaned[asked])
        if method == ContactMethod.EMAIL and not cleaned["email_risk_ack"]:
            self.add_error("email_risk_ack", _("Tick the box to say that we may write to you by email"))
        if method != ContactMethod.PHONE_CALL:
            cleaned["voicemail_ok"] = False
        return cleaned

    def _check_telephone(self, typed: str) -> None:
        if not typed:
            self.add_error("telephone", _("Enter your telephone number, so that we can reach you"))
            return
        region = settings.TELEPHONE_REGION
        try:
            self.cleaned_data["telephone"] = telephones.parse(typed, region)
        except telephones.NotDialable:
            wanted = _("Enter a telephone number with its area code, like %(example)s")
            self.add_error("telephone", ValidationError(wanted, params={"example": telephones.example(region)}))

    def _check_email(self, email: str) -> None:
        if not email:
            self.add_error("email", _("Enter your email address, so that we can reach you"))
            return
        try:
            _email(email)
        except ValidationError:
            self.add_error("email", _("Enter an email address in the correct format, like name@example.com"))
        else:
            if len(email) > 254:
                self.add_error("email", _("Email address must be 254 characters or fewer"))

    def answers(self) -> dict:
        """{field of Inquiry: str or bool} of a valid form, without the AGREEMENTS. A telephone is as `telephones` keeps it."""
        return {name: value for name, value in self.cleaned_data.items() if name not in AGREEMENTS}

    def summary(self) -> list[dict]:
        """[{"target": id of the first field to mend, "message": str}], in the order of the page."""
        return [
            {"target": f"id_{name}", "message": self.errors[name][0]} for name in self.fields if name in self.errors
        ]
