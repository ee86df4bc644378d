from django.db import models
from django.db.models import UniqueConstraint
from django.db.models.functions import Lower


class Topic(models.Model):
    """What explainers are about, with a page of its own."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.TextField(blank=True, help_text="One or two plain sentences for the top of its page.")

    is_sensitive = models.BooleanField(
        "show the crisis card", default=False, help_text="On every article with this topic, whatever its words are."
    )

    start_with = models.ForeignKey(
        "articles.Article",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="article to start with",
        help_text="The first on its page, while it is live and has this topic. Left empty: that of a series, else the oldest.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Tag(models.Model):
    """A looser label. Stored without “#”, shown in CamelCase so that a screen reader says its words; one whatever its case."""

    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        ordering = ["name"]
        constraints = [UniqueConstraint(Lower("name"), name="tag_is_one_whatever_its_case")]

    def __str__(self):
        return f"#{self.name}"


class Series(models.Model):
    """Explainers meant to be read one after another."""

    title = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "series"

    def __str__(self):
        return self.title
