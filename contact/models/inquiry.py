from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clinic.constraints import NeverDeleted, Unchanging
from contact.querysets import InquiryQuerySet
from contact.statuses import CloseReason, Status


class ContactMethod(models.TextChoices):
    PHONE_CALL = "phone_call", _("Phone call")
    TEXT = "text", _("Text message")
    EMAIL = "email", _("Email")


class BestTime(models.TextChoices):
    ANY = "any", _("Any time")
    MORNING = "morning", _("In the morning")
    MIDDAY = "midday", _("Around midday")
    AFTERNOON = "afternoon", _("In the afternoon")


class InquiryTopic(models.TextChoices):
    """What somebody may write about. Nothing clinical: a topic must never tell of a condition or a treatment."""

    NEW_PATIENT = "new_patient", _("New patient information")
    COST = "cost", _("Cost and insurance")
    LOCATION = "location", _("Location and hours")
    FORMS = "forms", _("Forms and records")
    WEBSITE = "website", _("A problem with this website")
    OTHER = "other", _("Something else")


class Person(models.TextChoices):
    """For whom somebody writes."""

    SELF = "self", _("Myself")
    SOMEONE_I_CARE_FOR = "someone_i_care_for", _("Someone I care for")
    PROFESSIONAL = "professional", _("A patient or client of mine")


class CameFrom(models.TextChoices):
    """The kind of page that led to the form. Never which one: an article's address tells of a condition."""

    ARTICLE = "article", "an article"
    TOPIC = "topic", "a topic page"
    CONTACT = "contact_page", "the contact page itself"
    HOME = "home", "the home page"
    OTHER = "other", "another page"


class Inquiry(models.Model):
    """What a visitor asked, and how far the clinic has got with it. Made by `contact.intake`, moved by `contact.inquiries`.

    Holds no address of the visitor's machine, no browser name, nothing clinical, and only the one way to reach them
    that they chose. What they typed is sealed (`contact.words`): a column of bytes each, bound to `reference`.
    """

    reference = models.CharField(max_length=11, unique=True, help_text="Random. Shown to the visitor and put in mails.")
    # Keyed digest of the form's token and what was typed: a repeat finds this row instead of making another.
    repeat_key = models.CharField(max_length=64, unique=True, editable=False)
    # Keyed digest of what was typed alone, for a day: after going back, the form has a new token.
    same_day_key = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    received_at = models.DateTimeField("received")

    preferred_name = models.BinaryField(default=b"")
    contact_method = models.CharField("wants", max_length=10, choices=ContactMethod)
    telephone = models.BinaryField(default=b"")
    email = models.BinaryField(default=b"")
    # Which text about the risk of plain e-mail they agreed to; blank where they did not choose e-mail.
    email_risk_version = models.CharField("version of the text about e-mail", max_length=20, blank=True)
    best_time = models.CharField(max_length=10, choices=BestTime, default=BestTime.ANY)
    voicemail_ok = models.BooleanField("voicemail is fine", default=False)
    topic = models.CharField(max_length=20, choices=InquiryTopic)
    # Keyed digests that only the staff side can make (`contact.lookup`), once it has seen the inquiry.
    telephone_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    email_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    digests_missing = models.BooleanField(default=True, db_index=True, editable=False)
    person = models.CharField("for whom", max_length=20, choices=Person, default=Person.SELF)
    language = models.CharField("language of the form", max_length=5, default="en")
    interpreter_needed = models.BooleanField("needs an interpreter", default=False)
    interpreter_language = models.BinaryField(default=b"")
    access_needs = models.BinaryField(default=b"")
    message = models.BinaryField(default=b"")
    # Some of their words made us think of danger (`contact.crisis_words`): whoever answers looks at it first.
    crisis_flag = models.BooleanField("may be in danger", default=False)
    consent_version = models.CharField("version of the consent text", max_length=20)
    consented_at = models.DateTimeField("consented")
    # Which text about emergencies they ticked; blank in what came before there was one.
    not_emergency_version = models.CharField("version of the text about emergencies", max_length=20, blank=True)
    came_from = models.CharField(max_length=20, choices=CameFrom, default=CameFrom.OTHER)

    status = models.CharField(max_length=12, choices=Status, default=Status.NEW)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="inquiries"
    )
    # What `contact.spam` made of it when it came: ids of signals, which hold no word of it.
    spam_score = models.PositiveSmallIntegerField(default=0, editable=False)
    spam_reasons = models.JSONField(default=list, blank=True, editable=False)
    # Since when it is the clinic's turn, from which the time to answer counts: it came, we left a message, they wrote again.
    waits_since = models.DateTimeField(editable=False)
    # When somebody first answered, or left a message.
    contacted_at = models.DateTimeField("first contact", null=True, editable=False)
    close_reason = models.CharField("why it is closed", max_length=20, choices=CloseReason, blank=True, editable=False)
    closed_at = models.DateTimeField("closed", null=True, editable=False)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")

    # While it is held (for a court, say), its words are not erased. Why, and by whom, is in its events.
    held_at = models.DateTimeField("held", null=True, editable=False)
    erased_at = models.DateTimeField("words erased", null=True, editable=False)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "inquiries"
        indexes = [models.Index(F("status"), F("received_at").desc(), name="inquiry_by_status")]
        permissions = [
            ("export_inquiry", "Can export inquiries"),
            ("erase_inquiry", "Can erase what a person wrote"),
            ("hold_inquiry", "Can keep an inquiry from being erased"),
            ("report_inquiry", "Can see how people who write are answered, in numbers"),
        ]
        constraints = [
            Unchanging(name="inquiry_is_never_another", fields=("reference", "consent_version")),
            NeverDeleted(name="inquiry_is_kept"),
            models.CheckConstraint(
                name="inquiry_closed_when_and_by_whom",
                condition=Q(status=Status.CLOSED, closed_at__isnull=False, closed_by__isnull=False)
                | (~Q(status=Status.CLOSED) & Q(closed_at=None, closed_by=None)),
            ),
            models.CheckConstraint(
                name="inquiry_closed_for_a_reason",
                condition=Q(status=Status.CLOSED, close_reason__in=[reason.value for reason in CloseReason])
                | (~Q(status=Status.CLOSED) & Q(close_reason="")),
            ),
            models.CheckConstraint(
                name="inquiry_status_is_known", condition=Q(status__in=[status.value for status in Status])
            ),
        ]

    def __str__(self):
        # The admin's history keeps what this returns for ever: never anything that the visitor typed.
        return self.reference
