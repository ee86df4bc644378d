from django.conf import settings
from django.db import models

from articles.constraints import Kept, Unchanging
from clinic.append_only import AppendOnly


class DecisionKind(models.TextChoices):
    SUBMITTED = "submitted", "submitted for review"
    APPROVED = "approved", "approved"
    CHANGES_REQUESTED = "changes_requested", "changes requested"
    OVERRIDDEN = "overridden", "let pass, with a reason"
    LINK_MADE = "link_made", "review link made"
    LINK_REVOKED = "link_revoked", "review link revoked"
    PUBLISHED = "published", "published"
    SCHEDULED = "scheduled", "scheduled"
    CANCELLED = "cancelled", "cancelled"
    WITHDRAWN = "withdrawn", "withdrawn"
    RESTORED = "restored", "restored"
    REDACTED = "redacted", "redacted"
    MOVED = "moved", "moved to another address"


class Decision(AppendOnly):
    """What somebody decided about an article: who, when and why. Rows are added, never changed."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="decisions")
    edition = models.ForeignKey("articles.Edition", models.CASCADE, null=True, related_name="decisions")
    kind = models.CharField(max_length=20, choices=DecisionKind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    # The moment it takes effect (published, scheduled, withdrawn), where that is another than `at`.
    effective_at = models.DateTimeField(null=True)
    # What else belongs to it: for an address "old → new", for a restored draft the edition it was taken
    # from, for what was let pass the ID of the check, for a link whom it is for, for a redaction "id hash": of
    # the block, and of the document that is left.
    detail = models.CharField(max_length=260, blank=True)
    of_demonstration = models.BooleanField(default=False)  # it may be deleted with the demonstration

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            Unchanging(name="decision_is_never_changed"),
            Kept(name="decision_is_kept", unless="of_demonstration"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} by {self.by} on {self.at:%Y-%m-%d %H:%M}"
