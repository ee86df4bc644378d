from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import UniqueConstraint

from contact.reply_templates import PLACEHOLDERS, unknown_placeholders

_HELP = "You may write " + ", ".join(f"{{{name}}}" for name in PLACEHOLDERS) + "."


class ReplyLanguage(models.TextChoices):
    ENGLISH = "en", "English"
    SPANISH = "es", "Spanish"


def check_placeholders(text: str) -> None:
    unknown = unknown_placeholders(text)
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        raise ValidationError(
            "There is nothing to put in place of {%(name)s}. Write only %(known)s.",
            params={"name": unknown[0][:40], "known": known},
        )


class ReplyTemplate(models.Model):
    """Words that the front desk answers with, in their own mail or text messages. Nothing clinical."""

    title = models.CharField(max_length=80, help_text="What the front desk chooses it by.")
    language = models.CharField(max_length=5, choices=ReplyLanguage, default=ReplyLanguage.ENGLISH)
    subject = models.CharField(
        max_length=120, validators=[check_placeholders], help_text=f"Of a mail. Text messages have none. {_HELP}"
    )
    body = models.TextField(
        max_length=1500, validators=[check_placeholders], help_text=f"Plain text, without health information. {_HELP}"
    )
    is_offered = models.BooleanField("offered", default=True, help_text="Take the tick away instead of deleting it.")

    class Meta:
        ordering = ["language", "title"]
        constraints = [UniqueConstraint(fields=["language", "title"], name="reply_template_is_named_once")]

    def __str__(self):
        return self.title
