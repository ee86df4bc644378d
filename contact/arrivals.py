"""How a post came: what the form's trap and age tell of it, and by what it is counted. Nothing of this is kept."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from clinic.client_address import client_address
from contact.rate_limits import Sender
from contact.spam import AS_USUAL, Circumstances
from contact.tokens import age_of

# A field that people do not see and programs fill in. The name is one that no browser fills in by itself.
TRAP = "ledger_mark"


@dataclass(frozen=True)
class Arrival:
    how: Circumstances = AS_USUAL
    sender: Sender = Sender()  # noqa: RUF009  nothing is in it that could change


def arrival_of(request: HttpRequest, *, token: str, word: str, message: str, now: datetime) -> Arrival:
    """`token` is the form's, a good one, and `word` the random word in it."""
    return Arrival(
        how=Circumstances(trap_filled=bool(request.POST.get(TRAP, "").strip()), seconds=age_of(token, now)),
        sender=Sender(address=client_address(request), form=word, message=message),
    )
