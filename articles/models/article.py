from content_editor.models import Region
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from articles.addresses import address_of
from clinic.models import Contributor


class ArticleKind(models.TextChoices):
    CONDITION = "condition", "a condition"
    TREATMENT = "treatment", "a treatment"
    MEDICINE = "medicine", "a medicine"
    EXPLAINER = "explainer", "how something works"
    WELLNESS = "wellness", "living well"
    NEWS = "news", "news"


class Language(models.TextChoices):
    """The languages of articles (BCP 47). Pages of each have addresses of their own."""

    ENGLISH = "en", "English"
    SPANISH = "es", "Spanish"


class Audience(models.TextChoices):
    PATIENT = "patient", "patients"
    CAREGIVER = "caregiver", "families and carers"
    TEEN = "teen", "teenagers"


class Article(models.Model):
    """The identity of an explainer and its draft. Nothing here shows until `articles.publishing` makes an edition live.

    Only a title is needed to save a draft.
    """

    # What content-editor asks of a model whose blocks it edits.
    regions = [Region(key="main", title="Body")]

    title = models.CharField(max_length=120)
    slug = models.SlugField(
        "address",
        max_length=120,
        unique=True,
        help_text="The last part of its web address. Made from the title when left empty.",
    )
    language = models.CharField(
        max_length=5,
        choices=Language,
        default=Language.ENGLISH,
        help_text="What it is written in. It cannot change once anything was published: its address follows from it.",
    )
    translation_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name="translation of",
        help_text="The article in another language that this one says again. Each page then links to the other.",
    )
    # Which edition of that article the draft says. Whoever translates chooses it; each edition freezes it.
    translates = models.ForeignKey(
        "articles.Edition",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="says what is said by",
        help_text="Choose the edition whose words you have translated, all of them. Readers are told when there is a newer one.",
    )
    kind = models.CharField("subject", max_length=20, choices=ArticleKind, default=ArticleKind.EXPLAINER)
    audience = models.CharField("readers", max_length=20, choices=Audience, default=Audience.PATIENT)
    summary = models.CharField(
        max_length=160, blank=True, help_text="One sentence for lists and search engines, at most 160 characters."
    )
    main_message = models.TextField(
        blank=True,
        help_text="What a reader should take away, in one to three short sentences. Stands above everything.",
    )
    authors = models.ManyToManyField(Contributor, through="Authorship", related_name="articles")
    topics = models.ManyToManyField("articles.Topic", blank=True, related_name="articles")
    tags = models.ManyToManyField("articles.Tag", blank=True, related_name="articles")
    series = models.ForeignKey("articles.Series", models.PROTECT, null=True, blank=True, related_name="articles")
    series_position = models.PositiveSmallIntegerField("place in the series", null=True, blank=True)
    read_next = models.CharField(
        "read next",
        max_length=120,
        blank=True,
        help_text="Title of the article to read after this one, outside a series. Linked while that article is live.",
    )
    related = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="related_from",
        verbose_name="related articles",
        help_text="What to read besides, at the end of the page. Four are shown: these first, then what shares its topics and "
        "words. Linked while they are live.",
    )
    references = models.ManyToManyField(
        "articles.Reference", blank=True, related_name="articles", help_text="Cite one in any text as [ref:key]."
    )
    medicine_uses = models.ManyToManyField(
        "articles.MedicineUse",
        blank=True,
        related_name="articles",
        verbose_name="medicines",
        help_text="Which medicines it is about, and for what. Notices and warnings follow from these by themselves.",
    )
    is_offered_here = models.BooleanField(
        "our clinic offers this",
        default=False,
        help_text="The page then says that the clinic is paid for it.",
    )
    no_company_paid = models.BooleanField(
        "no company paid for this page",
        default=False,
        help_text="Tick it only if you have made sure. The page then says so.",
    )
    review_interval_months = models.PositiveSmallIntegerField(
        "months between reviews",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text="Left empty: 12 for a treatment or a medicine, else 36.",
    )
    conflict_statement = models.TextField(
        "conflicts of interest", blank=True, help_text="Who gains if a reader chooses what this page is about?"
    )
    funding_statement = models.TextField("funding", blank=True, help_text="Who paid for this page?")

    changed_at = models.DateTimeField(auto_now=True, db_index=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-changed_at"]
        permissions = [
            ("publish_article", "Can publish, schedule, withdraw and move articles"),
            ("review_article", "Can approve editions and request changes"),
            ("redact_article", "Can remove words for ever"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_of", "language"],
                name="article_has_one_translation_in_a_language",
                violation_error_message="That article has a translation into this language already.",
            ),
            models.CheckConstraint(
                condition=Q(translation_of=None) | ~Q(translation_of=F("id")),
                name="article_is_no_translation_of_itself",
                violation_error_message="An article is no translation of itself.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return address_of(self.slug, self.language)


class Authorship(models.Model):
    """Who wrote an article, in the order of the byline."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="authorships")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="authorships")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "author"
        constraints = [models.UniqueConstraint(fields=["article", "contributor"], name="author_is_named_once")]

    def __str__(self):
        return str(self.contributor)
