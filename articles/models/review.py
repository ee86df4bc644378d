from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.constraints import Kept, Unchanging
from clinic.append_only import AppendOnly


class Outcome(models.TextChoices):
    APPROVED = "approved", "approved"
    CHANGES_REQUESTED = "changes_requested", "changes requested"


class Review(AppendOnly):
    """What a clinician decided about one edition and its very words. Rows are added, never changed.

    `name` to `is_demonstration` are the reviewer's as they were then. A minor review is of a small correction: it takes
    `reviewed_on` and `next_due_on` over from the last whole review. Both are days in the clinic's zone.
    """

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="reviews")
    content_hash = models.CharField(max_length=64)  # the edition's, to be verified
    outcome = models.CharField(max_length=20, choices=Outcome)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    is_minor = models.BooleanField(default=False)
    is_self_review = models.BooleanField(default=False)
    evidence_checked = models.BooleanField(default=False)

    name = models.CharField(max_length=120)
    slug = models.CharField(max_length=80)
    credentials = models.CharField(max_length=80)
    job_title = models.CharField(max_length=120, blank=True)
    is_demonstration = models.BooleanField(default=False)
    of_demonstration = models.BooleanField(default=False)  # the article's own: it may be deleted with the demonstration

    reviewed_on = models.DateField(null=True)
    next_due_on = models.DateField(null=True, db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            Unchanging(name="review_is_never_changed"),
            Kept(name="review_is_kept", unless="of_demonstration"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.APPROVED, reviewed_on__isnull=False, next_due_on__isnull=False)
                | Q(outcome=Outcome.CHANGES_REQUESTED, reviewed_on=None, next_due_on=None),
                name="review_that_approves_has_its_dates",
            ),
        ]

    def __str__(self):
        return f"{self.get_outcome_display()} by {self.name} on {self.at:%Y-%m-%d}"


class ReviewLink(models.Model):
    """Lets somebody without an account read exactly one edition, until it expires or is revoked.

    Only a digest of the link's secret is kept. `for_whom` is what staff call the person.
    """

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="review_links")
    digest = models.CharField(max_length=64, unique=True)
    for_whom = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="review_link_revoked_when_and_by_whom",
            )
        ]

    def __str__(self):
        return f"Link for {self.for_whom} to {self.edition}"


class LinkNote(AppendOnly):
    """What somebody wrote through a review link. Advice to the staff: it decides nothing."""

    link = models.ForeignKey(ReviewLink, models.CASCADE, related_name="notes")
    text = models.TextField(max_length=4000)
    at = models.DateTimeField()
    of_demonstration = models.BooleanField(default=False)  # it may be deleted with the demonstration

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            Unchanging(name="linknote_is_never_changed"),
            Kept(name="linknote_is_kept", unless="of_demonstration"),
        ]

    def __str__(self):
        return f"Note by {self.link.for_whom}, {self.at:%Y-%m-%d %H:%M}"
