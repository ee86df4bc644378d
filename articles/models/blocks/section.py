from django.db import models

from articles.fields import CleanRichTextField
from articles.models.blocks.block import Block


class SectionRole(models.TextChoices):
    """What a section is for. A balanced page about a treatment has several of these (DISCERN 8 to 15)."""

    INTRO = "intro", "introduction"
    HOW_IT_WORKS = "how_it_works", "how it works"
    BENEFITS = "benefits", "benefits"
    RISKS = "risks", "risks and side effects"
    WHO_SHOULD_NOT = "who_should_not", "who should not have it"
    ALTERNATIVES = "alternatives", "other choices"
    NO_TREATMENT = "no_treatment", "what happens without treatment"
    WHAT_TO_EXPECT = "what_to_expect", "what to expect"
    UNCERTAINTY = "uncertainty", "what is not known"
    SELF_CARE = "self_care", "what you can do yourself"
    WHEN_TO_GET_HELP = "when_to_get_help", "when to get help"
    QUESTIONS_TO_ASK = "questions_to_ask", "questions to ask"
    COST = "cost", "cost"
    OTHER = "other", "something else"


class Section(Block):
    """A passage under its own heading. Without a heading it is an introduction or a closing passage."""

    kind = "section"
    named_by = "heading"
    icon = "notes"
    frozen_fields = ("anchor", "heading", "role", "numbered", "body")

    heading = models.CharField(
        max_length=160, blank=True, help_text="Its number and level are given by the system: do not type “1.”."
    )
    role = models.CharField(
        "what it is for",
        max_length=20,
        choices=SectionRole,
        blank=True,
        help_text="A page about a treatment or a medicine is checked for its risks, its other choices and more.",
    )
    numbered = models.BooleanField(default=True, help_text="Sections that have a heading are counted 1, 2, 3.")
    body = CleanRichTextField(blank=True)
    # Where links to this section lead. Made from the first heading it had, and kept when the heading changes.
    anchor = models.SlugField(max_length=80, blank=True, editable=False)
