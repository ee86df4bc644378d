from django.db import models

from articles.fields import CleanRichTextField, RowsField
from articles.models.blocks.block import Block


class AnalogyLabel(models.TextChoices):
    SIMPLE = "simple", "Simple analogy"
    SIMPLE_TERMS = "simple_terms", "In simple terms"
    REAL_LIFE = "real_life", "Real-life analogy"


class Analogy(Block):
    """A comparison: what the reader knows (the source) stands for what is explained (the target), up to a limit.

    Glynn's Teaching-With-Analogies model asks for the mapping and for the place where the analogy breaks down; Gentner's
    structure mapping for pairs that correspond one to one.
    """

    kind = "analogy"
    named_by = "title"
    icon = "compare_arrows"
    frozen_fields = (
        "label",
        "title",
        "source",
        "target",
        "story",
        "pairs",
        "plain_statement",
        "limits",
        "compares_treatments",
    )

    label = models.CharField(max_length=20, choices=AnalogyLabel, default=AnalogyLabel.SIMPLE)
    title = models.CharField(max_length=160, blank=True)
    source = models.CharField(
        "what the reader knows",
        max_length=120,
        blank=True,
        help_text="For example “a nightclub's bouncer”.",
    )
    target = models.CharField(
        "what it explains",
        max_length=160,
        blank=True,
        help_text="For example “how some cells quieten others”.",
    )
    story = CleanRichTextField(blank=True)
    pairs = RowsField(
        "what stands for what",
        columns={
            "in_story": "In the story",
            "in_body": "In your body",
            "joined_by": "Joining words, if any",
            "shared_relation": "What both do",
        },
        help_text="One pair a row. Joining words (“is like”) make the row one sentence, which starts in your body. What "
        "both do says why they fit: “holds others back”.",
    )
    plain_statement = models.TextField(
        "the same in plain words",
        blank=True,
        help_text="The same fact without the comparison, in one or two sentences.",
    )
    limits = models.TextField(
        "where it stops being true", blank=True, help_text="What a reader could wrongly conclude from the comparison."
    )

    compares_treatments = models.BooleanField(
        "it compares treatments",
        default=False,
        help_text="That one works better, faster or more safely than another is a claim, in a story too: it needs a source.",
    )

    class Meta(Block.Meta):
        verbose_name_plural = "analogies"

    def __str__(self):
        return self.title or self.source or self.target or super().__str__()
