"""The pages behind “Find a person”, “Export”, “Erase”, “Hold” and “Print”: each asks, does it with a verb, and says so.

What identifies a person is sent with POST and never stands in an address. Who may not do it gets 403 before anything else is read.
What leaves the site or is gone for ever asks for the password again.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from clinic.admin.password_again import FIELD as PASSWORD
from clinic.admin.password_again import WrongPassword, check_password_again
from clinic.refusals import NotAllowed, NotPossible
from contact import records
from contact.lookup import NothingToFind, index_all, unsearched
from contact.models import Inquiry
from contact.permissions import can_erase, can_export, can_hold, check_can_read
from contact.retention import next_erasure
from contact.words import open_inquiry, open_note

MOST = 500  # inquiries in one export: more is a dump of the database


class Act(NamedTuple):
    """`title` is on the button too; `done` is what is said afterwards. `of_a_person`: it is to reach all that somebody sent."""

    title: str
    may: Callable[[object], bool]
    done: str
    asks_password: bool
    of_a_person: bool


# The end of the address -> what it does.
ACTS = {
    "erase": Act("Erase what they wrote", can_erase, "What was typed is erased.", True, True),
    "hold": Act(
        "Keep it from being erased", can_hold, "Its words are kept until somebody lets go of it.", False, False
    ),
    "let-go": Act("Let it be erased again", can_hold, "Its words are erased when their time has come.", False, False),
    "export": Act("Export", can_export, "", True, True),
}


def write_down_list(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with a list that names inquiries, once it is written down who looks at how many rows. It is rendered later."""
    shown = getattr(response, "context_data", None) or {}
    if "cl" in shown:
        records.record_list(count=len(shown["cl"].result_list), by=request.user)
    return response


