"""A real Chromium for the browser tests. A page that complains in its console, or reaches for another host, fails its test."""

import os
import re
from urllib.parse import urlsplit

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import override_settings
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.rest import come_to_rest

# Playwright's event loop runs in this thread, and Django would take our ordinary queries for asynchronous ones.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A rich text in sight without its editor. When it comes, it moves what is below it, even from under a mouse that presses it: so
# nothing is pressed before.
STILL_TO_BE_MADE = ".django-ckeditor-widget:not(:has(> .cke)):visible"

FLAGS = [
    "--no-sandbox",  # the sandbox refuses to run as root, and only pages of ours are opened
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Console:
    """What the pages of one test complained about: errors, blocked content, requests to other hosts."""

    def __init__(self, home: str):
        self.home, self.complaints, self._allowed = urlsplit(home).netloc, [], [re.compile(r"/favicon\.ico\)$")]

    def allow(self, pattern: str) -> None:
        """Complaints that match this regular expression are expected in this test."""
        self._allowed.append(re.compile(pattern))

    def unexpected(self) -> list[str]:
        return [text for text in self.complaints if not any(pattern.search(text) for pattern in self._allowed)]

    def watch(self, page) -> None:
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"Script error: {error} {error.stack}"))
        page.on("request", self._on_request)

    def _on_console(self, message) -> None:
        # Chromium reports what the Content-Security-Policy blocked, and files that did not load, as errors here.
        if message.type == "error" or "Content Security Policy" in message.text:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def _on_request(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self.home:
            self.complaints.append(f"Request to another host: {request.url}")


@pytest.fixture(scope="session")
def live_server():
    """The site as gunicorn serves it, in a thread. Its `url` is the address.

    Django's own live server takes /static/ and /media/ past the middleware; here they go the way of every request.
    """
    with override_settings(WHITENOISE_AUTOREFRESH=False):
        application = get_wsgi_application()
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda handler: application
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser():
    """Chromium, once for each process of the tests. The variable CHROMIUM names it; ./scripts/test sets it."""
    executable = os.environ.get("CHROMIUM")
    if not executable:
        pytest.fail("Browser tests need a Chromium: run ./scripts/test, or set CHROMIUM to its path.", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()
        # While Playwright's loop runs, Django keeps other connections for this thread than before and after.
        connections.close_all()


@pytest.fixture
def console(live_server):
    """The complaints of this test's pages; whatever was not allowed fails the test at its end."""
    console = Console(live_server.url)
    yield console
    assert console.unexpected() == []


@pytest.fixture
def new_page(browser, console, live_server):
    """Open a page of its own browser profile: `new_page(width=390, color_scheme="dark", java_script_enabled=False)`.

    Keywords are those of Playwright's `new_context`; relative addresses are the live server's.
    """
    contexts = []

    def open_page(*, width: int = 1280, height: int = 900, **options):
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        console.watch(page)
        if options.get("java_script_enabled", True):
            page.add_locator_handler(
                page.locator(STILL_TO_BE_MADE).first, lambda: come_to_rest(page), no_wait_after=True
            )
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    """A page at desktop width, in a fresh browser profile."""
    return new_page()
