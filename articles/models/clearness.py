from django.db import models


class Clearness(models.Model):
    """How many readers of an edition pressed “yes” and “no” under “Was this page clear?”. Two numbers, and nothing else."""

    edition = models.OneToOneField("articles.Edition", models.CASCADE, related_name="clearness")
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "clearness"

    def __str__(self):
        return f"{self.yes} yes, {self.no} no"
