"""What one press does to an inquiry, on its page and in the list: take it, say that contact was made, close it."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from clinic.refusals import NotAllowed, NotPossible
from contact import inquiries
from contact.models import Inquiry
from contact.permissions import check_can_answer
from contact.statuses import Status

LONGEST_NOTE = 2000  # characters

FILTERS = "_changelist_filters"  # as Django's admin calls what the list was narrowed by


def _take(request, inquiry) -> str:
    inquiries.take(inquiry=inquiry, by=request.user)
    return "is yours now"


def _release(request, inquiry) -> str:
    inquiries.release(inquiry=inquiry, by=request.user)
    return "is a person's message: it is new, and the mails about it are sent now"


def _contact(request, inquiry, *, to: Status, said: str) -> str:
    inquiries.record_contact(inquiry=inquiry, to=to, by=request.user)
    return said


def _note(request, inquiry) -> str:
    if not typed_note(request):
        raise NotPossible("Write the note first.")
    return "has a new note"  # as every press, it was kept before


def _close(request, inquiry) -> str:
    """For the reason that is chosen beside the button; where none is, for that of the form below."""
    chosen = next(filter(None, request.POST.getlist("reason")), "")
    inquiries.close(inquiry=inquiry, reason=chosen, by=request.user)
    return "is closed"


# The end of the address -> what it does, and what is said of the inquiry then.
BUTTONS: dict[str, Callable[[HttpRequest, Inquiry], str]] = {
    "take": _take,
    "release": _release,
    "answered": partial(_contact, to=Status.ANSWERED, said="has an answer"),
    "left-message": partial(_contact, to=Status.WAITING, said="was left a message, and waits"),
    "note": _note,
    "close": _close,
}


def typed_note(request: HttpRequest) -> str:
    return request.POST.get("note", "").strip()


def keep_typed_note(request: HttpRequest, inquiry: Inquiry) -> None:
    """Whichever button is pressed, what was typed beside it is kept first, so that it is not lost on the way."""
    text = typed_note(request)
    if len(text) > LONGEST_NOTE:
        raise NotPossible(
            f"A note has {LONGEST_NOTE} characters at most. Nothing was kept: go back, and it is still there."
        )
    if text:
        inquiries.add_note(inquiry=inquiry, text=text, by=request.user)


@require_POST
def press(request: HttpRequest, object_id: int, button: str) -> HttpResponse:
    """Do it, say so with the reference alone, and lead back to where the button stood."""
    try:
        check_can_answer(request.user)
        inquiry = get_object_or_404(Inquiry, pk=object_id)
        keep_typed_note(request, inquiry)
        said = BUTTONS[button](request, inquiry)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except NotPossible as error:
        messages.error(request, f"{inquiry.reference}: {error}")
    else:
        messages.success(request, f"{inquiry.reference} {said}.")
    return redirect(_where_it_stood(request, inquiry))


def _where_it_stood(request, inquiry) -> str:
    """The list as it was narrowed, or the inquiry's page, which leads back to that list. Never another site."""
    narrowed = QueryDict(request.POST.get(FILTERS, "")).urlencode()
    if request.POST.get("back") == "list":
        address, query = reverse("admin:contact_inquiry_changelist"), narrowed
    else:
        address = reverse("admin:contact_inquiry_change", args=[inquiry.pk])
        query = urlencode({FILTERS: narrowed}) if narrowed else ""
    return f"{address}?{query}" if query else address


def urls(admin_view) -> list:
    return [
        path(
            f"<int:object_id>/{button}/",
            admin_view(press),
            {"button": button},
            name=f"contact_inquiry_{button.replace('-', '_')}",
        )
        for button in BUTTONS
    ]
