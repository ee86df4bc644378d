"""An inquiry on paper: the inquiry, in black, and nothing of the admin around it."""

import pytest

from tests.browser.staff import sign_in
from tests.contact.factories import make_inquiry, somebody_at_the_desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("options", [{"width": 390}, {"width": 1280, "color_scheme": "dark"}])
def test_nothing_but_the_inquiry_is_printed(new_page, options):
    inquiry = make_inquiry(preferred_name="Zebulon")
    somebody_at_the_desk()
    page = new_page(**options)
    sign_in(page, "front-desk")
    page.goto(f"/admin/contact/inquiry/{inquiry.pk}/change/")
    page.get_by_role("button", name="Print", exact=True).click()
    page.locator(".to-print").wait_for()
    page.evaluate("document.documentElement.dataset.theme = 'dark'")  # as somebody may have chosen at the top
    page.emulate_media(media="print")
    words = page.locator("body").inner_text().split()
    assert words[0] == inquiry.reference
    assert "Zebulon" in words
    assert words == f"{inquiry.reference} {page.locator('.to-print').inner_text()}".split()
    for part in (".to-print td", "h1"):
        assert page.locator(part).first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
