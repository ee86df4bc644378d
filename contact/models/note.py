import uuid

from django.conf import settings
from django.db import models

from clinic.append_only import AppendOnly
from clinic.constraints import NeverDeleted, Unchanging
from contact.querysets import NoteQuerySet


class InquiryNote(AppendOnly):
    """What a member of staff wrote about handling an inquiry: logistics only. Notes are added, never changed."""

    inquiry = models.ForeignKey("contact.Inquiry", models.PROTECT, related_name="notes")
    # The row that the text is sealed for (`contact.words`), known before it is written.
    row = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    text = models.BinaryField("note", default=b"")
    at = models.DateTimeField("when", editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = "note"
        ordering = ["at", "pk"]
        constraints = [
            Unchanging(name="inquirynote_is_never_changed", fields=("inquiry", "row", "at", "by")),
            NeverDeleted(name="inquirynote_is_kept"),
        ]

    def __str__(self):
        # The admin's history keeps this: the reference, and not a word of the note.
        return self.inquiry.reference
