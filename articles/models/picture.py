from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q


class Picture(models.Model):
    """A picture in the shared library. What is stored is our own re-encoding (see `articles.images`), never the upload."""

    title = models.CharField(max_length=120, help_text="For finding it in the library; readers do not see it.")
    alt_text = models.CharField(
        max_length=200, blank=True, help_text="What the picture shows, for somebody who cannot see it."
    )
    is_decorative = models.BooleanField(
        "decorative", default=False, help_text="It says nothing that the text does not: screen readers pass over it."
    )
    credit = models.CharField(max_length=160, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    # [{"path": "pictures/ab/abcd…-640.webp", "width": 640, "height": 480}], smallest first
    renditions = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True) | ~Q(alt_text=""), name="picture_has_alt_text_or_is_decorative"
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if not self.is_decorative and not self.alt_text.strip():
            raise ValidationError({"alt_text": "Say what the picture shows, or tick “decorative”."})
        if self.is_decorative and self.alt_text.strip():
            raise ValidationError(
                {"alt_text": "A decorative picture has no alt text. Empty this, or untick “decorative”."}
            )
