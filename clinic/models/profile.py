from datetime import time

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from clinic.append_only import AppendOnly
from clinic.closed_dates import read_closed_dates
from clinic.constraints import Unchanging
from clinic.site_pages import SitePage, existing

telephone_validator = RegexValidator(
    r"^\+?[0-9(][0-9 ().\-]{1,24}$", "Write the number with digits, spaces, brackets, dots or hyphens only."
)

# As `date.weekday()` counts them.
WEEK_DAYS = (
    *((0, "Monday"), (1, "Tuesday"), (2, "Wednesday"), (3, "Thursday")),
    *((4, "Friday"), (5, "Saturday"), (6, "Sunday")),
)


def monday_to_friday() -> list[int]:
    return [0, 1, 2, 3, 4]


def check_work_days(days) -> None:
    known = {number for number, _ in WEEK_DAYS}
    if not (isinstance(days, list) and days and all(type(day) is int and day in known for day in days)):
        raise ValidationError("Choose at least one day of the week.")


def check_closed_dates(text: str) -> None:
    try:
        read_closed_dates(text)
    except ValueError as problem:
        raise ValidationError(str(problem)) from problem


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
    work_days = models.JSONField(
        "days on which inquiries are answered", default=monday_to_friday, validators=[check_work_days]
    )
    opens_at = models.TimeField("from", default=time(9), help_text="In the clinic's time zone.")
    closes_at = models.TimeField("to", default=time(17), help_text="Later on the same day.")
    closed_dates = models.TextField(
        "closed on",
        blank=True,
        validators=[check_closed_dates],
        help_text="Holidays and other days without work, one date on each line, like 2026-12-25. You may write what it is "
        "after a space.",
    )
    retention_days = models.PositiveSmallIntegerField(
        "days an answered inquiry is kept",
        default=90,
        validators=[MinValueValidator(1)],
        help_text="Stated beside the contact form.",
    )
    spam_days = models.PositiveSmallIntegerField(
        "days that spam is kept",
        default=7,
        validators=[MinValueValidator(1)],
        help_text="From when somebody said that it is spam.",
    )
    unanswered_days = models.PositiveSmallIntegerField(
        "days that everything else is kept",
        default=365,
        validators=[MinValueValidator(90, "Give people 90 days at least: what is erased cannot be brought back.")],
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
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="clinic_profile_is_one_row"),
            models.CheckConstraint(
                condition=Q(opens_at__lt=F("closes_at")),
                name="clinic_profile_closes_after_it_opens",
                violation_error_message="The desk closes after it opens: choose a later time.",
            ),
        ]

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
