from django.conf import settings
from django.db import models

from contact.querysets import NoteQuerySet


class InquiryNote(models.Model):
    """What a member of staff wrote about handling an inquiry: logistics only. Notes are added, never changed."""

    inquiry = models.ForeignKey("contact.Inquiry", models.PROTECT, related_name="notes")
    text = models.TextField(
        "note", max_length=2000, help_text="Logistics only. Clinical facts belong in the health record."
    )
    at = models.DateTimeField("when", editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = "note"
        ordering = ["at", "pk"]

    def __str__(self):
        # The admin's history keeps this: the reference, and not a word of the note.
        return self.inquiry.reference

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A note is never changed. Add another.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A note is never deleted.")
