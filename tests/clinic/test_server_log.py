"""What is no request never reaches Django: gunicorn says that it came, without who sent it and without what was in it."""

import logging
import socket
from urllib.parse import urlsplit

import pytest

from clinic.server_log import NothingSent
from tests.contact.test_killed import environment
from tests.contact.test_public_process import served

LONG = b"/contact/?message=Marmalade" + b"x" * 5000
MALFORMED = {
    "a form without its head": b"Zebulon=1&message=Marmalade\r\n\r\n",
    "an address that is too long": b"GET " + LONG + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "an unknown method": b"marmalade@ /contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "an unknown version": b"GET /contact/?message=Marmalade HTTP/Zebulon\r\n\r\n",
    "a header that is none": b"GET /contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\nMarmalade Zebulon\r\n\r\n",
    "a header's odd name": b"GET /contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\nMarma(lade): Zebulon\r\n\r\n",
    "a header that is folded": b"GET /contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\nA: b\r\n Marmalade\r\n\r\n",
    "a length that is none": b"POST /contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: Marmalade\r\n\r\n",
    "an unknown coding": b"POST /contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: Marmalade\r\n\r\n",
    "headers that are too large": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA: Marmalade" + b"x" * 90_000 + b"\r\n\r\n",
    "half of a head": b"GET /contact/?message=Marmalade HTTP/1.1\r\nZebulon",
}
PLANTED = ("zebulon", "marmalade", "/contact/", "ip=", "127.0.0.1")


def send(url: str, data: bytes) -> bytes:
    """Whatever comes back to raw bytes."""
    where = urlsplit(url)
    with socket.create_connection((where.hostname, where.port), timeout=30) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        try:
            return connection.recv(1000)
        except ConnectionResetError:  # with what was not read any more
            return b""


@pytest.mark.django_db(transaction=True)
def test_of_a_malformed_request_only_its_kind_is_logged(tmp_path):
    with served({**environment(), "GUNICORN_CMD_ARGS": "--log-level=debug"}, tmp_path / "log") as url:
        before = (tmp_path / "log").read_text()
        answers = {name: send(url, data) for name, data in MALFORMED.items()}
    said = (tmp_path / "log").read_text().removeprefix(before)
    assert answers["a form without its head"].startswith(b"HTTP/1.1 400 ")
    assert answers["an address that is too long"].startswith(b"HTTP/1.1 414 ")
    for kind in ("InvalidRequestLine", "LimitRequestLine", "InvalidHeader", "InvalidHTTPVersion"):
        assert f"[WARNING] A malformed request was refused: {kind}" in said
    assert said.count("A malformed request was refused") == len(MALFORMED) - 1, said
    assert "Ignored premature client disconnection. NoMoreData" in said, "half of a head"
    assert [word for word in PLANTED if word in said.lower()] == []


def written(said: str, *args, **kwargs) -> str:
    """What a log with the filter makes of it."""
    record = logging.getLogger("gunicorn.error").makeRecord(
        "gunicorn.error", logging.ERROR, __file__, 1, said, args, kwargs.get("exc_info")
    )
    assert NothingSent().filter(record)
    return logging.Formatter().format(record)


def test_of_a_request_that_breaks_gunicorn_only_the_place_is_logged():
    try:
        int("Marmalade")
    except ValueError as error:
        said = written(
            "Error handling request %s %s",
            "GET",
            "/?message=Zebulon",
            exc_info=(type(error), error, error.__traceback__),
        )
    assert said.startswith("Error handling request\n")
    assert said.endswith("ValueError")
    assert __file__ in said
    assert [word for word in ("'Marmalade'", "Zebulon", "message=") if word in said] == []


def test_what_gunicorn_says_of_itself_stays():
    assert written("Listening at: %s (%s)", "http://127.0.0.1:8000", 12) == "Listening at: http://127.0.0.1:8000 (12)"
