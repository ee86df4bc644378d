"""Addresses as other machines must know them: whole, and by the site's own name."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(path: str) -> str:
    """`path` with the scheme and host of SITE_URL. Never those of a request, whose Host header anybody can write.

    What has a host already, such as a picture on another storage, stays as it is.
    """
    return urljoin(f"{settings.SITE_URL}/", path)
