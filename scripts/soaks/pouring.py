"""Posts of spam, as fast as they are asked for and as cheaply as can be: the sender shares its machine with the site."""

import asyncio
import json
import random
import re
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from scripts.soaks.load import TOKEN

MESSAGES = Path(__file__).resolve().parents[2] / "tests" / "contact" / "spam" / "messages.jsonl"
CONNECTIONS = 48
POSTS_PER_FORM = 20  # a program that took a fresh form for each post would be slower
PATIENCE = 30  # seconds until an answer is none
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


def rows(label: str) -> list[dict]:
    """The labelled messages that are "spam" or "genuine"."""
    lines = MESSAGES.read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["label"] == label]


def form(row: dict, token: str, ending: str) -> dict[str, str]:
    """What a browser would send for a message of the labelled ones. `ending` makes it another one."""
    return {
        "token": token,
        "came_from": "other",
        "person": "self",
        "preferred_name": row["name"],
        "contact_method": "phone_call",
        "telephone": "(323) 555-0199",
        "best_time": "any",
        "topic": row["topic"],
        "message": row["message"][: 500 - len(ending)] + ending,
        "not_emergency_ack": "yes",
        "consent": "yes",
    }


def pour(url: str, seconds: int, rate: float, outcomes) -> None:
    """What the flood's process does. Puts {status: how many, "seconds": how long it took} into the queue `outcomes`."""
    outcomes.put(asyncio.run(_pour(urlsplit(url).netloc, seconds, rate)))


async def _pour(host: str, seconds: int, rate: float) -> Counter:
    """Each post from an address of its own. It gives up after twice the time."""
    chance, spam = random.Random(0), rows("spam")  # noqa: S311  the same flood each time
    posts, counted, start = iter(range(int(seconds * rate))), Counter(), time.perf_counter()

    async def send() -> None:
        connection, token, left = Connection(host), "", 0
        for post in posts:
            if time.perf_counter() - start > seconds * 2:
                break
            await asyncio.sleep(max(0, start + post / rate - time.perf_counter()))
            address = f"{chance.randint(11, 99)}.{chance.randint(0, 255)}.{chance.randint(0, 255)}.9"
            if not left:
                found = TOKEN.search((await connection.ask("GET", address))[1])
                token, left = found[1] if found else "", POSTS_PER_FORM
            left -= 1
            status, _ = await connection.ask("POST", address, urlencode(form(chance.choice(spam), token, f" {post}")))
            counted[status] += 1
        connection.close()

    await asyncio.gather(*(send() for _ in range(CONNECTIONS)))
    counted["seconds"] = time.perf_counter() - start
    return counted


class Connection:
    """One that stays open (RFC 9112, 9.3), to the contact form, behind a proxy that says the address it comes from."""

    def __init__(self, host: str):
        self.host, self.streams = host, None

    async def ask(self, method: str, address: str, body: str = "") -> tuple[int, str]:
        """(status, text) of the answer; (0, "") if there was none."""
        head = (
            f"{method} /contact/ HTTP/1.1\r\nHost: {self.host}\r\nX-Forwarded-For: {address}\r\n"
            "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        for was_open in (True, False) if self.streams else (False,):
            try:
                async with asyncio.timeout(PATIENCE):
                    return await self._ask((head + body).encode("ascii"))
            except (OSError, EOFError, TimeoutError):
                self.close()
                if not was_open:  # else the server had closed it meanwhile; browsers too begin again (RFC 9112, 9.3.1)
                    break
        return 0, ""

    async def _ask(self, request: bytes) -> tuple[int, str]:
        if not self.streams:
            name, port = self.host.split(":")
            self.streams = await asyncio.open_connection(name, int(port))
        reader, writer = self.streams
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        body = await reader.readexactly(int(_LENGTH.search(head)[1]))
        if b"connection: close" in head.lower():
            self.close()
        return int(_STATUS.match(head)[1]), body.decode("utf-8", "replace")

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()
        self.streams = None
