import logging
from datetime import datetime, timedelta

from django import db
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from clinic.caching import state_of
from clinic.contact_facts import contact_facts
from clinic.context_processors import profile_for
from clinic.metadata import Metadata, in_each_language
from clinic.models import ClinicProfile
from clinic.origin import is_ours
from clinic.see_other import SeeOther
from contact import blank_form, intake, too_many
from contact.arrivals import TRAP, arrival_of
from contact.forms import MESSAGE_MAX, InquiryForm
from contact.keys import NoKey
from contact.models import CameFrom, Inquiry
from contact.rate_limits import TooMany, room_left, seconds_left
from contact.references import is_reference
from contact.repeats import last_sent, was_sent
from contact.spam import is_suspect
from contact.spam.verdict import OWN_WORDS
from contact.spam.weights import HASTY
from contact.texts import (
    CONSENT_TEXTS,
    CONSENT_VERSIONS,
    EMAIL_RISK_TEXTS,
    EMAIL_RISK_VERSIONS,
    NOT_EMERGENCY_TEXTS,
    NOT_EMERGENCY_VERSIONS,
)
from contact.tokens import InvalidToken, make_token, read_token, repeat_key

logger = logging.getLogger(__name__)

MAX_BYTES = 1_000_000  # of a whole post
DANGER_IS_SAID_FOR = timedelta(hours=1)  # the page stays in the history of a device that others may share
RETRY_SECONDS = 60
ADDRESSES = ([], *([kind] for kind in CameFrom.values))  # what follows `from` where the site itself leads to the form
POSTED = frozenset((*InquiryForm.base_fields, "token", "came_from", TRAP))


# Without a trail: the crisis card is always first here.
def _metadata() -> Metadata:
    return Metadata(
        title=gettext("Contact us"),
        path=reverse("contact"),
        alternates=in_each_language("contact"),
        description=gettext(
            "Ask us about becoming a patient, costs, hours or forms. Leave a name and a way to reach you."
        ),
    )


FORM_EXPIRED = _("Your message has not been sent yet. This page was open for a long time. Press “Send” once more")
NOT_SAVED = _("Your message was NOT sent. Something is wrong on our side, and it is not your fault")


# Exempt from Django's own check, which needs a cookie: `clinic.origin` and `contact.tokens` take its place.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def contact(request: HttpRequest) -> HttpResponse:
    """The contact form, and what becomes of a sent one."""
    if request.method == "POST":
        return _receive(request)
    token, came_from = make_token(timezone.now()), request.GET.get("from", CameFrom.CONTACT)

    def make(token: str) -> HttpResponse:
        return _page(request, InquiryForm(), token=token, came_from=came_from)

    asked = request.GET.getlist("from")
    if asked not in ADDRESSES:
        return make(token)
    _know_whom_to_call(request)
    state = state_of(request, ["contact form", get_language(), asked])
    return HttpResponse(blank_form.page(state, token, lambda token: make(token).content))


@csrf_exempt
@require_safe
@cache_control(private=True, no_store=True)
def thanks(request: HttpRequest) -> HttpResponse:
    """The acknowledgement. Its address holds a random reference, and neither address nor page anything personal.

    The crisis card is first. Where their words suggested danger, it begins by saying so, for the hour after they came. While the
    database cannot be asked, the page still says the reference and what happens next: who was led here has nothing else to keep.
    """
    if "reference" not in request.GET:
        return redirect("contact")  # nothing was sent: whoever typed this address wants to write to us
    reference = request.GET["reference"]
    if not is_reference(reference):
        raise Http404
    _know_whom_to_call(request)
    try:
        inquiry = Inquiry.objects.only("crisis_flag", "received_at", "erased_at").filter(reference=reference).first()
    except db.Error as error:
        logger.error("A reference could not be looked up: %s", type(error).__name__)
        response = render(request, "contact/thanks.html", {"reference": reference, "is_unknown": True}, status=503)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    if not inquiry:
        raise Http404
    return render(
        request, "contact/thanks.html", {"reference": reference, "says_danger": _says_danger(inquiry, timezone.now())}
    )


def _says_danger(inquiry: Inquiry, now: datetime) -> bool:
    """Whether the thanks may still say that the words suggested danger: only to who has just sent them."""
    is_said = inquiry.crisis_flag and inquiry.erased_at is None
    return is_said and now - last_sent(inquiry) < DANGER_IS_SAID_FOR


