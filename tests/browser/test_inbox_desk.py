"""The inbox as somebody uses it who works by keyboard, and what axe says of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact import inquiries
from contact.models import Inquiry, ReplyTemplate
from tests.browser.axe import assert_nothing_found
from tests.browser.keyboard import walk
from tests.browser.staff import sign_in
from tests.contact.factories import close, make_inquiry, make_suspect, somebody_with_records
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST = "/admin/contact/inquiry/"
BY_MAIL = {"contact_method": "email", "telephone": "", "email": "robin@example.org"}


@pytest.fixture
def person():
    save_profile(profile=ClinicProfile(name="Harbour Lane", telephone="(323) 555-0142"))
    return make_person("front-desk")


def press(page: Page, name: str | re.Pattern) -> None:
    """Reach a button by Tab alone, and press it with the Enter key."""
    button = page.get_by_role("button", name=name, exact=isinstance(name, str))
    for _ in range(120):
        if button.evaluate("button => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")


@pytest.mark.story
@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_an_inquiry_is_taken_answered_and_closed_by_keyboard(new_page, person, java_script_enabled):
    inquiry = make_inquiry(**BY_MAIL)
    ReplyTemplate.objects.create(title="Ready words", subject="{reference}", body="Hello {name}")
    page = new_page(java_script_enabled=java_script_enabled)
    sign_in(page, "front-desk")
    page.goto(f"{LIST}?queue=unassigned")
    if not java_script_enabled:  # without scripts nothing tells where the focus is: the same buttons, pressed
        page.get_by_role("button", name=f"Take it: {inquiry.reference}").press("Enter")
    else:
        press(page, f"Take it: {inquiry.reference}")
    page.get_by_text(f"{inquiry.reference} is yours now.").wait_for()
    assert page.url.endswith(f"{LIST}?queue=unassigned")

    page.goto(f"{LIST}?queue=mine")
    page.get_by_role("link", name=inquiry.reference).press("Enter")
    page.get_by_label("Begin with").select_option(label="Ready words")
    page.get_by_role("button", name="Write to them…").press("Enter")
    link = page.get_by_role("link", name="Write a mail: robin@example.org")
    expect(link).to_have_attribute(
        "href", f"mailto:robin@example.org?subject={inquiry.reference}&body=Hello%20Robin%20Marlowe"
    )
    assert "robin" not in page.url + page.title()
    page.get_by_role("button", name="They have their answer").press("Enter")
    page.get_by_text(f"{inquiry.reference} has an answer.").wait_for()

    page.get_by_label("Nothing is left to do, because").select_option(label="they have their answer")
    page.get_by_role("button", name="Close", exact=True).press("Enter")
    page.get_by_text(f"{inquiry.reference} is closed.").wait_for()
    kept = Inquiry.objects.get()
    assert (kept.assigned_to, kept.status, kept.close_reason) == (person, "closed", "answered")
    kinds = set(kept.events.values_list("kind", flat=True))
    assert {"received", "assigned", "viewed", "contact_opened", "contacted", "status"} <= kinds


def test_the_link_opens_the_mail_program_under_the_policy(new_page, person):
    """Chromium asks the system for a mail program and stays where it is; the console has nothing to complain of."""
    inquiry = make_inquiry(**BY_MAIL)
    page = new_page()
    sign_in(page, "front-desk")
    page.goto(f"{LIST}{inquiry.pk}/change/")
    page.get_by_role("button", name="Write to them…").click()
    page.get_by_role("link", name="Write a mail: robin@example.org").click()
    page.get_by_role("heading", name="Afterwards").wait_for()
    assert page.url.endswith("/reach/")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_list_a_page_a_reply_and_the_report(new_page, console, person, color_scheme):
    console.allow("Applying inline style violates")  # axe tries one on Django's forms; the other tests here see none
    inquiry, done = make_inquiry(**BY_MAIL), make_inquiry()
    Inquiry.objects.filter(pk=inquiry.pk).update(crisis_flag=True)
    close(done, by=person)
    page = new_page(color_scheme=color_scheme)
    sign_in(page, "front-desk")
    for path in ("", "?queue=todo", f"{inquiry.pk}/change/", f"{done.pk}/change/", "report/"):
        page.goto(LIST + path)
        assert_nothing_found(page, path)
    page.goto(f"{LIST}{inquiry.pk}/change/")
    page.get_by_role("button", name="Write to them…").click()
    assert_nothing_found(page, "reply")
    page.goto("/admin/contact/replytemplate/add/")
    assert_nothing_found(page, "a new reply")


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_the_suspects_and_where_a_password_is_asked_for(new_page, console, width):
    console.allow("Applying inline style violates")
    inquiry = make_inquiry()
    make_suspect()
    somebody_with_records()
    page = new_page(width=width)
    sign_in(page, "records")
    page.goto(f"{LIST}?queue=quarantine")
    assert_nothing_found(page, "suspects")
    page.goto(f"{LIST}{inquiry.pk}/change/")
    page.get_by_role("button", name="Export…").click()
    assert_nothing_found(page, "export")
    page.get_by_label("Why").fill("They asked")
    page.get_by_label("Your password").fill("not my secret")
    page.get_by_role("button", name="Export", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("This is not your password. Nothing was done. Enter it once more.")
    expect(page.get_by_label("Why")).to_have_value("They asked")
    expect(page.get_by_label("Your password")).to_have_value("")
    assert_nothing_found(page, "a wrong password")
    page.get_by_label("Your password").fill("secret")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export", exact=True).click()
    assert download.value.suggested_filename.endswith(".csv")


def test_the_tab_key_reaches_every_button_of_the_desk(new_page, person):
    inquiry = make_inquiry(**BY_MAIL)
    page = new_page()
    sign_in(page, "front-desk")
    for path in ("", f"{inquiry.pk}/change/"):
        page.goto(LIST + path)
        stops, missed = walk(page)
        assert missed == []
        assert all(stop["is_outlined"] for stop in stops if "button" in stop["name"])


def test_nothing_runs_over_the_edge_of_a_phone(new_page, person):
    inquiry = make_inquiry(**BY_MAIL)
    page = new_page(width=360, height=740)
    sign_in(page, "front-desk")
    for path in (f"{inquiry.pk}/change/", "report/"):
        page.goto(LIST + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_on_a_telephone_too_the_list_says_who_may_be_in_danger(new_page, person):
    make_inquiry(message="I want to die")
    page = new_page(width=390)
    sign_in(page, "front-desk")
    page.goto(LIST)
    said = page.get_by_text("May be in danger")
    expect(said).to_be_in_viewport()
    box = said.bounding_box()
    assert box["x"] + box["width"] <= 390, "without moving the table sideways"


@pytest.mark.parametrize("query", ["", "?queue=quarantine"])
def test_on_a_telephone_what_matters_first_is_in_sight(new_page, person, query):
    """Danger, where it stands, and what one press does: without moving the table sideways, whose last columns are cut."""
    for inquiry in (make_inquiry(), make_suspect()):
        Inquiry.objects.filter(pk=inquiry.pk).update(crisis_flag=True)
    inquiries.take(inquiry=make_inquiry(), by=person)
    page = new_page(width=390)
    sign_in(page, "front-desk")
    page.goto(LIST + query)
    wanted = [page.locator("#result_list").get_by_text("May be in danger"), page.locator(".field-at_once button")]
    wanted += [page.locator(".field-status")] if not query else []
    for kind in wanted:
        assert kind.count()
        for each in kind.all():
            box = each.bounding_box()
            assert box["x"] + box["width"] <= 390 - 15, each.inner_text()  # where the table ends
