"""Visitors over HTTP: one request at a time, its status, its words and how long it took."""

import http.client
import re
import statistics
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="token" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """`status` is 0 where there was no answer."""

    status: int
    seconds: float
    text: str = ""
    location: str = ""


class Visitor:
    """One browser with a connection that stays open, behind a proxy that says its address."""

    def __init__(self, url: str, *, address: str = "", patience: float = 30):
        self.host, self.address, self.patience = urlsplit(url).netloc, address, patience
        self.connection: http.client.HTTPConnection | None = None

    def ask(self, path: str, form: Mapping[str, str] | None = None, *, address: str = "") -> Answer:
        """GET `path`, or POST `form` to it."""
        headers = {"X-Forwarded-For": address or self.address} if address or self.address else {}
        body = None
        if form is not None:
            body = urlencode(form)
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        started, was_open = time.perf_counter(), self.connection is not None
        try:
            self.connection = self.connection or http.client.HTTPConnection(self.host, timeout=self.patience)
            self.connection.request("POST" if form is not None else "GET", path, body, headers)
            response = self.connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            return Answer(response.status, time.perf_counter() - started, text, response.getheader("Location") or "")
        except (OSError, http.client.HTTPException):
            self.close()
            if was_open:  # the server had closed it meanwhile; browsers too begin again (RFC 9112, 9.3.1)
                return self.ask(path, form, address=address)
            return Answer(0, time.perf_counter() - started)

    def token(self) -> str:
        """That of a contact form opened now; "" if there was none to be had."""
        found = TOKEN.search(self.ask("/contact/").text)
        return found[1] if found else ""

    def close(self) -> None:
        if self.connection:
            self.connection.close()
        self.connection = None


def every(seconds: float, do: Callable[[], object], stop: threading.Event) -> None:
    """Call `do` each so many seconds until `stop` is set, at once when it is late."""
    due = time.perf_counter()
    while not stop.is_set():
        do()
        due = max(due + seconds, time.perf_counter() - seconds)
        stop.wait(max(0, due - time.perf_counter()))


def spread(seconds: list[float]) -> tuple[float, float]:
    """Half of the times are at most the first number, 95 of 100 at most the second, in milliseconds."""
    if len(seconds) < 2:
        return (seconds[0] * 1000,) * 2 if seconds else (float("nan"),) * 2
    cuts = statistics.quantiles(seconds, n=100)
    return cuts[49] * 1000, cuts[94] * 1000
