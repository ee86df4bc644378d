"""The site's menu: where its entries lead and what they are called, in their order."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Entry:
    """`address` is the name of a page without parameters."""

    address: str
    words: str


MENU = (
    Entry("home", "Home"),
    Entry("articles", "Articles"),
    Entry("search", "Search"),
    Entry("glossary", "Glossary"),
    Entry("comparisons", "Explained by comparison"),
    Entry("people", "Our people"),
    Entry("contact", "Contact us"),
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
