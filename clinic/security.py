"""Policies and headers of every response, and requests that no view should have to bear."""

import codecs

from csp.constants import NONCE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig

PUBLIC_POLICY = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

# Stock admin scripts (jQuery, select2) write HTML from strings, which Trusted Types would stop; all else is as strict.
ADMIN_POLICY = {name: values for name, values in PUBLIC_POLICY.items() if name != "require-trusted-types-for"}

# What CKEditor 4 and content-editor need, and no more: an import map (by nonce), handlers in attributes of the toolbar
# (never mended, ckeditor4#829), styles of their own and pictures as data. An inline <script> stays blocked here too.
EDITOR_POLICY = {
    **ADMIN_POLICY,
    "script-src-elem": [SELF, NONCE],
    "script-src-attr": [UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:"],
}

# A picture is only ever looked at. Should one ever be taken for a page, that page can do nothing.
MEDIA_POLICY = "default-src 'none'; sandbox"

# Bytes. Refused before a byte of it is read: Django would write a large upload to the disk first.
LARGEST_FORM, LARGEST_UPLOAD = 1_100_000, 11_000_000

_OFF = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)

# Django's own middleware sets some of these too, but not on answers that are made before it is reached.
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _OFF),
    "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": settings.X_FRAME_OPTIONS,
}


class HeadersMiddleware:
    """Adds `HEADERS` to every response that does not say otherwise itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class RefuseUnreadableInput:
    """Answers 400 to what no form or link of ours sends and what would fail further in.

    NUL bytes and broken UTF-8 in the address or its query, and NUL bytes in a cookie: PostgreSQL refuses such text.
    Text in another encoding than UTF-8: "rot13" is a codec to Python. What is wrong in a form is for the form to say.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit()):
            raise BadRequest("The request does not say how long it is.")
        if int(length) > (LARGEST_UPLOAD if request.path_info.startswith("/admin/") else LARGEST_FORM):
            raise RequestDataTooBig("The request is larger than anything that is sent here.")
        if not _is_utf8(request.content_params.get("charset", "utf-8")):
            raise BadRequest("The request is not in UTF-8.")
        address = [request.path_info, *_texts(request.GET)]
        if any("\x00" in text or "\ufffd" in text for text in address) or _has_nul(request.COOKIES.values()):
            raise BadRequest("The address or a cookie holds characters that cannot be read.")
        return self.get_response(request)

    def process_exception(self, request, exception):
        """A whole number that no database holds, typed where a row's key belongs."""
        if isinstance(exception, OverflowError):
            raise BadRequest("A number in the request is too large.") from exception


def _texts(query):
    return (text for name, values in query.lists() for text in (name, *values))


def _has_nul(texts) -> bool:
    return any("\x00" in text for text in texts)


def _is_utf8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name in {"utf-8", "ascii"}
    except (LookupError, ValueError):
        return False
