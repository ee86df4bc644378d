from django.conf import settings
from django.db import models

from clinic.append_only import AppendOnly
from contact.statuses import Status


class EventKind(models.TextChoices):
    RECEIVED = "received", "received"
    VIEWED = "viewed", "opened"
    ASSIGNED = "assigned", "assigned"
    STATUS = "status", "status changed"
    NOTED = "noted", "note added"
    SENT_AGAIN = "sent_again", "notification sent again"
    ERASED = "erased", "words erased"


class InquiryEvent(AppendOnly):
    """Who did what to an inquiry, and when. Rows are added, never changed, and hold no word that anybody typed."""

    inquiry = models.ForeignKey("contact.Inquiry", models.PROTECT, related_name="events")
    kind = models.CharField("what", max_length=20, choices=EventKind)
    at = models.DateTimeField("when")
    # Null for the visitor, whom we do not know, and for what happens by itself.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    from_status = models.CharField(max_length=12, choices=Status, blank=True)
    to_status = models.CharField(max_length=12, choices=Status, blank=True)
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.inquiry.reference}"
