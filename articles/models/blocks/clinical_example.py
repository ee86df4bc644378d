from django.db import models

from articles.fields import CleanRichTextField, RowsField
from articles.models.blocks.block import Block


class Provenance(models.TextChoices):
    COMPOSITE = "composite", "composite: put together from many people"
    FICTIONAL = "fictional", "fictional: made up"
    REAL = "real", "real: one person, with written authorisation"


class ClinicalExample(Block):
    """A short story of care, with what it is made of always told to the reader."""

    kind = "clinical_example"
    named_by = "title"
    icon = "person"
    frozen_fields = (
        "title",
        "provenance",
        "story",
        "points",
        "afterwards",
        "authorisation_reference",
        "authorised_on",
        "authorisation_expires_on",
        "consent_withdrawn_on",
        "not_typical_note",
    )

    title = models.CharField(max_length=160, blank=True)
    provenance = models.CharField("where it comes from", max_length=20, choices=Provenance, blank=True)
    story = CleanRichTextField(blank=True)
    points = RowsField(
        "timeline",
        columns={"when": "When (may stay empty)", "what": "What happened"},
        help_text="One point a row, in the order of time.",
    )
    afterwards = CleanRichTextField("what came of it", blank=True)
    not_typical_note = models.TextField(
        "outcome is not typical",
        blank=True,
        help_text="What usually happens instead. A standard sentence is shown when this is empty.",
    )
    authorisation_reference = models.CharField(
        max_length=120, blank=True, help_text="For a real person: where the signed authorisation is kept. Never shown."
    )
    authorised_on = models.DateField(null=True, blank=True, help_text="The day it was signed. Never shown.")
    authorisation_expires_on = models.DateField(
        null=True, blank=True, help_text="The last day it holds, if it ends. Never shown."
    )
    consent_withdrawn_on = models.DateField(
        null=True,
        blank=True,
        help_text="If the person took their permission back: then the page must not show this. Never shown.",
    )
