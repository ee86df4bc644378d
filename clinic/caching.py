"""How public pages are cached: anybody may keep them, and must ask each time whether they are still current."""

import hashlib
import json
from collections.abc import Callable

from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from clinic.context_processors import profile_for
from clinic.release import fingerprint


def answer(request: HttpRequest, *, shows: list, render: Callable[[], HttpResponse]) -> HttpResponse:
    """304 if the reader has this page already, else what `render` makes. Nothing is rendered for a 304.

    `shows` is what the page depends on besides the clinic's profile and the release: JSON-ready values such as editions'
    keys. ETag and If-None-Match as in RFC 9110, section 13.1.2.
    """
    facts = json.dumps([fingerprint(), model_to_dict(profile_for(request)), shows], default=str)
    etag = quote_etag(hashlib.sha256(facts.encode()).hexdigest()[:32])
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = render()
        response.headers["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)
    return response
