"""The browser tests' own footing: the server's thread sees the test's rows, and a complaining page is noticed."""

import pytest

from tests.browser.conftest import Console
from tests.people import make_person

pytestmark = pytest.mark.browser


def test_a_member_of_staff_made_by_the_test_can_sign_in(page):
    make_person("publisher")
    page.goto("/admin/")
    page.get_by_label("Username").fill("publisher")
    page.get_by_label("Password").fill("secret")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")
    assert page.locator("#user-tools").inner_text()


def test_it_notices_a_script_that_the_policy_blocks(page, console):
    page.goto("/admin/login/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert any("Content Security Policy" in complaint for complaint in console.complaints)
    console.allow("Content Security Policy")


def test_it_notices_a_file_that_is_missing(page, console):
    page.goto("/no-such-page/")
    assert any("404" in complaint for complaint in console.complaints)
    console.allow("404")


def test_it_notices_a_request_to_another_host(page, console):
    page.goto("/admin/login/")
    with page.expect_event("console", lambda message: "elsewhere" in message.text):
        page.evaluate("fetch('https://elsewhere.example/', {mode: 'no-cors'}).catch(() => {})")
    assert any("elsewhere.example" in complaint for complaint in console.complaints)
    console.allow("elsewhere")


def test_what_is_allowed_is_not_unexpected():
    console = Console("http://testserver")
    console.complaints = ["a known shim", "a surprise"]
    console.allow("known")
    assert console.unexpected() == ["a surprise"]
