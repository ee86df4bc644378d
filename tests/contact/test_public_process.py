"""The process that serves the public, started as one: without the private key it takes inquiries, and cannot read one."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact.models import Inquiry, Notification
from contact.words import words_of
from scripts.loopback import HOST, free_port
from scripts.soaks.load import Visitor
from tests.contact.database_faults import faults
from tests.contact.factories import TYPED, somebody_at_the_desk, typed
from tests.contact.pages import filled_in
from tests.contact.planted import PLANTED, found_in
from tests.contact.test_killed import environment
from tests.settings import TEST_DB

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
READ = """
import django
django.setup()
from contact.models import Inquiry
from contact.words import words_of
print(words_of(Inquiry.objects.get()).message)
"""


@pytest.fixture
def of_the_public(tmp_path) -> dict[str, str]:
    """The environment of a process that has the public key, and no private one anywhere."""
    home, public = tmp_path / "home", tmp_path / "inquiry-key.public"
    home.mkdir()
    public.write_bytes(settings.INQUIRY_PUBLIC_KEY_FILE.read_bytes())
    return environment(
        HOME=str(home),
        INQUIRY_PUBLIC_KEY_FILE=str(public),
        INQUIRY_PRIVATE_KEYS_FILE=str(home / "inquiry-keys.private"),
    )


@contextmanager
def served(surroundings: dict[str, str], log: Path) -> Iterator[str]:
    """The address of a site that gunicorn serves, with one process beside the one that looks after it."""
    with gunicorn(surroundings, log) as (url, _):
        yield url


@contextmanager
def gunicorn(surroundings: dict[str, str], log: Path) -> Iterator[tuple[str, int]]:
    """(address, id of the process that looks after the others)"""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "clinic.wsgi", "--threads=2", "--no-control-socket"]
    with log.open("wb") as out:
        site = subprocess.Popen(
            [*command, "--bind", f"{HOST}:{port}"], cwd=ROOT, env=surroundings, stdout=out, stderr=out
        )
    try:
        until, visitor = time.monotonic() + 60, Visitor(f"http://{HOST}:{port}")
        while visitor.ask("/healthz").status != 200:
            assert site.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)
        visitor.close()
        yield f"http://{HOST}:{port}", site.pid
    finally:
        site.terminate()
        site.wait(timeout=60)


def read(url: str, path: str, cookie: str) -> tuple[int, str]:
    """Status and text of what somebody who is signed in gets."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    connection.request("GET", path, headers={"Cookie": cookie})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def cookie_of(client) -> str:
    client.force_login(somebody_at_the_desk())
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def test_it_takes_an_inquiry_and_nobody_reads_it_there(client, of_the_public, tmp_path):
    cookie = cookie_of(client)
    with served(of_the_public, tmp_path / "log") as url:
        visitor = Visitor(url)
        form = {**TYPED, **PLANTED, "token": visitor.token(), "came_from": "other", "ledger_mark": ""}
        sent = visitor.ask("/contact/", form)
        thanks = visitor.ask(sent.location)
        visitor.close()
        inquiry = Inquiry.objects.get()
        status, page = read(url, f"/admin/contact/inquiry/{inquiry.pk}/change/", cookie)
    assert (sent.status, sent.location) == (303, f"/contact/thanks/?reference={inquiry.reference}")
    assert (thanks.status, inquiry.reference in thanks.text) == (200, True)

    assert (status, inquiry.reference in page) == (200, True), "the desk is there"
    assert "cannot be read here" in page
    assert "inquiry-keys.private cannot be read: No such file" in page
    tried = subprocess.run(
        [sys.executable, "-c", READ], cwd=ROOT, env=of_the_public, capture_output=True, text=True, timeout=60
    )
    assert tried.stdout == ""
    assert tried.stderr.splitlines()[-1].startswith("contact.keys.NoKey: ")
    assert os.listdir(of_the_public["HOME"]) == [], "it made no key of its own"
    assert found_in(page + tried.stderr + (tmp_path / "log").read_text()) == []

    assert words_of(inquiry).message == PLANTED["message"], "who has the private key reads it"


def test_a_process_for_visitors_alone_takes_it_too_and_has_no_desk(client, of_the_public, tmp_path):
    cookie = cookie_of(client)
    staff = "https://desk.example.org"
    with served({**of_the_public, "SERVES_STAFF": "false", "STAFF_URL": staff}, tmp_path / "log") as url:
        visitor = Visitor(url)
        form = {**TYPED, **PLANTED, "token": visitor.token(), "came_from": "other", "ledger_mark": ""}
        assert visitor.ask("/contact/", form).status == 303
        visitor.close()
        inquiry = Inquiry.objects.get()
        for path in ("/admin/", "/admin/login/", f"/admin/contact/inquiry/{inquiry.pk}/change/"):
            status, page = read(url, path, cookie)
            assert status == 404
            assert inquiry.reference not in page
    assert words_of(inquiry).message == PLANTED["message"]


# As while an administrator's tool works on the table, or on the file.
LOCK = {"sqlite": "another writer", "postgres": "the inquiries are locked"}[TEST_DB]


def test_a_lock_that_nobody_lets_go_of_ends_in_the_page_that_says_so(of_the_public, tmp_path):
    """By the limits of the process itself (`clinic.database_limits`), long before a browser gives up."""
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142"))
    with served(of_the_public, tmp_path / "log") as url:
        visitor = Visitor(url, patience=60)
        form = {**TYPED, **PLANTED, "token": visitor.token(), "came_from": "other", "ledger_mark": ""}
        with faults()[LOCK].breaks():
            sent = visitor.ask("/contact/", form)
        again = visitor.ask("/contact/", form)
        visitor.close()
    page = BeautifulSoup(sent.text, "html5lib")
    assert sent.status == 503
    assert "was not sent" in page.find(class_="error-summary").h2.get_text()
    assert page.find(class_="error-summary").find("a", href="tel:3235550142")
    assert filled_in(page) == form
    assert again.status == 303
    assert words_of(Inquiry.objects.get()).message == PLANTED["message"]
    said = (tmp_path / "log").read_text()
    assert "An inquiry could not be saved: OperationalError" in said
    assert found_in(said) == []


def test_a_mail_leads_to_where_staff_sign_in(client, settings):
    settings.SITE_URL, settings.STAFF_URL = "https://clinic.example.org", "https://desk.example.org"
    settings.SERVES_STAFF = False  # though the worker had the settings of the public side
    assert client.post("/contact/", typed())
    body = Notification.objects.get().message().body
    assert f"https://desk.example.org/admin/contact/inquiry/{Inquiry.objects.get().pk}/change/\n" in body
    assert "https://clinic.example.org" not in body
