"""A note that somebody typed on an inquiry's page: the buttons beside it keep it, and whatever else leads away asks first."""

import pytest
from playwright.sync_api import expect

from contact.words import text_of
from tests.browser.staff import sign_in
from tests.contact.factories import make_inquiry, somebody_at_the_desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def inquiry():
    somebody_at_the_desk()
    return make_inquiry()


def opened(page, inquiry):
    sign_in(page, "front-desk")
    page.goto(f"/admin/contact/inquiry/{inquiry.pk}/change/")
    return page.get_by_label("A note, logistics only")


@pytest.mark.parametrize("java_script_enabled", [True, False])
@pytest.mark.parametrize("button", ["Take it", "Call them…", "Add it", "Save"])
def test_it_is_kept_by_each_button_and_nothing_is_asked(new_page, inquiry, button, java_script_enabled):
    page, asked = new_page(java_script_enabled=java_script_enabled), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    opened(page, inquiry).fill("Called at ten.")
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()
    assert [text_of(note) for note in inquiry.notes.all()] == ["Called at ten."]
    assert asked == []


def test_who_leaves_by_another_way_is_asked_and_may_stay(new_page, inquiry):
    page, asked = new_page(), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    note = opened(page, inquiry)
    note.click()
    page.keyboard.type("Called at ten.")
    page.get_by_role("button", name="Print", exact=True).click()
    expect(note).to_have_value("Called at ten.")
    assert asked == ["beforeunload"]
    note.fill("")
    page.get_by_role("button", name="Print", exact=True).click()
    page.locator(".to-print").wait_for()
    assert asked == ["beforeunload"], "with nothing typed nothing is asked"
