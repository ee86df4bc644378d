from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.addresses import address_of
from articles.constraints import Kept, NoOverlap, Unchanging
from articles.models.article import Language
from articles.querysets import EditionQuerySet
from clinic.append_only import Frozen


class ReviewState(models.TextChoices):
    DRAFT = "draft", "not submitted"
    SUBMITTED = "submitted", "waiting for review"
    CHANGES_REQUESTED = "changes_requested", "changes requested"
    APPROVED = "approved", "approved"


FROZEN = (
    *("article", "number", "document", "content_hash", "chain_hash"),
    *("recorded_at", "recorded_by", "is_demonstration", "redacted_at"),
)


class Edition(Frozen):
    """A frozen copy of a whole article. What visitors read, and the record of what they read.

    The document, its number, its hashes and who recorded it when never change; but for a redaction. `review_state` is where
    its review stands. `live_from` and `live_until` say when it is live: at T, the edition with `live_from <= T` and
    (`live_until` null or `> T`).
    """

    frozen = FROZEN

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    # SHA-256 (hex) of the document's canonical JSON, and of the previous edition's chain hash followed by this hash.
    content_hash = models.CharField(max_length=64)
    chain_hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    review_state = models.CharField(max_length=20, choices=ReviewState, default=ReviewState.DRAFT, db_index=True)
    # The review that approved these very words.
    review = models.ForeignKey("articles.Review", models.RESTRICT, null=True, related_name="+")
    # Only invented people signed it: it may be deleted with the demonstration.
    is_demonstration = models.BooleanField(default=False)

    # When words were last taken out of its document (`articles.redaction`), whose hash is that of before.
    redacted_at = models.DateTimeField(null=True)

    live_from = models.DateTimeField(null=True, blank=True)
    live_until = models.DateTimeField(null=True, blank=True)

    # Derived from the document, for lists and for finding it. Can be rebuilt at any time.
    language = models.CharField(max_length=5, choices=Language, default=Language.ENGLISH)
    translates = models.ForeignKey("self", models.SET_NULL, null=True, related_name="translated_by")
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=160, blank=True)
    minutes = models.PositiveSmallIntegerField("reading time in minutes")
    topics = models.ManyToManyField("articles.Topic", related_name="editions")
    tags = models.ManyToManyField("articles.Tag", related_name="editions")
    terms = models.ManyToManyField("articles.GlossaryTerm", related_name="editions")
    authors = models.ManyToManyField("clinic.Contributor", related_name="editions")
    related = models.ManyToManyField("articles.Article", related_name="+")
    analogies = models.PositiveSmallIntegerField("number of analogies", default=0)
    series = models.ForeignKey("articles.Series", models.PROTECT, null=True, related_name="editions")
    series_position = models.PositiveSmallIntegerField(null=True)
    read_next = models.CharField(max_length=120, blank=True)
    # When the article first went live: what lists are ordered by. Set with `live_from`.
    listed_from = models.DateTimeField(null=True)
    # The rendered parts of the page, and the fingerprint of the templates they were rendered with.
    page = models.JSONField(default=dict)
    page_release = models.CharField(max_length=16, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="edition_number_is_unique"),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gt=F("live_from")), name="edition_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(live_from=None, listed_from=None) | Q(live_from__isnull=False, listed_from__isnull=False),
                name="edition_is_listed_when_live",
            ),
            models.CheckConstraint(
                condition=(Q(review_state=ReviewState.APPROVED, review__isnull=False))
                | (~Q(review_state=ReviewState.APPROVED) & Q(review=None)),
                name="edition_is_approved_by_a_review",
            ),
            models.CheckConstraint(
                condition=Q(redacted_at=None)
                | Q(live_from=None)
                | Q(live_until__isnull=False, live_until__lte=F("redacted_at")),
                name="edition_redacted_is_not_live",
            ),
            Unchanging(
                name="edition_is_frozen",
                fields=FROZEN,
                but=("document", "redacted_at"),
            ),
            Unchanging(name="edition_went_live_once", fields=("live_from",), once_set=True),
            Kept(name="edition_is_kept"),
            NoOverlap(key="article", start="live_from", end="live_until", name="edition_no_two_live_at_once"),
        ]
        indexes = [
            models.Index(F("listed_from").desc(), F("id").desc(), name="edition_newest_first"),
            models.Index("language", F("listed_from").desc(), F("id").desc(), name="edition_newest_in_a_language"),
            models.Index(fields=["series", "series_position"], name="edition_in_series"),
            models.Index(fields=["title"], name="edition_by_title"),
            models.Index(fields=["read_next"], name="edition_by_read_next"),
        ]

    def __str__(self):
        return f"Edition {self.number} of “{self.title}”"

    def get_absolute_url(self) -> str:
        """The article's page, in the language of this edition."""
        return address_of(self.article.slug, self.language)

    def state(self, now) -> str:
        """What `live_from` and `live_until` mean at `now`: "draft", "scheduled", "live" or "ended" (superseded or withdrawn)."""
        if self.live_from is None:
            return "draft"
        if self.live_from > now:
            return "scheduled"
        if self.live_until is None or self.live_until > now:
            return "live"
        return "ended"
