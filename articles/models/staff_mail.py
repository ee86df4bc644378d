from django.db import models

from clinic.models import OutboxMail
from clinic.outbox import plain_mail


class StaffMail(OutboxMail):
    """A mail to staff about articles: that something waits or was decided, with a link; or the weekly digest.

    `subject` and `body` are made when it is queued. They hold nothing of an unpublished article but its number.
    """

    subject = models.CharField(max_length=160)
    body = models.TextField()

    class Meta(OutboxMail.Meta):
        verbose_name = "mail to staff"
        verbose_name_plural = "mails to staff"

    def __str__(self):
        return f"“{self.subject}” to {self.recipient}"

    @property
    def about(self) -> str:
        return f"“{self.subject}”"

    def message(self):
        return plain_mail(self, subject=self.subject, body=self.body)


class Digest(models.Model):
    """The digest of a week went out: once, whoever makes it."""

    week = models.DateField(unique=True)  # its Monday, in the clinic's zone
    made_at = models.DateTimeField()
    chain = models.CharField(max_length=64)  # see `articles.digest.chain_of_all`

    class Meta:
        ordering = ["-week"]

    def __str__(self):
        return f"Digest of the week of {self.week}"
