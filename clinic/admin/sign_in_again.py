"""A form that was sent after the session had ended: signing in on the spot, and nothing of what was typed is lost."""

from collections.abc import Callable

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from clinic.admin import password_again

# Names that no field of a form here has, and that no page repeats.
USERNAME, PASSWORD = "_sign_in_username", "_sign_in_password"
_NOT_TYPED = {USERNAME, PASSWORD, password_again.FIELD, "csrfmiddlewaretoken"}


def is_lost(request: HttpRequest) -> bool:
    """Whether a stranger sends a form with something in it. Files cannot be kept; none of the forms with text has one.

    What a script of a page asks for beside the form is no form that somebody sent: its answer is nowhere signed in.
    """
    by_a_script = request.headers.get("Sec-Fetch-Dest") == "empty"
    return request.method == "POST" and not (by_a_script or request.FILES or _NOT_TYPED.issuperset(request.POST))


def sign_in_again(site, request: HttpRequest, proceed: Callable[[], HttpResponse]) -> HttpResponse:
    """Ask who it is, with all that was typed in hidden fields; once somebody has signed in, go on as if nothing happened."""
    typed = {"username": request.POST.get(USERNAME, ""), "password": request.POST.get(PASSWORD, "")}
    form = AdminAuthenticationForm(request, data=typed if USERNAME in request.POST else None)
    if form.is_bound and form.is_valid():
        login(request, form.get_user())
        request.POST = request.POST.copy()
        for name in (USERNAME, PASSWORD):
            request.POST.pop(name, None)
        return proceed()
    kept = [(name, value) for name, values in request.POST.lists() if name not in _NOT_TYPED for value in values]
    context = {
        **site.each_context(request),
        "title": "Sign in to save what you wrote",
        "errors": form.non_field_errors() if form.is_bound else [],
        "typed_username": typed["username"],
        "username_field": USERNAME,
        "password_field": PASSWORD,
        "kept": kept,
    }
    return TemplateResponse(request, "admin/sign_in_again.html", context)
