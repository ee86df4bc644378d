from django.db import models

from articles.models.blocks.block import Block


class CallToAction(Block):
    """An invitation to get in touch. How to do so comes from the clinic's profile and is never typed here."""

    kind = "call_to_action"
    named_by = "heading"
    icon = "phone"
    frozen_fields = ("heading", "text")

    heading = models.CharField(max_length=160, blank=True)
    text = models.TextField(blank=True)

    class Meta(Block.Meta):
        verbose_name = "call to action"
        verbose_name_plural = "calls to action"
