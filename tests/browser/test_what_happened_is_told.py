"""After an action, those who do not see the page are told what came of it; and what they press is large enough."""

import pytest
from playwright.sync_api import expect

from tests.articles.factories import edit, make_article, make_block
from tests.browser.axe import assert_nothing_found
from tests.browser.staff import sign_in
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article():
    article = make_article(title="Sleep", blocks=[make_block(), make_block("clinical_example")])
    edit(article, title="Sleep well")
    return article


@pytest.fixture
def as_staff(new_page):
    def open_it(role, **options):
        make_person(role)
        page = new_page(**options)
        sign_in(page, role)
        return page

    return open_it


def test_a_message_has_the_focus_after_the_page_that_it_is_about(as_staff, article):
    page = as_staff("publisher")
    page.goto(f"/admin/articles/article/{article.pk}/move/")
    page.get_by_label("New address:").fill("sleeping-well")
    page.get_by_role("button", name="Change the address").press("Enter")
    told = page.get_by_role("region", name="Messages")
    expect(told).to_be_focused()
    expect(told).to_contain_text("sleeping-well")
    assert not page.title().startswith("Error:")


def test_a_refusal_has_the_focus_and_begins_the_title(as_staff, article):
    page = as_staff("publisher")
    page.goto(f"/admin/articles/article/{article.pk}/history/")
    page.goto(f"/admin/articles/article/{article.pk}/compare/?from=x&to=1")
    expect(page.get_by_role("region", name="Messages")).to_be_focused()
    assert page.title().startswith("Error: History")


def test_what_a_review_link_lacks_is_told_first_and_links_to_its_field(as_staff, article):
    page = as_staff("author")
    page.goto(f"/admin/articles/article/{article.pk}/links/")
    page.get_by_label("Whom is it for?").fill("Dr Example")
    page.get_by_label("For how many days?").fill("10")
    page.locator("form.action-form").evaluate("form => { form.noValidate = true }")
    page.get_by_label("Whom is it for?").fill("")
    page.get_by_role("button", name="Make a link to edition 2").press("Enter")
    note = page.get_by_role("alert")
    expect(note).to_be_focused()
    note.get_by_role("link", name="Whom is it for?").press("Enter")
    expect(page.get_by_label("Whom is it for?")).to_be_focused()


def test_a_new_link_has_the_focus_so_that_it_can_be_copied(as_staff, article):
    page = as_staff("author")
    page.goto(f"/admin/articles/article/{article.pk}/links/")
    page.get_by_label("Whom is it for?").fill("Dr Example")
    page.get_by_role("button", name="Make a link to edition 2").press("Enter")
    expect(page.get_by_role("region", name="The new link")).to_be_focused()


def test_whoever_reads_by_a_link_is_told_of_their_note(as_staff, new_page, article):
    staff = as_staff("author")
    staff.goto(f"/admin/articles/article/{article.pk}/links/")
    staff.get_by_label("Whom is it for?").fill("Dr Example")
    staff.get_by_role("button", name="Make a link to edition 2").click()
    address = staff.locator(".facts code").inner_text()
    guest = new_page(width=390)
    guest.goto(address[address.index("/review/") :])
    guest.get_by_role("button", name="Send the note").press("Enter")
    expect(guest.get_by_label("Leave a note")).to_be_focused()
    assert guest.title().startswith("Error: ")
    guest.keyboard.type("Say how often.")
    guest.get_by_role("button", name="Send the note").press("Enter")
    expect(guest.locator(".link-note")).to_contain_text("Say how often.")
    expect(guest.get_by_role("heading", name="Your notes for the clinic")).to_be_focused()


# Controls that have text around them in a sentence may be smaller; links in text are left out for that reason.
SMALL = """() => [...document.querySelectorAll(
    '#content :is(button, input:not([type=hidden]), select, textarea, summary, .object-tools a, a.button, .closelink)'
  )].filter(part => part.checkVisibility({ visibilityProperty: true, opacityProperty: true })).map(part => {
    const box = part.getBoundingClientRect()
    return [part.outerHTML.slice(0, 120), box.width, box.height]
  }).filter(([, width, height]) => width && (width < 23.5 || height < 23.5))"""

LOOKS = [
    {"width": 390},
    {"width": 1280},
    {"width": 390, "color_scheme": "dark", "forced_colors": "active"},
]


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize(
    ("role", "paths"),
    [
        ("publisher", ["change", "history", "compare/?from=1&to=2", "move", "links"]),
        ("administrator", ["redact", "history"]),
    ],
)
def test_what_is_pressed_is_large_enough_and_axe_finds_nothing(as_staff, article, look, role, paths):
    page = as_staff(role, **look)
    found = {}
    for path in ["/admin/", *[f"/admin/articles/article/{article.pk}/{path.rstrip('/')}" for path in paths]]:
        page.goto(path if "?" in path or path.endswith("/") else f"{path}/")
        page.wait_for_load_state("load")
        found[path] = page.evaluate(SMALL)
        assert_nothing_found(page, path)
    assert {path: small for path, small in found.items() if small} == {}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_document_is_pasted_by_keyboard_alone(as_staff, look):
    page = as_staff("author", **look)
    page.goto("/admin/articles/article/paste/")
    page.locator(".cke_editable").wait_for()
    small = page.evaluate(SMALL)
    page.get_by_label("Or plain text").focus()
    page.keyboard.insert_text("Sleep well\n\nIt helps.\n\nStrange label:\n\nMore text.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="See the blocks")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="The blocks").wait_for()
    small += page.evaluate(SMALL)
    assert_nothing_found(page)
    page.get_by_role("button", name="Make this article").press("Enter")
    expect(page.get_by_role("region", name="Messages")).to_be_focused()
    assert small == []
