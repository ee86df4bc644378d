"""Web processes that are killed with SIGKILL while people press “Send”: whoever is told a reference finds it here, once.

`./scripts/soak kills` does it for minutes, with the worker and the database too.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from contact.models import EventKind, Inquiry
from contact.words import words_of
from scripts.soaks.load import Visitor
from tests.contact.factories import TYPED
from tests.contact.test_killed import environment
from tests.contact.test_public_process import gunicorn

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(sys.platform != "linux", reason="the children of a process are read from /proc"),
]
KILLS, MOST = 5, 300  # seconds, of which a busy machine needs some to start a process again


def press_until_told(url: str, told: dict[str, str], enough: threading.Event) -> None:
    """Somebody who writes one inquiry after the other, and presses “Send” until the page with the reference comes."""
    visitor, number = Visitor(url), 0
    while not enough.is_set():
        number += 1
        words, token = f"Question {number}", ""
        while not token and not enough.is_set():
            token = visitor.token()
        form = {**TYPED, "message": words, "token": token, "came_from": "other", "ledger_mark": ""}
        while words not in told and not enough.is_set():
            answer = visitor.ask("/contact/", form)
            if answer.status == 303:
                (told[words],) = parse_qs(urlsplit(answer.location).query)["reference"]
    visitor.close()


def test_a_web_process_that_is_killed_loses_nothing_and_keeps_nothing_twice(tmp_path):
    told: dict[str, str] = {}
    enough, until = threading.Event(), time.monotonic() + MOST
    with gunicorn(environment(INQUIRIES_PER_HOUR="100000"), tmp_path / "log") as (url, keeper):
        person = threading.Thread(target=press_until_told, args=(url, told, enough))
        person.start()
        try:
            for kill in range(KILLS):
                wanted = len(told) + 1 + kill  # at another moment each time
                while len(told) < wanted:
                    assert time.monotonic() < until, (tmp_path / "log").read_text()
                    time.sleep(0.003)
                os.kill(only_child(keeper), signal.SIGKILL)
            wanted = len(told) + 1
            while len(told) < wanted:
                assert time.monotonic() < until, "it comes back"
                time.sleep(0.01)
        finally:
            enough.set()
            person.join(timeout=60)
    kept = {words_of(inquiry).message: inquiry.reference for inquiry in Inquiry.objects.all()}
    assert told.items() <= kept.items(), "who was told a reference finds it here"
    assert Inquiry.objects.count() == len(kept), "none twice"
    assert len(kept) <= len(told) + 1, "nobody pressed for more"
    for inquiry in Inquiry.objects.all():
        assert inquiry.events.filter(kind=EventKind.RECEIVED).count() == 1
        assert inquiry.notifications.count() == 1


def only_child(pid: int) -> int:
    """Of a process that may be starting another one just now."""
    until = time.monotonic() + MOST
    while time.monotonic() < until:
        if children := Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            return int(children[-1])
        time.sleep(0.01)
    raise AssertionError("It starts no other process.")
