"""Small filters and pieces of the site's frame."""

import re

from django import template
from django.core.files.storage import default_storage
from django.utils.html import format_html
from django.utils.translation import get_language

from clinic import crisis_lines
from clinic.addresses import absolute
from clinic.language_switch import other_languages
from clinic.languages import direction_of
from clinic.menu import menu_at
from clinic.own_words import OwnWords, own_words

register = template.Library()

# As wide as the reading column on a desktop, as wide as the screen on a phone.
READING_COLUMN = "(min-width: 44rem) 40rem, 92vw"


@register.filter
def dialled(number: str) -> str:
    """What a `tel:` or `sms:` link dials: the digits of a written number, with its plus sign."""
    return re.sub(r"[^\d+]", "", number)


register.filter("call_words", crisis_lines.call)
register.filter("call_words_before_text", crisis_lines.call_before_text)
register.filter("text_words", crisis_lines.text)
register.filter("text_words_within", crisis_lines.text_within)
register.filter("call_or_text_words", crisis_lines.call_or_text)


@register.filter
def call_or_text_link(telephone: str, by_text: str) -> str:
    """“call or text 988”, with a link on the number. `by_text` may be empty."""
    before, number, after = crisis_lines.call_or_text(telephone, by_text).partition(telephone)
    return format_html('{}<a href="tel:{}">{}</a>{}', before, dialled(number), number, after)


@register.filter
def message_address(number: str) -> str:
    """The `sms:` link of a crisis line."""
    return crisis_lines.message_address(number, dialled(number))


@register.simple_tag(takes_context=True, name="own_words")
def own_words_of_the_clinic(context, name: str) -> OwnWords:
    """What the clinic's profile says in the field `name`, in the language of the page if it is there in it."""
    return own_words(context["clinic"], name)


@register.filter
def marked(language: str) -> str:
    """` lang="…"` for words that are in another language than the page."""
    return "" if get_language() == language else format_html(' lang="{}"', language)


register.filter("absolute", absolute)
register.filter("direction", direction_of)


@register.filter
def any_has(rows: list[dict], column: str) -> bool:
    """Whether at least one of `rows` has a value in `column`."""
    return any(row.get(column) for row in rows)


@register.inclusion_tag("components/picture.html")
def picture(shown: dict | None, sizes: str = READING_COLUMN, *, at_once: bool = False) -> dict:
    """A picture in the size that suits the screen. `shown`: a document's picture (see `articles.document`). No queries.

    It is fetched when somebody scrolls near it (HTML, “lazy loading attributes”), or `at_once` where it may be in sight from the
    start. Without a picture it writes nothing.
    """
    if not shown or not shown["renditions"]:
        return {"src": ""}
    sources = [(default_storage.url(file["path"]), file["width"]) for file in shown["renditions"]]
    return {
        "src": sources[-1][0],
        "srcset": ", ".join(f"{url} {width}w" for url, width in sources),
        "sizes": sizes,
        "at_once": at_once,
        "width": shown["width"],
        "height": shown["height"],
        "alt": "" if shown["is_decorative"] else shown["alt_text"],
    }


@register.inclusion_tag("components/site_menu.html", takes_context=True)
def site_menu(context) -> dict:
    """The entries of the site's menu. Of the page it knows the address and the kind; an error page may have neither."""
    path = getattr(context.get("request"), "path", "")
    return {"entries": menu_at(path, context.get("came_from") or "other")}


@register.inclusion_tag("components/language_switch.html", takes_context=True)
def language_switch(context) -> dict:
    """The same page in the other languages: those of its `alternates`, where search engines are told of none, or of its
    `metadata`. An error page may know nothing of itself.
    """
    told = context.get("alternates") or getattr(context.get("metadata"), "alternates", ())
    return {"languages": other_languages(context.get("request"), told)}
