from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from articles.fields import LinesField
from articles.models.article import Language


class GlossaryTermQuerySet(models.QuerySet):
    def approved(self):
        """Terms whose very words a reviewer approved: the only ones that readers see."""
        return self.filter(approved_at__isnull=False)


class GlossaryTerm(models.Model):
    """A hard word with its plain meaning, which articles show where they use it first (PEMAT-P item 4).

    Articles use a term once a reviewer has approved it. Changing its words ends the approval (`articles.glossary`).
    """

    term = models.CharField(max_length=80, help_text="As it stands in a text, for example “NMDA receptor”.")
    slug = models.SlugField(max_length=80, unique=True)
    language = models.CharField(
        max_length=5,
        choices=Language,
        default=Language.ENGLISH,
        help_text="Only articles in this language show the definition.",
    )
    aliases = LinesField("also written as", help_text="One a line: short forms, plurals, other spellings.")
    definition = models.CharField(
        "in plain words", max_length=240, help_text="At most 25 words, which everybody knows. It stands in the text."
    )
    pronunciation = models.CharField(max_length=80, blank=True)
    source = models.ForeignKey("articles.Reference", models.SET_NULL, null=True, blank=True, related_name="+")
    more_info_url = models.URLField("more information", blank=True)

    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = GlossaryTermQuerySet.as_manager()

    class Meta:
        ordering = [Lower("term")]
        verbose_name = "glossary term"
        permissions = [("approve_glossaryterm", "Can approve definitions")]
        constraints = [
            models.UniqueConstraint(Lower("term"), "language", name="glossary_term_is_one_in_a_language"),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="glossary_term_approved_when_and_by_whom",
            ),
        ]

    def __str__(self):
        return self.term
