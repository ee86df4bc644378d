"""What a prospective patient does, and what the front desk finds."""

import re

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import expect

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact.models import Inquiry
from tests.browser.staff import log_in
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.story, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def clinic():
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142"))


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_a_visitor_sends_an_inquiry_and_the_front_desk_finds_it(new_page, java_script_enabled):
    visitor = new_page(width=390, java_script_enabled=java_script_enabled)
    visitor.goto("/")
    visitor.get_by_role("navigation").get_by_role("link", name="Contact us").first.click()
    crisis, form = visitor.locator("main .crisis-card"), visitor.locator("main form")
    assert crisis.bounding_box()["y"] < form.bounding_box()["y"], "the crisis lines come first"
    visitor.get_by_label("Myself").check()
    visitor.get_by_label("What should we call you?").fill("Mira Quill")
    visitor.get_by_label("Phone call").check()
    visitor.get_by_label("Telephone number").fill("323 555 0199")
    visitor.get_by_label("Cost and insurance").check()
    visitor.get_by_label(re.compile("Anything else")).fill("When are you open?")
    visitor.get_by_label(re.compile("not for emergencies")).check()
    visitor.get_by_label(re.compile("you may contact me")).check()
    visitor.get_by_role("button", name="Send").click()
    visitor.wait_for_url(re.compile(r"/contact/thanks/\?reference="))
    reference = visitor.locator(".reference").inner_text()
    for private in ("Mira", "Quill", "0199", "open"):
        assert private not in visitor.url
        assert private not in visitor.locator("main").inner_text()
    assert visitor.context.cookies() == []

    visitor.reload()
    visitor.go_back()
    visitor.get_by_role("button", name="Send").click()
    assert visitor.locator(".reference").inner_text() == reference
    assert Inquiry.objects.count() == 1, "a reload or a second press is not a second inquiry"

    call_command("run_worker", once=True)
    (message,) = mail.outbox
    assert reference in message.subject + message.body
    for private in ("Mira", "Quill", "0199", "When are you open"):
        assert private not in message.subject + message.body

    make_person("front-desk")
    desk = new_page()
    log_in(desk, "front-desk")
    desk.goto(re.search(r"/admin/contact/inquiry/\S+", message.body)[0])
    text = desk.locator("#content").inner_text()
    for words in (reference, "Mira Quill", "(323) 555-0199", "When are you open?"):
        assert words in text


def test_mistakes_are_told_beside_their_fields_and_nothing_typed_is_lost(new_page):
    visitor = new_page(width=320)
    visitor.goto("/contact/")
    visitor.get_by_label("What should we call you?").fill("Mira")
    visitor.get_by_label("Email", exact=True).check()
    visitor.get_by_label("Email address").fill("not an address")
    visitor.get_by_role("button", name="Send").click()
    assert visitor.title().startswith("Error: ")
    summary = visitor.locator(".error-summary")
    expect(summary).to_be_focused()
    assert visitor.get_by_label("What should we call you?").input_value() == "Mira"
    assert visitor.get_by_label("Email address").input_value() == "not an address"
    for link in summary.get_by_role("link").all():
        link.click()
        target = link.get_attribute("href")
        assert visitor.locator(target).evaluate("field => field === document.activeElement"), target
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 320
    assert not Inquiry.objects.exists()
