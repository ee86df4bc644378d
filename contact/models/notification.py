from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse

from clinic.models import OutboxMail
from clinic.outbox import plain_mail


class Notification(OutboxMail):
    """One mail to one member of staff about one inquiry: its reference and the address of the desk, no more."""

    inquiry = models.ForeignKey("contact.Inquiry", models.PROTECT, related_name="notifications")

    class Meta(OutboxMail.Meta):
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "recipient"], name="notification_once_per_recipient"),
            *OutboxMail.Meta.constraints,
        ]

    def __str__(self):
        return f"Mail about {self.inquiry.reference}"

    @property
    def about(self) -> str:
        return f"inquiry {self.inquiry.reference}"

    def message(self) -> EmailMessage:
        """Plain text, the same words for every inquiry but for the reference and the link; and whether to read it now."""
        link = settings.STAFF_URL + reverse("admin:contact_inquiry_change", args=[self.inquiry_id])
        context = {"reference": self.inquiry.reference, "link": link, "read_now": self.inquiry.crisis_flag}
        return plain_mail(
            self,
            subject=render_to_string("contact/mail/new_inquiry.subject.txt", context).strip(),
            body=render_to_string("contact/mail/new_inquiry.txt", context),
        )
