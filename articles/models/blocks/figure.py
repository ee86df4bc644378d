from django.db import models

from articles.models.blocks.block import Block


class Figure(Block):
    """A picture from the shared library, with a caption."""

    kind = "figure"
    named_by = "caption"
    icon = "image"
    frozen_fields = ("picture", "caption")

    picture = models.ForeignKey("articles.Picture", models.PROTECT, null=True, blank=True, related_name="figures")
    caption = models.CharField(max_length=300, blank=True)
