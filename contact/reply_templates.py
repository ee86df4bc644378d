"""Replies that are ready to be sent: their placeholders, and the links that open somebody's own mail or telephone. Pure.

Only the staff member's own programs send anything: what is made here is a link.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote

from contact.telephones import dialled, messaged

PLACEHOLDERS = {
    "name": "what the person wants to be called",
    "clinic": "the name of the clinic",
    "telephone": "the clinic’s telephone",
    "reference": "the reference of the inquiry",
}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def unknown_placeholders(text: str) -> list[str]:
    """What stands in braces and is none of `PLACEHOLDERS`, in its order."""
    return [word for word in _PLACEHOLDER.findall(text) if word not in PLACEHOLDERS]


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with `values` for its placeholders. What a value holds in braces stays as it is."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def mail_link(address: str, *, subject: str = "", body: str = "") -> str:
    """A `mailto:` address (RFC 6068): percent-encoded UTF-8, lines of the body parted by CRLF, a subject of one line."""
    parts = {"subject": " ".join(subject.split()), "body": "\r\n".join(body.splitlines())}
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in parts.items() if value)
    return f"mailto:{quote(address, safe='@')}" + (f"?{query}" if query else "")


def text_link(number: str, *, body: str = "") -> str:
    """An `sms:` address (RFC 5724)."""
    written = "\r\n".join(body.splitlines())
    return f"sms:{messaged(number)}" + (f"?body={quote(written, safe='')}" if written else "")


def call_link(number: str) -> str:
    """A `tel:` address (RFC 3966)."""
    return f"tel:{dialled(number)}"
