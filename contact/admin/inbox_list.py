"""The list of inquiries: its queues as links above it, and for each row until when it is to be answered."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q
from django.utils import timezone

from contact.desk_hours import desk_hours
from contact.models import Inquiry
from contact.permissions import can_answer
from contact.querysets import WAITS
from contact.queues import QUEUES, UNASSIGNED, assigned_to, queue_of, sizes
from contact.statuses import UNANSWERED, Status

QUEUE = "queue"  # the name in the address


class InboxList(ChangeList):
    def __init__(self, request, *args, **kwargs):
        self.request, self.asked_by, self.now = request, request.user, timezone.now()
        self.may_answer = can_answer(request.user)
        super().__init__(request, *args, **kwargs)

    def get_results(self, request):
        super().get_results(request)
        desk = desk_of(request)
        for inquiry in self.result_list:
            inquiry.due_at = desk.due_at(inquiry.waits_since) if inquiry.waits else None
            inquiry.is_overdue = inquiry.waits and inquiry.due_at < self.now
            inquiry.offers = offers(inquiry, self.asked_by) if self.may_answer else ()

    @property
    def queues(self) -> list[dict]:
        """Each queue with how many it holds and its address; `is_here` for the one that is shown."""
        late = desk_of(self.request).overdue_before(self.now)
        held = sizes(Inquiry.objects.all(), self.asked_by, late)
        here = self.params.get(QUEUE)
        return [
            {
                "title": queue.title,
                "count": held[queue.key],
                "query": f"?{QUEUE}={queue.key}",
                "is_here": queue.key == here,
            }
            for queue in QUEUES
        ]


def offers(inquiry: Inquiry, user) -> tuple[tuple[str, str], ...]:
    """What may be done in the list itself, as (part of an address, words of the button)."""
    if inquiry.status == Status.QUARANTINE:
        return (("release", "A person's message"),)
    if inquiry.status not in UNANSWERED:
        return ()
    if inquiry.assigned_to_id is None:
        return (("take", "Take it"),)
    if inquiry.assigned_to_id == user.pk:
        return (("answered", "Answered"), ("left-message", "Left a message"))
    return ()


def is_quarantine(request) -> bool:
    """Whether the list is narrowed to what looks like spam: then it says why, in place of who answers until when."""
    return Status.QUARANTINE in (request.GET.get(QUEUE), request.GET.get("status__exact"))


def desk_of(request):
    """The desk's hours, asked for once in a request."""
    if not hasattr(request, "_desk_hours"):
        request._desk_hours = desk_hours()
    return request._desk_hours


class QueueFilter(admin.SimpleListFilter):
    """The queue that the address names. Its links stand above the list (`InboxList.queues`), not beside it."""

    title = "queue"
    parameter_name = QUEUE
    template = "contact/admin/_no_filter.html"

    def lookups(self, request, model_admin):
        return [(queue.key, queue.title) for queue in QUEUES]

    def queryset(self, request, queryset):
        queue = queue_of(self.value() or "")
        if queue is None:
            return queryset
        return queryset.filter(queue.holds(request.user, desk_of(request).overdue_before(timezone.now())))


class AssignedFilter(admin.SimpleListFilter):
    title = "who looks after it"
    parameter_name = "assigned"

    def lookups(self, request, model_admin):
        return [("me", "me"), ("nobody", "nobody yet")]

    def queryset(self, request, queryset):
        wanted = {"me": assigned_to(request.user), "nobody": UNASSIGNED}
        return queryset.filter(wanted.get(self.value(), Q()))


class UnansweredFilter(admin.SimpleListFilter):
    title = "still to do"
    parameter_name = "todo"

    def lookups(self, request, model_admin):
        return [("yes", "yes"), ("no", "no")]

    def queryset(self, request, queryset):
        return queryset.filter({"yes": WAITS, "no": ~WAITS}.get(self.value(), Q()))
