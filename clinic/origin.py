"""Did a post come from one of our own pages? Asked of the browser's headers, since a visitor has no cookie to compare."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def is_ours(request: HttpRequest) -> bool:
    """False for a post that a page of another site made.

    Browsers send Sec-Fetch-Site and Origin themselves, and no page can change them (W3C Fetch Metadata, RFC 6454). A
    client that sends neither is not a browser with somebody else's page in it, so there is nothing to protect.
    """
    origin = request.headers.get("Origin")
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")  # none: the person's own doing, as when a tab is restored
    source = origin or request.headers.get("Referer")
    return not source or _origin_of(source) == f"{request.scheme}://{request.get_host()}"


def _origin_of(address: str) -> str | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}"
