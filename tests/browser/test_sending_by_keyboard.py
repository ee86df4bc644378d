"""A visitor who uses the keyboard alone, and hears the page: with mistakes first, in both languages, with and without scripts."""

import pytest
from playwright.sync_api import expect

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact.models import Inquiry
from contact.texts import EMAIL_RISK_VERSIONS
from tests.browser.accessibility_tree import fields_told
from tests.browser.contact_form_said import SAID

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Where the Tab key stops in a form that nobody has filled in: a group of radios is one stop.
FIELDS = [
    *("id_person", "id_preferred_name", "id_contact_method", "id_telephone", "id_voicemail_ok", "id_email"),
    *("id_email_risk_ack", "id_best_time", "id_interpreter_needed", "id_interpreter_language", "id_access_needs"),
    *("id_topic", "id_message", "id_not_emergency_ack", "id_consent", "send"),
]


@pytest.fixture(autouse=True)
def clinic():
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142"))


def focused(page) -> str:
    return page.evaluate("(document.activeElement.id || document.activeElement.getAttribute('href') || '')")


def tab_to(page, stop: str) -> list[str]:
    """Press Tab until the focus is on `stop`; every stop on the way."""
    stops = []
    while stop not in stops:
        assert len(stops) < 60, stops
        page.keyboard.press("Tab")
        stops.append(focused(page))
    return stops


def enter_main(page) -> None:
    """By the link for skipping the menu, the first stop of each page."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def send(page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def summary_told(page) -> list[str]:
    """The summary's own text, after making sure that the focus is on it and that the title begins with the mistake."""
    assert page.title().startswith("Error: ")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    return [line for line in summary.inner_text().splitlines() if line.strip()]


@pytest.mark.story
@pytest.mark.parametrize("java_script_enabled", [True, False])
@pytest.mark.parametrize("language", ["en", "es"])
def test_it_can_be_sent_after_mistakes_without_a_mouse(new_page, language, java_script_enabled):
    said = SAID[language]
    page = new_page(java_script_enabled=java_script_enabled, locale=language)
    page.goto(said["path"])

    # Nothing filled in
    enter_main(page)
    assert tab_to(page, "send") == [*said["before the form"], *FIELDS]
    send(page)
    assert summary_told(page) == said["first summary"]
    assert fields_told(page, "main form") == said["fields"]

    # Each link of the summary leads to its field, the first of several radios
    named = ("id_person", "id_preferred_name", "id_contact_method", "id_topic", "id_not_emergency_ack", "id_consent")
    for field in named:
        page.locator(".error-summary").focus()
        assert tab_to(page, f"#{field}")[-1] == f"#{field}"
        page.keyboard.press("Enter")
        assert focused(page) == field

    # Filled in from top to bottom, with an email address that is none, and its box not ticked
    page.locator(".error-summary").focus()
    tab_to(page, "#id_person")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert tab_to(page, "id_preferred_name") == ["id_preferred_name"]
    page.keyboard.type("Mira Quill")
    tab_to(page, "id_contact_method")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("radio", name=said["email"], exact=True).is_checked()
    tab_to(page, "id_email")
    page.keyboard.type("mira")
    tab_to(page, "id_interpreter_needed")
    page.keyboard.press("Space")
    assert tab_to(page, "id_interpreter_language") == ["id_interpreter_language"]
    page.keyboard.type("Español")
    tab_to(page, "id_topic")
    page.keyboard.press("ArrowDown")
    tab_to(page, "id_message")
    page.keyboard.type("¿Hola?")
    for box in ("id_not_emergency_ack", "id_consent"):
        assert tab_to(page, box) == [box]
        page.keyboard.press("Space")
    assert tab_to(page, "send") == ["send"]
    send(page)

    # Two mistakes are left, and nothing typed is lost
    assert summary_told(page) == said["second summary"]
    told = fields_told(page, "main form").splitlines()
    assert [line.strip() for line in told if "[invalid]" in line] == said["second mistakes"]
    assert page.locator("#id_preferred_name").input_value() == "Mira Quill"
    assert page.locator("#id_email").input_value() == "mira"
    assert page.locator("#id_message").input_value() == "¿Hola?"
    assert [line.split("“")[1].split("”")[0] for line in told if "[checked]" in line] == said["chosen"]

    assert tab_to(page, "#id_email") == ["#id_email"]
    page.keyboard.press("Enter")
    assert focused(page) == "id_email"
    page.keyboard.press("End")
    page.keyboard.type("@example.org")
    assert tab_to(page, "id_email_risk_ack") == ["id_email_risk_ack"]
    page.keyboard.press("Space")
    tab_to(page, "send")
    send(page)

    # Thanked for: the title is what a screen reader says first; the crisis lines come before the heading
    assert page.title().startswith(said["thanks"])
    thanked = page.locator("main").aria_snapshot()
    first, heading = thanked.index("tel:988"), thanked.index(f'- heading "{said["thanks"]}" [level=1]')
    assert first < heading
    inquiry = Inquiry.objects.get()
    assert page.url.endswith(f"/contact/thanks/?reference={inquiry.reference}")
    assert (inquiry.contact_method, inquiry.topic, inquiry.person) == ("email", "cost", "self")
    assert (inquiry.interpreter_needed, inquiry.language) == (True, language)
    assert inquiry.email_risk_version == EMAIL_RISK_VERSIONS[language]
    enter_main(page)
    page.keyboard.press("Tab")
    assert focused(page) == "tel:988"
    assert page.context.cookies() == []


def test_at_four_times_the_size_nothing_is_cut_off_and_all_can_be_reached(new_page):
    """1280 pixels at 400 % are 320 (WCAG 2.2, 1.4.10)."""
    page = new_page(width=320, height=225, java_script_enabled=False)
    page.goto("/contact/")
    enter_main(page)
    assert tab_to(page, "send") == [*SAID["en"]["before the form"], *FIELDS]
    send(page)
    summary_told(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 320.5).length"
    )
    assert cut == 0
