from django.conf import settings
from django.db import models


class Contributor(models.Model):
    """Somebody who writes or checks explainers, as readers are told of them (schema.org `Person`)."""

    name = models.CharField(max_length=120, help_text="As readers see it, without credentials.")
    slug = models.SlugField(
        max_length=80, unique=True, help_text="A short name that does not change; imports name authors by it."
    )
    credentials = models.CharField(max_length=80, blank=True, help_text="For example “MD” or “PMHNP-BC”.")
    job_title = models.CharField(max_length=120, blank=True)
    about = models.TextField(blank=True, help_text="A few plain sentences for readers.")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributor",
        help_text="The account this person signs in with, if any.",
    )
    is_demonstration = models.BooleanField(
        "not a real person", default=False, help_text="Readers are told so wherever the name is shown."
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return f"{self.name}, {self.credentials}" if self.credentials else self.name
