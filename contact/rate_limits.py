"""How much may be sent within an hour: by one address, from one form, with the same words, and to the site as a whole.

What is beyond a limit of its sender is kept and quarantined. Only the site's limit refuses: it keeps a flood from filling
the disk, and it is shared out so that a flood takes the least of it (ROOM).
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from ipaddress import IPv6Address, ip_network
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.utils import timezone

from clinic.client_address import Address
from contact.models import SendingCount
from contact.spam.content import fold

HOUR = timedelta(hours=1)

# Addresses of one network may send five times what one address may; GlobaLeaks too lets one address send 10 in an hour.
NETWORK_FACTOR = 5
# A form is opened, sent, edited and sent again, perhaps. A program opens one and sends it without end.
PER_FORM = 5
# Different people do not write the same sentence; the same person may, to mend a telephone number.
SAME_WORDS = 4
SAME_WORDS_FROM = 40  # letters and digits; "Do you take new patients?" is everybody's

# How much of the site's limit may be used up before something is refused, in per cent, at the hour's start and at its end: a
# suspect; what came from an address or a form that has sent already in this hour; what came from ones that have not; and words
# that suggest danger. So a person finds room after a flood has taken its own, and some more of it every few minutes.
SUSPECT, SENT_BEFORE, FIRST, IN_DANGER = "suspect", "sent before", "first", "in danger"
ROOM = {SUSPECT: (60, 60), SENT_BEFORE: (80, 80), FIRST: (90, 100), IN_DANGER: (120, 120)}


_OF_ONE_PERSON = ("many_from_address", "many_from_form")


class TooMany(Exception):
    """The site has taken as much as it may in this hour. Nothing was kept."""


@dataclass(frozen=True)
class Sender:
    """What a post is counted by. `address` is None where it is not known (`clinic.client_address`)."""

    address: Address | None = None
    form: str = ""
    message: str = ""


class Room(NamedTuple):
    """Whether the site takes more of what looks like spam, of what does not, and of words that suggest danger; and whether it
    has taken something from this form in this hour, which may be the very thing that is sent."""

    for_suspects: bool
    for_others: bool
    for_danger: bool
    knows_form: bool


def room_left(*, form: str, now: datetime) -> Room:
    """What to refuse before any more is done with a post from `form`. One query, which reads: so a flood is quickly refused.

    `take_room` has the last word.
    """
    site, opened = _key("site", "", now), _key("many_from_form", form, now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, count FROM contact_sendingcount WHERE key IN (%s, %s)", [site, opened])
        counts = dict(cursor.fetchall())
    taken = counts.get(site, 0)
    return Room(*(taken < _room(kind, now) for kind in (SUSPECT, FIRST, IN_DANGER)), knows_form=opened in counts)


def count_sender(*, sender: Sender, now: datetime) -> tuple[frozenset[str], bool]:
    """Count one post for its sender, in the transaction that keeps it.

    Returns which limits it is beyond (ids of signals), and whether its address and its form have sent nothing else in this hour.
    """
    limits = _limits(sender, now)
    counts = _count(dict.fromkeys(limits), now)
    beyond = frozenset(signal for key, (signal, limit) in limits.items() if counts[key] > limit)
    first = all(counts[key] == 1 for key, (signal, _) in limits.items() if signal in _OF_ONE_PERSON)
    return beyond, first


def take_room(*, suspect: bool, first: bool, in_danger: bool = False, now: datetime) -> None:
    """Count one post for the site, in the transaction that keeps it. Raises TooMany, and then counts nothing.

    The last thing to do in that transaction: until its end, every other post waits at this row.
    """
    applies = {SUSPECT: suspect, IN_DANGER: in_danger, FIRST: first, SENT_BEFORE: True}
    kind = next(kind for kind, is_so in applies.items() if is_so)
    if not _count([_key("site", "", now)], now, most=_room(kind, now)):
        raise TooMany


def forget_past(now: datetime | None = None) -> int:
    """Delete the counts of hours that are past; how many. The worker calls it."""
    now = now or timezone.now()
    return SendingCount.objects.filter(expires_at__lte=now).delete()[0]


def seconds_left(now: datetime) -> int:
    """Until the next hour begins, and with it a new count."""
    return max(1, int((_end(now) - now).total_seconds()))


def _room(kind: str, now: datetime) -> int:
    start, end = ROOM[kind]
    percent = start + (end - start) * (now.astimezone(UTC).minute + 1) // 60
    return -(-settings.INQUIRIES_PER_HOUR * percent // 100)


def _limits(sender: Sender, now: datetime) -> dict[str, tuple[str, int]]:
    """{key of a count: (id of the signal that its excess is, limit)}."""
    per_address = settings.INQUIRIES_PER_ADDRESS
    found = []
    if sender.address is not None:
        # An IPv6 customer has a /64 at least (RIPE-690), often a /48; of IPv4 a /24 is the smallest that is routed.
        narrow, wide = (64, 48) if isinstance(sender.address, IPv6Address) else (32, 24)
        found += [
            ("many_from_address", f"{ip_network((sender.address, narrow), strict=False)}", per_address),
            ("many_from_network", f"{ip_network((sender.address, wide), strict=False)}", per_address * NETWORK_FACTOR),
        ]
    if sender.form:
        found.append(("many_from_form", sender.form, PER_FORM))
    words = "".join(character for character in fold(sender.message) if character.isalnum())
    if len(words) >= SAME_WORDS_FROM:
        found.append(("same_words", words, SAME_WORDS))
    return {_key(signal, value, now): (signal, limit) for signal, value, limit in found}


def _key(kind: str, value: str, now: datetime) -> str:
    """64 characters that nobody can make or undo without the site's key, other ones in every hour."""
    day = _key_of_day(settings.SECRET_KEY, f"{now.astimezone(UTC):%Y-%m-%d}")
    said = f"{_end(now).isoformat()}\n{kind}\n{value}".encode("utf-8", "replace")
    return hmac.new(day, said, hashlib.sha256).hexdigest()


@lru_cache(maxsize=2)
def _key_of_day(secret: str, day: str) -> bytes:
    return hmac.new(secret.encode(), f"contact.rate_limits {day}".encode(), hashlib.sha256).digest()


def _end(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + HOUR


# One statement, so that of many processes each sees its own count. A row that has reached its most is left as it is.
_INSERT = "INSERT INTO contact_sendingcount (key, count, expires_at) VALUES "
_OR_ADD = """
ON CONFLICT (key) DO UPDATE SET count = contact_sendingcount.count + 1 WHERE contact_sendingcount.count < %s
RETURNING key, count
"""
_NO_MOST = 2_000_000_000


def _count(keys: Iterable[str], now: datetime, *, most: int = _NO_MOST) -> dict[str, int]:
    """{key: its count with this post}, without the keys that had reached their most."""
    rows = sorted(keys)  # in one order, so that no ring of posts waits for each other
    if not rows or most < 1:
        return {}
    end = connection.ops.adapt_datetimefield_value(_end(now))
    values = ", ".join(["(%s, 1, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(f"{_INSERT}{values}{_OR_ADD}", [*(part for key in rows for part in (key, end)), most])
        return dict(cursor.fetchall())
