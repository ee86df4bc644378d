from django.db import models

from articles.fields import CleanRichTextField
from articles.models.blocks.block import Block


class Severity(models.TextChoices):
    INFORMATION = "information", "information"
    IMPORTANT = "important", "important"
    URGENT = "urgent", "urgent: get help soon"
    EMERGENCY = "emergency", "emergency: get help now"


class Callout(Block):
    """A passage that must not be missed. For urgent and emergency, start the heading with what to do: “Call 911 if”."""

    kind = "callout"
    named_by = "heading"
    icon = "campaign"
    frozen_fields = ("severity", "heading", "body")

    severity = models.CharField(max_length=20, choices=Severity, default=Severity.INFORMATION)
    heading = models.CharField(max_length=160, blank=True)
    body = CleanRichTextField(blank=True)
