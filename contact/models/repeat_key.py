from django.db import models

from contact.models.inquiry import Inquiry


class RepeatKey(models.Model):
    """Another form from which the answers of an inquiry were sent (`contact.repeats`). Deleted with its words."""

    key = models.CharField(max_length=64, primary_key=True)
    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="repeat_keys")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"of {self.inquiry_id}"
