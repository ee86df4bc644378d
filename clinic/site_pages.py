"""The pages about the site itself that a clinic fills in: one table for their addresses, their footer links and their words."""

from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clinic.own_words import languages_of


class SitePage(NamedTuple):
    """`field` of the profile has its words. `has_own_words`: there is something to read before the clinic adds any."""

    slug: str
    title: str | Promise
    field: str
    has_own_words: bool = False

    @property
    def url(self) -> str:
        return reverse(self.slug)


# Privacy: a site that takes messages has to say what becomes of them. Nondiscrimination and language help: 45 CFR 92.8 to
# 92.11 ask them of clinics with federal money. Accessibility: W3C, “Developing an Accessibility Statement”.
PAGES = (
    SitePage("privacy", _("Privacy"), "privacy_page"),
    SitePage("nondiscrimination", _("Nondiscrimination notice"), "nondiscrimination_page"),
    SitePage("language-help", _("Help in your language"), "language_help_page"),
    SitePage("accessibility", _("Accessibility"), "accessibility_page", has_own_words=True),
)


def existing(profile) -> list[SitePage]:
    """The pages that visitors of this clinic can read, in the order of the footer."""
    return [page for page in PAGES if page.has_own_words or languages_of(profile, page.field)]


def languages_with(profile, page: SitePage) -> list[str]:
    """The languages in which a page has words of its own or of the clinic's. In the others it shows those of another."""
    return [code for code, _ in settings.LANGUAGES] if page.has_own_words else languages_of(profile, page.field)


def parts(text: str) -> list[tuple[str, list[str]]]:
    """Plain text as [(kind, lines)] in its order: an empty line ends a part.

    A part that starts with `## ` is a "heading" (one line); one whose lines all start with `- ` is a "list"; any other is a
    "paragraph".
    """
    found: list[tuple[str, list[str]]] = []
    for part in _between_empty_lines(text):
        if part[0].startswith("## "):
            found.append(("heading", [part.pop(0).removeprefix("## ").strip()]))
        if part and all(line.startswith("- ") for line in part):
            found.append(("list", [line.removeprefix("- ").strip() for line in part]))
        elif part:
            found.append(("paragraph", part))
    return found


def _between_empty_lines(text: str):
    part: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            part.append(line.strip())
        elif part:
            yield part
            part = []
