from django.db import models
from django.db.models import Q, QuerySet


class MailState(models.TextChoices):
    QUEUED = "queued", "waiting to be sent"
    SENDING = "sending", "being sent"
    SENT = "sent", "sent"
    FAILED = "failed", "given up"


class OutboxQuerySet(QuerySet):
    def due(self, at):
        """Mails to be sent now: queued ones whose moment has come, and those whose sender was killed."""
        return self.filter(
            Q(state=MailState.QUEUED, next_attempt_at__lte=at) | Q(state=MailState.SENDING, lease_until__lte=at)
        )


class OutboxMail(models.Model):
    """One mail to one member of staff. This row is the truth about its delivery (`clinic.outbox`).

    A sender holds it until `lease_until`; a sender that is killed leaves it to the next one. `message_id` never
    changes, so that a mail that went out twice can be recognised. An app's own mail says in `message()` what is sent,
    and in `about` what it is about, for the log: nothing that a visitor typed.
    """

    recipient = models.EmailField()
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=MailState, default=MailState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField("queued")
    next_attempt_at = models.DateTimeField("next attempt")
    lease_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField("sent", null=True)
    # The name of the exception's class. Its message may quote a mail server, which may quote anything.
    last_error = models.CharField(max_length=100, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-queued_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="%(class)s_due")]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_sent_when",
                condition=Q(state=MailState.SENT, sent_at__isnull=False) | (~Q(state=MailState.SENT) & Q(sent_at=None)),
            ),
            models.CheckConstraint(
                name="%(class)s_sending_has_a_lease",
                condition=Q(state=MailState.SENDING, lease_until__isnull=False)
                | (~Q(state=MailState.SENDING) & Q(lease_until=None)),
            ),
        ]

    @property
    def about(self) -> str:
        raise NotImplementedError

    def message(self):
        """The `EmailMessage` to send."""
        raise NotImplementedError
