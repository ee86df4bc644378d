from django.db import models

from articles.fields import CleanRichTextField
from articles.models.blocks.block import Block


class Section(Block):
    """A passage under its own heading. Without a heading it is an introduction or a closing passage."""

    kind = "section"
    named_by = "heading"
    icon = "notes"
    frozen_fields = ("anchor", "heading", "numbered", "body")

    heading = models.CharField(
        max_length=160, blank=True, help_text="Its number and level are given by the system: do not type “1.”."
    )
    numbered = models.BooleanField(default=True, help_text="Sections that have a heading are counted 1, 2, 3.")
    body = CleanRichTextField(blank=True)
    # Where links to this section lead. Made from the first heading it had, and kept when the heading changes.
    anchor = models.SlugField(max_length=80, blank=True, editable=False)
