"""What a page tells search engines and messengers of itself, beside what it shows.

A view that visitors read gives its template a `Metadata` by the name `metadata`; `templates/_metadata.html` writes it into
the head. A page without one has no canonical address: a preview, an error, an acknowledgement.

Sources: RFC 6596 (canonical links), ogp.me (Open Graph), schema.org (`clinic.structured_data`).
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from clinic import languages
from clinic.addresses import absolute
from clinic.structured_data import breadcrumb_list

LONGEST_DESCRIPTION = 160  # characters; search engines show about as many

# Open Graph names a place with each language. The site is for readers in the United States.
LOCALES = {"en": "en_US", "es": "es_US"}


class Crumb(NamedTuple):
    """A page above the present one: its name and its path."""

    name: str
    path: str


class Alternate(NamedTuple):
    """A page that says the same in a language (BCP 47, or "x-default"), and its path.

    `invitation` says in that language that these very words can be read in it; empty where every page of the site is there.
    """

    language: str
    path: str
    invitation: str = ""

    @property
    def url(self) -> str:
        return absolute(self.path)


def in_each_language(name: str) -> tuple[Alternate, ...]:
    """The page of that name, whose address takes nothing, in every language of the site; English is for all others."""
    paths = languages.in_each_language(name)
    return (*(Alternate(*each) for each in paths.items()), Alternate("x-default", paths[settings.LANGUAGE_CODE]))


class Feed(NamedTuple):
    """A feed that has more of the same: its title, its path and its media type."""

    title: str
    path: str
    type: str


@dataclass(frozen=True)
class Metadata:
    """`title` is the page's h1 and `path` its address. `trail` is what is shown above the h1, from the home page on.

    `image` is None or {"url", "width", "height", "alt"}; `data` are schema.org's things besides the trail; `feeds` come
    besides those of the whole site; `alternates` are the page itself and its translations, if it has any.
    """

    title: str
    path: str
    description: str = ""
    kind: str = "website"  # one of Open Graph's types
    language: str = field(default_factory=get_language)
    trail: tuple[Crumb, ...] = ()
    image: dict | None = None
    data: tuple[dict, ...] = ()
    feeds: tuple[Feed, ...] = ()
    alternates: tuple[Alternate, ...] = ()

    @property
    def url(self) -> str:
        return absolute(self.path)

    @property
    def locale(self) -> str:
        return LOCALES.get(self.language, self.language)

    @property
    def structured(self) -> list[dict]:
        """The page's JSON-LD. The trail ends with the page itself, whose name is its h1."""
        crumbs = [(crumb.name, absolute(crumb.path)) for crumb in self.trail]
        return [*self.data, *([breadcrumb_list([*crumbs, (self.title, self.url)])] if crumbs else [])]


def shortened(text: str) -> str:
    """`text` on one line, cut between words where it is longer than a description may be."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_DESCRIPTION:
        return line
    return line[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"


def address_of(request: HttpRequest, *names: str) -> str:
    """The path of a page with those parts of its query that choose what it shows; all others change nothing.

    Two addresses of the same page so have the same canonical one.
    """
    query = request.GET.copy()
    for name in set(query) - set(names):
        del query[name]
    return f"{request.path}?{query.urlencode()}" if query else request.path
