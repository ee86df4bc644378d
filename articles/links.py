"""Where a link leads in truth: mail and document programs put an address of their own before it. Pure."""

import re
from urllib.parse import parse_qs, urlsplit

# Host -> path -> the parameters that may hold the true address.
_DETOURS = (
    (re.compile(r"(www\.)?google\.[a-z]{2,3}(\.[a-z]{2})?"), "/url", ("q", "url")),
    (re.compile(r"[a-z0-9]+\.safelinks\.protection\.outlook\.com"), "/", ("url",)),
)


def straight(href: str) -> str:
    """`href` without the detour that Google Docs and Outlook make of each link; any other as it is."""
    for _ in range(5):
        try:
            address = urlsplit(href.strip())
            host = (address.hostname or "").lower()
            names = [names for hosts, path, names in _DETOURS if hosts.fullmatch(host) and address.path == path]
            given = parse_qs(address.query, max_num_fields=50) if names else {}
        except ValueError:
            return href
        found = [value for name in (names[0] if names else ()) for value in given.get(name, ())]
        if not found or not re.match(r"https?://", found[0], re.IGNORECASE):
            return href
        href = found[0]
    return href
