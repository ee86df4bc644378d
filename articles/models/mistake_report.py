from django.conf import settings
from django.db import models
from django.db.models import Q

MOST_WHERE, MOST_WHAT = 200, 1000  # characters


class MistakeReport(models.Model):
    """What a reader says is wrong on a page, and the edition they read. Nothing is kept of who they are or what they use.

    `repeat_key` is the same for the same words sent twice from one form.
    """

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="mistake_reports")
    what = models.TextField("what is wrong", max_length=MOST_WHAT)
    where = models.CharField("where on the page", max_length=MOST_WHERE, blank=True)
    received_at = models.DateTimeField("received")
    repeat_key = models.CharField(max_length=64, unique=True)
    dealt_with_at = models.DateTimeField("dealt with", null=True)
    dealt_with_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dealt_with_at=None, dealt_with_by=None)
                | Q(dealt_with_at__isnull=False, dealt_with_by__isnull=False),
                name="mistake_report_dealt_with_when_and_by_whom",
            )
        ]

    def __str__(self):
        return f"About edition {self.edition.number} of “{self.edition.title}”"
