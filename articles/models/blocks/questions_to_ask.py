from django.db import models

from articles.fields import LinesField
from articles.models.blocks.block import Block


class QuestionsToAsk(Block):
    """Questions a reader can take to an appointment (PEMAT-P items 20 to 23)."""

    kind = "questions_to_ask"
    named_by = "heading"
    icon = "help"
    frozen_fields = ("heading", "questions")

    heading = models.CharField(max_length=120, blank=True, default="Questions to ask")
    questions = LinesField(help_text="One a line.")

    class Meta(Block.Meta):
        verbose_name = verbose_name_plural = "questions to ask"
