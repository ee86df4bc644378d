from django.db import models
from django.db.models import Q

from contact.querysets import NotificationQuerySet
from contact.statuses import NotificationState


class Notification(models.Model):
    """One mail to one member of staff about one inquiry. This row is the truth about its delivery (contact.mail).

    A sender holds it until `lease_until`; a sender that is killed leaves it to the next one. `message_id` never
    changes, so that a mail that went out twice can be recognised.
    """

    inquiry = models.ForeignKey("contact.Inquiry", models.PROTECT, related_name="notifications")
    recipient = models.EmailField()
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=NotificationState, default=NotificationState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField("queued")
    next_attempt_at = models.DateTimeField("next attempt")
    lease_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField("sent", null=True)
    # The name of the exception's class. Its message may quote a mail server, which may quote anything.
    last_error = models.CharField(max_length=100, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="notification_due")]
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "recipient"], name="notification_once_per_recipient"),
            models.CheckConstraint(
                name="notification_sent_when",
                condition=Q(state=NotificationState.SENT, sent_at__isnull=False)
                | (~Q(state=NotificationState.SENT) & Q(sent_at=None)),
            ),
            models.CheckConstraint(
                name="notification_sending_has_a_lease",
                condition=Q(state=NotificationState.SENDING, lease_until__isnull=False)
                | (~Q(state=NotificationState.SENDING) & Q(lease_until=None)),
            ),
        ]

    def __str__(self):
        return f"Mail about {self.inquiry.reference}"
