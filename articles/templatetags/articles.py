"""From text to HTML in templates. The only place in the project that calls `mark_safe`."""

import json
import re

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe

from articles import do_lists, icon_arrays
from articles.sanitising import clean, clean_marked

register = template.Library()

_WITHIN_A_SCRIPT = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@register.filter
def rich(html: str, citations) -> str:
    """Rich text, cleaned again on the way out, with its citations numbered and its hard words defined."""
    return mark_safe(clean_marked(citations.mark_prose(clean(html))))


@register.filter
def rich_drawn(html: str, citations) -> str:
    """The same, with lists of what to do and not to do marked as such (`articles.do_lists`), and with pictures after each
    paragraph or list that names shares of people (`articles.icon_arrays`).
    """
    pieces = icon_arrays.passages(rich(html, citations), citations.language)
    drawn = ((piece, _drawn(shares)) for piece, shares in pieces)
    return mark_safe(do_lists.marked(drawn, citations.language))


def _drawn(shares: list[icon_arrays.Share]) -> str:
    if not shares:
        return ""
    measures = {
        "everyone": icon_arrays.EVERYONE,
        "head": icon_arrays.HEAD_DASH,
        "body": icon_arrays.BODY_DASH,
        "width": icon_arrays.WIDTH,
    }
    return render_to_string("articles/blocks/_icon_arrays.html", {"shares": shares, **measures})


@register.filter
def plain(text: str, citations) -> str:
    """Plain text, escaped, with its citations numbered."""
    return mark_safe(citations.mark(escape(text)))


@register.filter
def prose(text: str, citations) -> str:
    """A line of plain prose, escaped, with its citations numbered and its hard words defined."""
    return mark_safe(citations.mark_prose(escape(text)))


@register.filter
def paragraphs(text: str, citations) -> str:
    """Plain prose as one `<p>` for each passage between empty lines."""
    passages = [passage.strip() for passage in re.split(r"\n\s*\n", text) if passage.strip()]
    return mark_safe("".join(f"<p>{citations.mark_prose(escape(passage))}</p>" for passage in passages))


@register.filter
def as_json_ld(data: dict) -> str:
    """JSON-LD as data for a `<script type="application/ld+json">`: no text in it can end the element (as Django's json_script)."""
    return mark_safe(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_WITHIN_A_SCRIPT))


@register.filter
def rendered(page: dict, part: str) -> str:
    """A part of a page that `articles.rendering` made from templates with the filters above."""
    return mark_safe(page[part])
