"""The queues of the inbox: what a member of staff may want to see first. Counted in one query, for the links above the list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from contact.models import Inquiry
from contact.querysets import UNSEEN, WAITS


@dataclass(frozen=True)
class Queue:
    """`holds(user, late)` says which inquiries; `late` is `DeskHours.overdue_before(now)`."""

    key: str
    title: str
    holds: Callable[[object, datetime], Q]


UNASSIGNED = Q(assigned_to=None)


def assigned_to(user) -> Q:
    return Q(assigned_to=user)


QUEUES: tuple[Queue, ...] = (
    Queue("todo", "All to do", lambda user, late: WAITS),
    Queue("mine", "Mine", lambda user, late: WAITS & assigned_to(user)),
    Queue("unassigned", "Unassigned", lambda user, late: WAITS & UNASSIGNED),
    Queue("overdue", "Overdue", lambda user, late: WAITS & Q(waits_since__lt=late) | UNSEEN & Q(received_at__lt=late)),
    Queue("quarantine", "Quarantine", lambda user, late: UNSEEN),
)


def queue_of(key: str) -> Queue | None:
    return next((queue for queue in QUEUES if queue.key == key), None)


def sizes(inquiries: QuerySet[Inquiry], user, late: datetime) -> dict[str, int]:
    """{key of a queue: how many it holds}"""
    held = {queue.key: queue.holds(user, late) for queue in QUEUES}
    counts = {key: Count("pk", filter=condition) for key, condition in held.items()}
    # The table grows with the years, what is in a queue does not.
    return inquiries.order_by().filter(reduce(or_, held.values())).aggregate(**counts)
