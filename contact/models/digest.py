from django.db import models
from django.db.models import UniqueConstraint
from django.template.loader import render_to_string

from clinic.models import OutboxMail
from clinic.outbox import plain_mail


class InboxDigest(models.Model):
    """What waited when a work day began: numbers and ages, made once a day whoever makes it. No reference, no person."""

    day = models.DateField(unique=True)  # in the clinic's zone
    made_at = models.DateTimeField()
    waiting = models.PositiveIntegerField()
    unassigned = models.PositiveIntegerField()
    overdue = models.PositiveIntegerField()
    in_danger = models.PositiveIntegerField("may be in danger")
    quarantined = models.PositiveIntegerField()
    given_up = models.PositiveIntegerField("mails given up")
    oldest_since = models.DateTimeField("the longest wait began", null=True)

    class Meta:
        ordering = ["-day"]

    def __str__(self):
        return f"Inbox on {self.day}"

    @property
    def is_empty(self) -> bool:
        return not (self.waiting or self.quarantined or self.given_up)


class DigestMail(OutboxMail):
    """A morning's digest to one member of staff."""

    digest = models.ForeignKey(InboxDigest, models.PROTECT, related_name="mails")

    class Meta(OutboxMail.Meta):
        verbose_name = "daily digest"
        constraints = [
            UniqueConstraint(fields=["digest", "recipient"], name="digestmail_once_per_recipient"),
            *OutboxMail.Meta.constraints,
        ]

    def __str__(self):
        return f"Digest of {self.digest.day}"

    @property
    def about(self) -> str:
        return f"the inbox on {self.digest.day}"

    def message(self):
        body = render_to_string("contact/mail/digest.txt", {"digest": self.digest})
        subject = render_to_string("contact/mail/digest.subject.txt", {"digest": self.digest}).strip()
        return plain_mail(self, subject=subject, body=body)
