"""A site for the browser to read: the demonstration, one article with every kind of block, and an address of each kind."""

from django.core.management import call_command
from django.utils import timezone

from articles.models import Edition
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from clinic.site_pages import PAGES
from tests.articles.factories import make_block, make_live_article
from tests.people import make_person

BLOCKS = [
    "section",
    "analogy",
    "clinical_example",
    "key_points",
    "callout",
    "figure",
    "questions_to_ask",
    "call_to_action",
]
PATHS = (
    "/",
    "/articles/",
    "/articles/how-ketamine-may-help-with-depression/",
    "/articles/getting-help-in-a-crisis/",
    "/articles/how-ketamine-may-help-with-depression/handout/",
    "/articles/everything/",
    "/topics/depression/",
    "/tags/ketamine/",
    "/contact/",
    "/glossary/",
    "/comparisons/",
    "/people/",
    "/articles/everything/mistake/",
    "/articles/everything/mistake/thanks/",
    "/articles/everything/clear/thanks/",
    "/people/demonstration-reviewer/",
    "/search/?q=ketamin+depresion",
    "/search/?q=nothing-like-it",
    "/privacy/",
    "/accessibility/",
    "/es/",
    "/es/articles/pedir-ayuda-en-una-crisis/",
    "/es/search/?q=crisiss",
    "/es/contact/",
)
WORDS_OF_THE_CLINIC = """\
We keep what you send us only as long as we need it.

## What we keep

- Your name
- How to reach you

Write to us at https://clinic.example.org/a-long-address-that-nobody-can-break-in-two-and-that-has-to-fit-all-the-same."""


def load_demonstration() -> None:
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)


def make_sample_site() -> None:
    load_demonstration()
    profile = ClinicProfile.objects.get()
    for page in PAGES:
        setattr(profile, page.field, WORDS_OF_THE_CLINIC)
    save_profile(profile=profile)
    make_live_article(
        title="Everything " + "Donaudampfschifffahrt" * 4, slug="everything", blocks=map(make_block, BLOCKS)
    )


def paths() -> list[str]:
    """`PATHS` with a tag that the demonstration has in English, whose pages these are."""
    tagged = Edition.objects.live(timezone.now()).filter(language="en").exclude(tags=None)
    tag = tagged.order_by("pk").first().tags.order_by("pk").first()
    return [path.replace("/tags/ketamine/", f"/tags/{tag.slug}/") for path in PATHS]