class RecordsPages:
    """Mixed into the inquiry's ModelAdmin, which gives `admin_site`, `opts` and `get_queryset`."""

    def get_urls(self):
        def of(view: Callable) -> Callable:
            return self.admin_site.admin_view(view)

        return [
            path("person/", of(self.person_view), name="contact_inquiry_person"),
            path("record/<slug:act>/", of(self.act_view), name="contact_inquiry_record"),
            path("<int:pk>/print/", of(self.print_view), name="contact_inquiry_print"),
            *super().get_urls(),
        ]

    actions = ("export_chosen",)

    def has_export_permission(self, request) -> bool:
        return can_export(request.user)

    @admin.action(description="Export…", permissions=["export"])
    def export_chosen(self, request, queryset):
        return self._asked(request, "export", list(queryset[: MOST + 1]))

    def changelist_view(self, request, extra_context=None):
        return write_down_list(request, super().changelist_view(request, extra_context))

    @method_decorator([never_cache, sensitive_post_parameters(), require_http_methods(["GET", "HEAD", "POST"])])
    def person_view(self, request: HttpRequest) -> HttpResponse:
        """Everything that one person sent, by their telephone number or address of e-mail."""
        _refuse_unless(check_can_read, request)
        context = {"given": "", "found": None, "problem": "", "unsearched": ""}
        if request.method == "POST":
            context["given"] = request.POST.get("given", "")[:300]
            try:
                context["found"] = records.look_up(given=context["given"], by=request.user)
                context["unsearched"] = unsearched()
            except (NothingToFind, NotPossible) as problem:
                context["problem"] = str(problem)
        acts = self._acts(request, "export", "erase")
        return self._shown(request, "person", "Find a person", acts=acts, next_erasure=next_erasure(), **context)

    @method_decorator([never_cache, sensitive_post_parameters(), require_POST])
    def act_view(self, request: HttpRequest, act: str) -> HttpResponse:
        """Ask why, and how; when that is answered, do it to the inquiries that are named."""
        wanted = ACTS.get(act) or _missing()
        if not wanted.may(request.user):
            raise PermissionDenied
        numbers = [number for number in request.POST.getlist("inquiry") if number.isdecimal() and len(number) < 19][
            : MOST + 1
        ]
        chosen = list(Inquiry.objects.filter(pk__in=numbers).order_by("-received_at", "-pk"))
        if "reason" not in request.POST or not 0 < len(chosen) <= MOST:
            return self._asked(request, act, chosen)
        try:
            if wanted.asks_password:
                check_password_again(request)
            return self._do(request, act, chosen)
        except NotPossible as refusal:
            return self._asked(request, act, chosen, refusal)

    def _asked(
        self, request: HttpRequest, act: str, chosen: list[Inquiry], problem: NotPossible | str = ""
    ) -> HttpResponse:
        """The page that asks why. What was typed stands there again, but for the password."""
        if not chosen:
            problem = "No inquiry was chosen."
        if len(chosen) > MOST:
            problem, chosen = f"Choose {MOST} inquiries or fewer.", []
        file = request.POST.get("file", "")
        if ACTS[act].of_a_person:
            index_all()  # what came in this minute is no reason to worry
        return self._shown(
            request,
            "act",
            ACTS[act].title,
            act=act,
            chosen=chosen,
            unsearched=unsearched(besides=chosen) if ACTS[act].of_a_person else "",
            formats=records.FORMATS if act == "export" else {},
            file=file if file in records.FORMATS else next(iter(records.FORMATS)),
            reason=request.POST.get("reason", ""),
            password_field=PASSWORD if ACTS[act].asks_password else "",
            problem=problem,
            is_wrong_password=isinstance(problem, WrongPassword),
        )

    def _do(self, request: HttpRequest, act: str, chosen: list[Inquiry]) -> HttpResponse:
        how = {"reason": request.POST["reason"], "by": request.user}
        if act == "export":
            file = request.POST.get("file", "")
            content = records.export(inquiries=chosen, file=file, **how)
            response = HttpResponse(content, content_type=records.FORMATS[file].content_type)
            name = f"inquiries-{timezone.localdate().isoformat()}.{file}"
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
            return response
        if act == "erase":
            records.erase(inquiries=chosen, **how)
        else:
            for inquiry in chosen[:1]:
                (records.hold if act == "hold" else records.let_go)(inquiry=inquiry, **how)
        self.message_user(request, ACTS[act].done, messages.SUCCESS)
        if len(chosen) == 1:
            return redirect(reverse("admin:contact_inquiry_change", args=[chosen[0].pk]))
        return redirect(reverse("admin:contact_inquiry_changelist"))

    @method_decorator([never_cache, require_POST])
    def print_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One inquiry on paper. It says so itself: the printing is written down before anything is shown."""
        _refuse_unless(check_can_read, request)
        inquiry = Inquiry.objects.select_related("assigned_to").filter(pk=pk).first() or _missing()
        records.record_print(inquiry=inquiry, by=request.user)
        return self._shown(
            request,
            "print",
            inquiry.reference,
            inquiry=inquiry,
            opened=open_inquiry(inquiry),
            notes=[(note, open_note(note)) for note in inquiry.notes.select_related("by")],
        )

    def acts_for(self, request: HttpRequest, inquiry: Inquiry) -> list[tuple[str, str]]:
        """What the inquiry's own page offers: (name of the act, what its button says)."""
        hold = [] if inquiry.erased_at else ["let-go" if inquiry.held_at else "hold"]
        erase = [] if inquiry.erased_at or inquiry.held_at else ["erase"]
        return self._acts(request, "export", *hold, *erase)

    def _acts(self, request: HttpRequest, *names: str) -> list[tuple[str, str]]:
        return [(name, ACTS[name].title) for name in names if ACTS[name].may(request.user)]

    def _shown(self, request: HttpRequest, page: str, title: str, **context) -> HttpResponse:
        shown = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **context}
        return TemplateResponse(request, f"contact/admin/{page}.html", shown)


def _refuse_unless(check: Callable, request: HttpRequest) -> None:
    try:
        check(request.user)
    except NotAllowed as refusal:
        raise PermissionDenied from refusal


def _missing():
    raise Http404