def _receive(request: HttpRequest) -> HttpResponse:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:  # a number: clinic.security saw to it
        return render(request, "contact/too_large.html", status=413)
    if not is_ours(request):
        return render(request, "contact/other_site.html", status=403)
    if any(name in POSTED and len(values) > 1 for name, values in request.POST.lists()):
        raise BadRequest("A field was sent twice.")

    now = timezone.now()
    token, came_from = request.POST.get("token", ""), request.POST.get("came_from")
    try:
        word = read_token(token, now)
    except InvalidToken:
        # As old as a form that somebody took their time over: pressing once more is quickly done.
        renewed = make_token(now - timedelta(seconds=HASTY + 1))
        return _page(request, InquiryForm(request.POST), token=renewed, came_from=came_from, problem=FORM_EXPIRED)
    in_danger = intake.says_danger(_own_words(request), get_language())
    # Before more work is done: the flood is to slow nobody down.
    if not _has_room(request, token, word, now, in_danger=in_danger):
        return _too_many(request, now, in_danger=in_danger)
    form = InquiryForm(request.POST)
    if not form.is_valid():
        return _page(request, form, token=token, came_from=came_from)
    try:
        answers = form.answers()
        inquiry = intake.receive(
            word=word,
            answers=answers,
            came_from=_kind_of_page(came_from),
            language=get_language(),
            arrival=arrival_of(request, token=token, word=word, message=answers["message"], now=now),
            now=now,
        )
    except TooMany:
        return _too_many(request, now, in_danger=in_danger)
    except (db.Error, NoKey) as error:
        # The class alone: a database's message quotes the row that it refused.
        logger.error("An inquiry could not be saved: %s", type(error).__name__)
        response = _page(request, form, token=token, came_from=came_from, problem=NOT_SAVED, status=503)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    return SeeOther(f"{reverse('contact-thanks')}?reference={inquiry.reference}")


def _page(request: HttpRequest, form: InquiryForm, *, token: str, came_from: str | None, problem: str = "", status=200):
    """The form with what was typed. `problem` is what is wrong besides the fields."""
    _know_whom_to_call(request)
    context = {
        "metadata": _metadata(),
        "form": form,
        "token": token,
        "came_from": _kind_of_page(came_from),
        "consent_text": CONSENT_TEXTS[CONSENT_VERSIONS[get_language()]],
        "email_risk_text": EMAIL_RISK_TEXTS[EMAIL_RISK_VERSIONS[get_language()]],
        "not_emergency_text": NOT_EMERGENCY_TEXTS[NOT_EMERGENCY_VERSIONS[get_language()]],
        "problem": problem,
        "summary": form.summary(),
        "not_saved": status == 503,
        "trap": {"name": TRAP, "value": request.POST.get(TRAP, "")[:80]},
    }
    return render(request, "contact/contact.html", context, status=status)


def _has_room(request: HttpRequest, token: str, word: str, now: datetime, *, in_danger: bool) -> bool:
    try:
        room = room_left(form=word, now=now)
        if room.for_suspects or (in_danger and room.for_danger):
            return True
        if room.for_others and not _looks_like_spam(request, token, word, now):
            return True
        return room.knows_form and _is_here(request, word)
    except db.Error:
        return True  # what keeps it will say what is wrong


def _is_here(request: HttpRequest, word: str) -> bool:
    """Whether it was kept before: nobody whose message is here is to hear that it is not."""
    form = InquiryForm(request.POST)
    return form.is_valid() and was_sent(repeat_key(word, form.answers()))


def _looks_like_spam(request: HttpRequest, token: str, word: str, now: datetime) -> bool:
    typed = _own_words(request)
    return is_suspect(typed, arrival_of(request, token=token, word=word, message=typed["message"], now=now).how)


def _own_words(request: HttpRequest) -> dict[str, str]:
    """Of what was typed, what is judged by its words."""
    return {name: request.POST.get(name, "")[:MESSAGE_MAX] for name in ("preferred_name", *OWN_WORDS)}


def _too_many(request: HttpRequest, now: datetime, *, in_danger: bool) -> HttpResponse:
    """Not sent, because of a flood."""
    typed = {name: value for name, value in request.POST.items() if name in POSTED}
    page = too_many.page(contact_facts(), typed, says_danger=in_danger)
    response = HttpResponse(page, status=429)
    response.headers["Retry-After"] = str(seconds_left(now))
    return response


def _kind_of_page(came_from: str | None) -> str:
    return came_from if came_from in CameFrom.values else CameFrom.OTHER


def _know_whom_to_call(request: HttpRequest) -> None:
    """Let the page name the clinic and its telephone even when the database cannot be asked for them."""
    try:
        profile_for(request)
    except db.Error:
        request.clinic = ClinicProfile(pk=1, **contact_facts())
