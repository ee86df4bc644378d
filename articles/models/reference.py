from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models


class StudyType(models.TextChoices):
    GUIDELINE = "guideline", "guideline or consensus statement"
    SYSTEMATIC_REVIEW = "systematic_review", "systematic review"
    RCT = "rct", "randomised controlled trial"
    OBSERVATIONAL = "observational", "observational study"
    CASE_REPORT = "case_report", "case report"
    ANIMAL_OR_LAB = "animal_or_lab", "animal or laboratory study"
    REGULATOR = "regulator", "regulator or official body"
    LABEL = "label", "medicine label"
    REFERENCE_WORK = "reference_work", "review or reference work"


class Reference(models.Model):
    """A source that articles cite by writing `[ref:key]` in any text."""

    key = models.SlugField(
        max_length=60, unique=True, help_text="Cited as [ref:key], for example [ref:sanacora-2017]. Does not change."
    )
    citation = models.TextField(help_text="In full, NLM (Vancouver) style: authors, title, journal, year, pages.")
    study_type = models.CharField(max_length=20, choices=StudyType, blank=True)
    doi = models.CharField(
        "DOI",
        max_length=120,
        blank=True,
        validators=[RegexValidator(r"^10\.\d{4,9}/\S+$", "A DOI starts with “10.”, then a number, “/” and a name.")],
        help_text="For example 10.1001/jamapsychiatry.2017.0080, without https://doi.org/.",
    )
    pmid = models.CharField(
        "PMID", max_length=12, blank=True, validators=[RegexValidator(r"^\d+$", "A PMID has digits only.")]
    )
    url = models.URLField("web address", blank=True)
    accessed_on = models.DateField("read on", null=True, blank=True, help_text="Needed for a web address.")

    class Meta:
        ordering = ["key"]

    def __str__(self):
        return f"[ref:{self.key}] {self.citation[:80]}"

    def clean(self):
        if self.url and not self.doi and not self.pmid and self.accessed_on is None:
            raise ValidationError({"accessed_on": "Say when you read this web page: it may change."})
