"""The only HTML that rich text may hold: one allow-list, which the sanitiser enforces and the editor's toolbar follows. Pure."""

import re

import nh3

from articles.links import straight
from articles.pasted import passages
from articles.tidying import as_html, tidied

# Tag -> attributes. No svg, math, style, template, iframe, form, id, name or data-*: each has carried a sanitiser
# bypass somewhere (ammonia's advisories of 2025 and 2026 all need svg or math to be allowed).
ALLOWED: dict[str, set[str]] = {
    "p": set(),
    "br": set(),
    "strong": set(),
    "em": set(),
    "ul": set(),
    "ol": set(),
    "li": set(),
    "a": {"href"},
}
# What editors and word processors write for the same thing. Renamed before cleaning, so that it is not lost.
SAME_AS = {"b": "strong", "i": "em"}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}

# Without a word on "*", nh3 lets `lang` and `title` through on every tag.
_ATTRIBUTES = {**ALLOWED, "*": set()}

_RENAMED = nh3.Cleaner(
    tags={*ALLOWED, *SAME_AS},
    attributes=_ATTRIBUTES,
    attribute_filter=lambda tag, attribute, value: straight(value) if attribute == "href" else value,
    url_schemes=ALLOWED_SCHEMES,
    link_rel=None,
)
_CLEANER = nh3.Cleaner(tags=set(ALLOWED), attributes=_ATTRIBUTES, url_schemes=ALLOWED_SCHEMES, link_rel=None)


# Brackets in one text. A long section has a few hundred; the parser's time grows with the square of deep nesting.
MAX_BRACKETS = 10_000
# A tag with its attributes. The longest that we keep holds one address; the parser compares attributes with each other.
_MONSTROUS_TAG = re.compile(r"<[^>]{5000}")
# Editors and imports write different white space around blocks for the same text. (The look-behind keeps it linear.)
_AROUND_BLOCKS = re.compile(r"(?<!\s)\s*(</?(?:p|ul|ol|li)>|<br>)\s*")


def clean(html: str) -> str:
    """`html` with everything outside the allow-list removed; cleaning twice changes nothing more.

    What was pasted from a word processor is tidied first (`articles.tidying`). The text inside a removed tag stays, except
    that of script and style, and what a word processor marks as deleted or as a comment. NUL bytes are dropped: PostgreSQL
    refuses them. White space around paragraphs and lists goes. Of a text with more than `MAX_BRACKETS`, before or after, or
    with a tag of thousands of characters, the tags are kept as visible text.
    """
    html = html.replace("\x00", "")
    if html.count("<") <= MAX_BRACKETS and not _MONSTROUS_TAG.search(html):
        cleaned = _AROUND_BLOCKS.sub(r"\1", _renamed(tidied(html))).strip()
        if cleaned.count("<") <= MAX_BRACKETS:
            return cleaned
    return _CLEANER.clean(html.replace("<", "&lt;"))


def _renamed(html: str) -> str:
    html = _RENAMED.clean(html)
    for written, meant in SAME_AS.items():
        html = html.replace(f"<{written}>", f"<{meant}>").replace(f"</{written}>", f"</{meant}>")
    return _CLEANER.clean(html)


_HEADINGS = {f"h{level}" for level in range(1, 7)}
_DOCUMENT = nh3.Cleaner(tags={*ALLOWED, *_HEADINGS}, attributes=_ATTRIBUTES, url_schemes=ALLOWED_SCHEMES, link_rel=None)
# A document of 50 pages, as Word writes it; it takes two seconds.
MOST_PASTED_BRACKETS = 50_000


def is_too_much(html: str) -> bool:
    """Whether a pasted document is more than one person may ask the server to tidy at once."""
    return html.count("<") > MOST_PASTED_BRACKETS or bool(_MONSTROUS_TAG.search(html))


def clean_document(html: str) -> str:
    """A whole document as it was pasted, its headings kept: it is still to be split into blocks.

    Of one that is too much the tags are kept as visible text.
    """
    html = html.replace("\x00", "")
    if is_too_much(html):
        return _CLEANER.clean(html.replace("<", "&lt;"))
    return _DOCUMENT.clean(as_html(passages(html), headings=True))


_MARKED = nh3.Cleaner(
    tags={*ALLOWED, "sup", "span", "dfn"},
    attributes={**_ATTRIBUTES, "a": {"href", "aria-label"}, "sup": {"class", "id"}, "span": {"class"}},
    url_schemes=ALLOWED_SCHEMES,
    link_rel=None,
)


def clean_marked(html: str) -> str:
    """Clean rich text to which citation marks were added. Sanitising comes last, whatever the marks were put into."""
    return _MARKED.clean(html)
