"""A text editor that comes late moves what is below it. These tests wait for it before they press anything."""

import time

import pytest

from tests.browser.staff import sign_in
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_nothing_is_pressed_before_the_editors_are_there(page):
    def late(route):
        time.sleep(1)
        route.continue_()

    page.route("**/ckeditor/config.js*", late)
    make_person("author")
    sign_in(page, "author")
    page.goto("/admin/articles/article/paste/", wait_until="commit")
    page.get_by_role("button", name="See the blocks").hover()
    assert page.locator(".cke").count() == 1
