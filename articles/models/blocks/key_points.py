from django.db import models

from articles.fields import LinesField
from articles.models.blocks.block import Block


class KeyPoints(Block):
    """What to remember, in up to five short points (PEMAT-P item 11: a summary)."""

    kind = "key_points"
    named_by = "heading"
    icon = "checklist"
    frozen_fields = ("heading", "points")

    heading = models.CharField(max_length=120, blank=True, default="What to remember")
    points = LinesField(max_lines=5, help_text="One a line, five at the most.")

    class Meta(Block.Meta):
        verbose_name = verbose_name_plural = "key points"
