from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from clinic.append_only import AppendOnly
from clinic.constraints import Unchanging
from clinic.site_pages import SitePage, existing

telephone_validator = RegexValidator(
    r"^\+?[0-9(][0-9 ().\-]{1,24}$", "Write the number with digits, spaces, brackets, dots or hyphens only."
)


class ClinicProfile(models.Model):
    """The clinic: the only source of every telephone number, e-mail, web and booking link on the site. One row."""

    name = models.CharField(max_length=120)
    tagline = models.CharField(max_length=160, blank=True, help_text="One line under the name on the home page.")
    about = models.TextField(blank=True, help_text="Who you are and whom you treat, in a few plain sentences.")
    telephone = models.CharField(max_length=26, blank=True, validators=[telephone_validator])
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    booking_url = models.URLField("booking link", blank=True)
    address = models.TextField(blank=True)
    hours = models.TextField("opening hours", blank=True)
    response_days = models.PositiveSmallIntegerField(
        "working days to answer", default=2, help_text="Promised to people who write through the contact form."
    )
    retention_days = models.PositiveSmallIntegerField(
        "days an answered inquiry is kept", default=90, help_text="Stated beside the contact form."
    )
    spam_days = models.PositiveSmallIntegerField(
        "days that spam is kept", default=7, help_text="From when somebody said that it is spam."
    )
    unanswered_days = models.PositiveSmallIntegerField(
        "days that everything else is kept",
        default=365,
        help_text="From the last change of its status. Long before, the desk says that somebody waits.",
    )
    crisis_telephone = models.CharField(max_length=26, default="988", validators=[telephone_validator])
    crisis_text = models.CharField("crisis line for text messages", max_length=26, blank=True, default="988")
    crisis_chat_url = models.URLField(blank=True, default="https://988lifeline.org/chat/")
    emergency_telephone = models.CharField(max_length=26, default="911", validators=[telephone_validator])
    privacy_page = models.TextField(
        "privacy",
        blank=True,
        help_text="What you keep of visitors and of those who write, for how long, who sees it, and what they can ask of you.",
    )
    nondiscrimination_page = models.TextField(
        "nondiscrimination notice", blank=True, help_text="The notice that your counsel says you must show."
    )
    language_help_page = models.TextField(
        "help in your language",
        blank=True,
        help_text="What help you really offer: interpreters, large print, reading aloud. In those languages, if you can.",
    )
    accessibility_page = models.TextField(
        "accessibility",
        blank=True,
        help_text="Stands on the page about accessibility, before what was tested: of your rooms, and whom to ask.",
    )
    # The same words in Spanish: see clinic.own_words.
    tagline_es = models.CharField("tagline in Spanish", max_length=160, blank=True)
    about_es = models.TextField("about in Spanish", blank=True)
    hours_es = models.TextField("opening hours in Spanish", blank=True)
    privacy_page_es = models.TextField("privacy in Spanish", blank=True)
    nondiscrimination_page_es = models.TextField("nondiscrimination notice in Spanish", blank=True)
    language_help_page_es = models.TextField("help in your language in Spanish", blank=True)
    accessibility_page_es = models.TextField("accessibility in Spanish", blank=True)

    self_review_allowed = models.BooleanField(
        "authors may approve their own words",
        default=False,
        help_text="For a clinic of one clinician only. Pages and records then say that the author reviewed their own words.",
    )
    is_demonstration = models.BooleanField(
        "demonstration",
        default=False,
        help_text="Shows a banner on every page and keeps search engines away. `manage.py remove_demonstration` ends it.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "clinic profile"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="clinic_profile_is_one_row")]

    def __str__(self):
        return self.name

    @property
    def site_pages(self) -> list[SitePage]:
        return existing(self)


class ProfileVersion(AppendOnly):
    """What the profile said from a moment on. Pages show the newest; the record of a day looks up that day's."""

    content = models.JSONField()
    recorded_at = models.DateTimeField(db_index=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [Unchanging(name="profileversion_is_never_changed")]

    def __str__(self):
        return f"Profile as of {self.recorded_at:%Y-%m-%d %H:%M}"
