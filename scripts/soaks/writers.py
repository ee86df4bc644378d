"""People who write one inquiry after the other, and press "Send" until they are told that it is here."""

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from scripts.soaks.load import Visitor

WRITERS = 4
PATIENCE = 90  # seconds that somebody goes on pressing "Send"


@dataclass
class Sent:
    """What one press after another brought: the reference that somebody was told, by what they had written."""

    told: dict[str, str] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    presses: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextmanager
def writing(url: str) -> Iterator[Sent]:
    """While the block lasts, WRITERS people write to the site at `url`; what became of it grows meanwhile."""
    sent, stop = Sent(), threading.Event()
    writers = [threading.Thread(target=_write, args=(url, number, sent, stop)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        yield sent
    finally:
        stop.set()
        for writer in writers:
            writer.join(timeout=PATIENCE * 2)


def _write(url: str, number: int, sent: Sent, stop: threading.Event) -> None:
    visitor = Visitor(url, address=f"8.8.4.{number + 1}", patience=20)
    for count in itertools.count():
        if stop.is_set():
            break
        message = f"May I ask a question? ({number}-{count})"
        form, until = None, time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if form is None:
                token = visitor.token()
                form = _form(token, message) if token else None
                time.sleep(0 if form else 0.1)
                continue
            answer = visitor.ask("/contact/", form)
            with sent.lock:
                sent.presses += 1
            if answer.status == 303:
                with sent.lock:
                    sent.told[message] = parse_qs(urlsplit(answer.location).query)["reference"][0]
                break
            time.sleep(0.1)
        else:
            with sent.lock:
                sent.unanswered.append(message)
    visitor.close()


def _form(token: str, message: str) -> dict[str, str]:
    return {
        "token": token,
        "came_from": "other",
        "person": "self",
        "preferred_name": "Robin Marlowe",
        "contact_method": "phone_call",
        "telephone": "(323) 555-0199",
        "best_time": "any",
        "topic": "cost",
        "message": message,
        "not_emergency_ack": "yes",
        "consent": "yes",
    }
