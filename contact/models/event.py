from django.conf import settings
from django.db import models

from clinic.append_only import AppendOnly
from clinic.constraints import NeverDeleted, Unchanging
from contact.statuses import Status


class EventKind(models.TextChoices):
    RECEIVED = "received", "received"
    VIEWED = "viewed", "opened"
    ASSIGNED = "assigned", "assigned"
    STATUS = "status", "status changed"
    NOTED = "noted", "note added"
    SENT_AGAIN = "sent_again", "notification sent again"
    ERASED = "erased", "words erased"
    LISTED = "listed", "list looked at"
    LOOKED_UP = "looked_up", "looked up by telephone or e-mail"
    PRINTED = "printed", "printed"
    EXPORTED = "exported", "exported"
    HELD = "held", "kept from being erased"
    LET_GO = "let_go", "no longer kept from being erased"
    CONTACTED = "contacted", "contact was made"
    CONTACT_OPENED = "contact_opened", "mail or telephone opened to answer"


class InquiryEvent(AppendOnly):
    """Who did what to an inquiry, and when. Rows are added, never changed, and hold no word that a visitor typed."""

    # Null where somebody looked at a list: then `count` says how many were on it.
    inquiry = models.ForeignKey("contact.Inquiry", models.PROTECT, related_name="events", null=True)
    kind = models.CharField("what", max_length=20, choices=EventKind)
    at = models.DateTimeField("when")
    # Null for the visitor, whom we do not know, and for what happens by itself.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    from_status = models.CharField(max_length=12, choices=Status, blank=True)
    to_status = models.CharField(max_length=12, choices=Status, blank=True)
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    count = models.PositiveIntegerField("how many", default=1)
    # Of an export, an erasure or a hold, in the words of whoever did it. The form asks for no name of a visitor.
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            Unchanging(name="inquiryevent_is_never_changed"),
            NeverDeleted(name="inquiryevent_is_kept"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.inquiry.reference if self.inquiry else self.count}"
