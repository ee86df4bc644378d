"""How public pages are cached: anybody may keep them, and must ask each time whether they are still current."""

import hashlib
import json
from collections.abc import Callable

from django.conf import settings
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from clinic.context_processors import profile_for
from clinic.release import fingerprint


def reading_page(view):
    """Decorator of what visitors read: GET and HEAD only, and compressed.

    It changes nothing of anybody's (at most a search without result is counted), so there is nothing to forge, and other
    methods get their 405 before anything else is looked at. It holds no secret, so compressing it gives nothing away, even where
    it repeats what was searched for (BREACH, 2013).
    """
    return csrf_exempt(require_safe(gzip_page(view)))


def answer(request: HttpRequest, *, shows: list, render: Callable[[], HttpResponse]) -> HttpResponse:
    """304 if the reader has this page already, else what `render` makes. Nothing is rendered for a 304.

    `shows` is what the page depends on besides the clinic's profile, the release and the site's address: JSON-ready
    values such as editions' keys. ETag and If-None-Match as in RFC 9110, section 13.1.2.
    """
    etag = quote_etag(state_of(request, shows))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = render()
        response.headers["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)
    return response


def state_of(request: HttpRequest, shows: list) -> str:
    """32 hex digits that change with what a page shows: `shows`, and the clinic's profile, the release and the site's address,
    under whose prefix its links lead.
    """
    place = [settings.SITE_URL, get_script_prefix()]
    facts = json.dumps([fingerprint(), place, model_to_dict(profile_for(request)), shows], default=str)
    return hashlib.sha256(facts.encode()).hexdigest()[:32]
