"""Error pages. Those for a bad request and a broken server ask neither the database nor the session for anything."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache

from clinic.contact_facts import contact_facts

RETRY_SECONDS = 30


def _standing_alone(template: str, status: int, **facts) -> HttpResponse:
    """A page made without the request: its host name, cookies or form may be what is wrong."""
    return HttpResponse(render_to_string(template, {"clinic": contact_facts(), **facts}), status=status)


@never_cache
def bad_request(request, exception=None):
    too_big = isinstance(exception, RequestDataTooBig)
    return _standing_alone("400.html", 413 if too_big else 400, too_big=too_big)


@never_cache
def forbidden(request, exception=None):
    return render(request, "403.html", status=403)


@never_cache
def form_expired(request, reason=""):
    """Django's check of the form token failed: usually a page left open for long, or cookies switched off."""
    return render(request, "403.html", {"form_expired": True}, status=403)


@never_cache
def not_found(request, exception=None):
    return render(request, "404.html", status=404)


@never_cache
def server_error(request):
    """500; or 503 with a time to come back when it is the database that cannot be reached."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        response = _standing_alone("503.html", 503)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    return _standing_alone("500.html", 500)
