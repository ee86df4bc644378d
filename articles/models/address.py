from django.conf import settings
from django.db import models


class Address(models.Model):
    """Every slug an article has had since it first went live, and its present one. A slug is never given to another article."""

    slug = models.SlugField(max_length=120, primary_key=True)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="addresses")
    claimed_at = models.DateTimeField()
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self):
        return self.slug
