"""Every public page by keyboard alone: past the menu, to everything, in the order of the page, and always seen."""

import pytest

from tests.browser.keyboard import out_of_order, walk
from tests.browser.sample_site import make_sample_site, paths

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# At a desk these have columns, or a menu or a box that a phone has not; the others only more room.
IN_COLUMNS = (
    "/",
    "/articles/how-ketamine-may-help-with-depression/",
    "/articles/how-ketamine-may-help-with-depression/handout/",
    "/contact/",
    "/search/?q=ketamin+depresion",
)
SKIP = ("a “Skip to the main content”", "a “Ir al contenido principal”")


def faults(page) -> list[str]:
    stops, missed = walk(page)
    found = [f"not reached: {name}" for name in missed]
    found += [f"no outline: {stop['name']}" for stop in stops if not stop["is_outlined"]]
    found += [f"out of sight: {stop['name']}" for stop in stops if not stop["is_seen"]]
    found += [f"back up the page: {pair}" for pair in out_of_order(stops[1:])]
    if stops[0]["name"] not in SKIP:
        found.append(f"first comes {stops[0]['name']}")
    page.locator(".skip-link").focus()
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "main":
        found.append("the first link does not lead to the main part")
    page.keyboard.press("Tab")
    if not page.evaluate(
        "(main => main.contains(document.activeElement) || !main.querySelector('a'))(document.querySelector('main'))"
    ):
        found.append("after the first link, Tab goes elsewhere")
    return found


def test_a_keyboard_reaches_everything_in_order_and_is_seen(new_page):
    make_sample_site()
    found = []
    for width, height, addresses in ((390, 844, [*paths(), "/search/"]), (1280, 900, IN_COLUMNS)):
        page = new_page(width=width, height=height)
        for path in addresses:
            page.goto(path)
            found += [f"{path} at {width} pixels: {fault}" for fault in faults(page)]
    assert not found, "\n".join(found)
