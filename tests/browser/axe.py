"""What axe, Deque's checker of the Web Content Accessibility Guidelines, says of a page that has come to rest."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.rest import come_to_rest

# Axe asks about these only where it is told to. Of visitors' pages we do: WCAG 2.2, 2.5.8, targets of at least 24 by 24
# pixels, or with that much room around them.
_OF_VISITORS_TOO = ("target-size",)


def found_on(page: Page, *, only: Sequence[str] = ()) -> str:
    """Axe's report of what is wrong on the page as it is now, "" where nothing is. `only` names the rules to ask about."""
    come_to_rest(page)
    options = {"resultTypes": ["violations"]}
    if not urlsplit(page.url).path.startswith("/admin/"):
        options["rules"] = {rule: {"enabled": True} for rule in _OF_VISITORS_TOO}
    if only:
        options = {"resultTypes": ["violations"], "runOnly": list(only)}
    # A page that is looked at in several states has axe from the first time on.
    results = Axe("" if page.evaluate("'axe' in window") else AXE_SCRIPT).run(page, options=options)
    return results.generate_report() if results.violations_count else ""


def assert_nothing_found(page: Page, where: str = "") -> None:
    """Fail with axe's report if it finds any fault; `where` says which of several states of the page this is."""
    report = found_on(page)
    assert not report, f"{where or page.url}\n{report}"
