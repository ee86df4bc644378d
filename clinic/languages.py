"""Which language a page is in. Its address alone says so: `/es/` is Spanish, everything else English, the admin included.

Neither Accept-Language nor a cookie is asked, so that a page is the same for whoever fetches its address and shared caches
may keep it (RFC 9111, section 4.1: whatever else is asked would have to be named in `Vary`). Django's own LocaleMiddleware
asks both. Why, and what a third language needs: docs/adr/0014.
"""

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def language_of(path: str) -> str:
    """The code of the language that an address's first part names, else that of the site's first language."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    codes = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return first if first in codes else settings.LANGUAGE_CODE


def direction_of(language: str) -> str:
    """ "ltr" or "rtl", as HTML's `dir`: how a language (BCP 47) is written, whether or not the site speaks it."""
    return "rtl" if language.split("-")[0] in settings.LANGUAGES_BIDI else "ltr"


def in_each_language(name: str) -> dict[str, str]:
    """{language: path} of a page whose address takes nothing, by the name of the address. Raises NoReverseMatch."""
    paths = {}
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            paths[code] = reverse(name)
    return paths


class LanguageOfTheAddress:
    """Has every answer made in the language of its address, and says so of a page (RFC 9110, section 8.5)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of(request.path_info)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", language)
        return response
