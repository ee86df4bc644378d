"""Small filters of the site's frame."""

import re

from django import template

register = template.Library()


@register.filter
def dialled(number: str) -> str:
    """What a `tel:` or `sms:` link dials: the digits of a written number, with its plus sign."""
    return re.sub(r"[^\d+]", "", number)


@register.filter
def any_has(rows: list[dict], column: str) -> bool:
    """Whether at least one of `rows` has a value in `column`."""
    return any(row.get(column) for row in rows)
