from django.db import models
from django.db.models import UniqueConstraint

from articles.fields import LinesField


class Schedule(models.TextChoices):
    """Schedules of the US Controlled Substances Act (21 CFR 1308) that a medicine may be in."""

    NONE = "", "not controlled"
    II = "II", "Schedule II"
    III = "III", "Schedule III"
    IV = "IV", "Schedule IV"
    V = "V", "Schedule V"


class RegulatoryStatus(models.TextChoices):
    FDA_APPROVED = "fda_approved", "approved by the FDA"
    OFF_LABEL = "off_label", "off-label: approved, but not for this"
    UNAPPROVED_COMPOUNDED = "unapproved_compounded", "compounded: not approved for anything"


class RiskSeverity(models.TextChoices):
    COMMON = "common", "common"
    SERIOUS = "serious", "serious"


class Medicine(models.Model):
    """A medicine that explainers are about (schema.org `Drug`). Editions freeze what it says when they are recorded."""

    name = models.CharField("generic name", max_length=120, unique=True, help_text="In lower case, as in “ketamine”.")
    slug = models.SlugField(max_length=80, unique=True)
    proprietary_names = LinesField("brand names", help_text="One a line.")
    drug_class = models.CharField("kind of medicine", max_length=120, blank=True)
    controlled_schedule = models.CharField(
        max_length=4, choices=Schedule, blank=True, default=Schedule.NONE, help_text="Under US law."
    )
    boxed_warning = models.TextField(
        blank=True,
        help_text="The label's boxed warning in plain words. Every article about this medicine shows it, by itself.",
    )
    # What articles in Spanish say in the place of the two.
    name_in_spanish = models.CharField("generic name in Spanish", max_length=120, blank=True)
    boxed_warning_in_spanish = models.TextField(
        blank=True, help_text="The same warning in plain Spanish. An article in Spanish cannot be published without it."
    )
    medication_guide_url = models.URLField("medication guide", blank=True)
    label_url = models.URLField("label", blank=True)
    label_checked_on = models.DateField("label read on", null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class MedicineUse(models.Model):
    """What a medicine is used for, and what the regulator says of that use."""

    medicine = models.ForeignKey(Medicine, models.CASCADE, related_name="uses")
    condition = models.CharField(
        "used for", max_length=120, help_text="As in “The FDA has not approved it to treat …”: “depression”."
    )
    condition_in_spanish = models.CharField(
        max_length=120, blank=True, help_text="As in “La FDA no ha aprobado … para tratar …”: “la depresión”."
    )
    status = models.CharField(max_length=24, choices=RegulatoryStatus)
    approved_on = models.DateField(null=True, blank=True)
    source = models.ForeignKey("articles.Reference", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["medicine__name", "condition"]
        verbose_name = "use"
        constraints = [UniqueConstraint(fields=["medicine", "condition"], name="medicine_use_is_named_once")]

    def __str__(self):
        return f"{self.medicine.name} for {self.condition} ({self.get_status_display()})"


class MedicineRisk(models.Model):
    """Something that can go wrong with a medicine, in plain words."""

    medicine = models.ForeignKey(Medicine, models.CASCADE, related_name="risks")
    text = models.CharField("in plain words", max_length=200)
    term = models.CharField("medical term", max_length=120, blank=True)
    severity = models.CharField(max_length=10, choices=RiskSeverity, default=RiskSeverity.COMMON)
    source = models.ForeignKey("articles.Reference", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-severity", "pk"]
        verbose_name = "risk"

    def __str__(self):
        return self.text
