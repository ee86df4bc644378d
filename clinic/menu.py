"""The site's menu: where its entries lead and what they are called, in their order."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entry:
    """`address` is the name of a page without parameters."""

    address: str
    words: str | Promise


MENU = (
    Entry("home", _("Home")),
    Entry("articles", _("Articles")),
    Entry("search", _("Search")),
    Entry("glossary", _("Glossary")),
    Entry("comparisons", _("Explained by comparison")),
    Entry("people", _("Our people")),
    Entry("contact", _("Contact us")),
)


def menu_at(path: str, came_from: str) -> list[dict]:
    """The menu as the page at `path` shows it: [{"href", "words", "is_current"}].

    The contact form is told the kind of page that somebody came from, a value of `CameFrom`, and never which page.
    """
    return [
        {
            "href": (page := reverse(entry.address)) + (f"?from={came_from}" if entry.address == "contact" else ""),
            "words": entry.words,
            "is_current": page == path,
        }
        for entry in MENU
    ]
