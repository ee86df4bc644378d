"""The admin for those who use it by keyboard, by ear or in the dark."""

import pytest
from playwright.sync_api import expect

from articles.models import Authorship
from clinic.models import Contributor
from tests.articles.factories import make_article, make_block
from tests.browser.axe import assert_nothing_found
from tests.browser.staff import SECTION, add_block, blocks, open_new_article, sign_in, titles, write
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOCUSED = "document.activeElement"


@pytest.fixture
def article():
    body = '<p>Words and <a href="https://example.org/">a link</a>.</p>'
    return make_article(title="Sleep", blocks=[make_block(heading=heading, body=body) for heading in ("One", "Two")])


@pytest.fixture
def open_form(new_page, article):
    """Open the article's form as a publisher: `open_form(color_scheme="dark")`."""
    make_person("publisher")

    def open_it(**options):
        page = new_page(**options)
        sign_in(page, "publisher")
        page.goto(f"/admin/articles/article/{article.pk}/change/")
        page.locator(".blocks-add").wait_for()
        page.locator(".cke_editable").nth(1).wait_for()
        for row in blocks(page):
            row.evaluate("row => { row.dataset.seen = true }")
        return page

    return open_it


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_form_the_history_and_an_action(open_form, article, color_scheme):
    contributor = Contributor.objects.create(name="Ana Lund", slug="ana-lund")
    Authorship.objects.create(article=article, contributor=contributor)
    page = open_form(color_scheme=color_scheme)
    assert_nothing_found(page)
    page.get_by_role("button", name="Preview what is typed").click()
    page.get_by_role("status").filter(has_text="As typed at").wait_for()
    page.locator("#id_title").fill("Sleep well")
    assert_nothing_found(page, "with the preview")
    page.locator("#id_title").fill("Sleep")
    for path in ("history", "move"):
        page.goto(f"/admin/articles/article/{article.pk}/{path}/")
        assert_nothing_found(page, path)


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_axe_finds_nothing_on_what_starts_from_another_and_on_what_was_brought_back(open_form, article, color_scheme):
    page = open_form(color_scheme=color_scheme)
    page.goto(f"/admin/articles/article/add/?from={article.pk}")
    page.locator(".cke_editable").nth(1).wait_for()
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') })")
    page.locator("#id_title").fill("Another")
    page.get_by_role("alert").filter(has_text="keeps no copy").wait_for()
    assert_nothing_found(page, "new from")
    page.goto("/admin/articles/article/add/")
    page.locator("#id_title").fill("Typed")
    page.wait_for_timeout(1_000)
    page.goto("/admin/articles/article/add/")
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_text("This is what you typed before.")).to_be_focused()
    assert_nothing_found(page, "brought back")


def test_arrow_keys_choose_a_block_and_only_the_button_adds_it(open_form):
    page = open_form()
    chooser = page.locator(".blocks-add").get_by_role("combobox")
    chooser.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert len(blocks(page)) == 2
    row = add_block(page, SECTION, below=blocks(page)[0])
    assert titles(page) == ["One", "", "Two"]
    expect(row.get_by_label("Heading:")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Section added as block 2 of 3.")
    last = add_block(page, SECTION)
    expect(last.get_by_label("Heading:")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Section added as block 4 of 4.")


def test_deleting_and_removing_keep_the_focus_and_say_so(open_form):
    page = open_form()
    tick = blocks(page)[0].get_by_label("Delete section “One”")
    tick.focus()
    page.keyboard.press("Space")
    expect(tick).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Saving will delete section “One”.")
    new = add_block(page, SECTION, below=blocks(page)[0])
    new.get_by_label("Heading:").fill("New")
    new.get_by_role("button", name="Remove section “New”").focus()
    page.keyboard.press("Space")
    assert titles(page) == ["One", "Two"]
    expect(page.get_by_role("button", name="Move section “Two” up")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Removed section “New”. 2 blocks are left.")


def test_every_control_and_every_text_names_its_block(open_form):
    page = open_form()
    first, second = blocks(page)
    expect(page.get_by_role("textbox", name="Body of section “One”")).to_be_visible()
    first.get_by_label("Heading:").fill("First")
    expect(page.get_by_role("textbox", name="Body of section “First”")).to_be_visible()
    expect(first.locator(":scope > h3 .inline_label")).to_have_text("First")
    first.get_by_role("button", name="Move section “First” down").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Moved section “First” to place 2 of 2.")
    fold = second.get_by_role("button", name="Collapse or open section “Two”")
    expect(fold).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="Collapse all items").press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "false")
    page.get_by_role("button", name="Uncollapse all items").press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true")


def test_nothing_that_has_the_focus_lies_under_the_bar_with_the_buttons(open_form):
    page = open_form(height=600)
    hidden = """() => {
        const box = document.activeElement.getBoundingClientRect()
        const bar = [...document.querySelectorAll('.submit-row')].pop()
        // Of a text that is written in, the browser brings the line with the caret into sight.
        const end = document.activeElement.isContentEditable ? box.top + 24 : box.bottom
        return !bar.contains(document.activeElement) && box.height < 300 && end > bar.getBoundingClientRect().top
    }"""
    page.locator("#id_title").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert not page.evaluate(hidden), page.evaluate(f"{FOCUSED}.outerHTML")


def test_what_was_refused_is_told_first_and_links_to_its_field(page):
    make_person("publisher")
    sign_in(page, "publisher")
    open_new_article(page)
    write(add_block(page, SECTION), "body", "Kept.")
    page.get_by_role("button", name="Save", exact=True).click()
    note = page.get_by_role("alert")
    expect(note).to_be_focused()
    assert page.title().count("Error") == 1
    note.get_by_role("link", name="Title: This field is required.").press("Enter")
    expect(page.locator("#id_title")).to_be_focused()


def test_nothing_runs_over_the_edge_of_a_phone(open_form, article):
    page = open_form(width=360, height=740)
    for heading in ("One", "Two"):
        assert page.locator("h3 .inline_label", has_text=heading).bounding_box()["width"] > 20
    for path in ("change", "history", "move"):
        page.goto(f"/admin/articles/article/{article.pk}/{path}/")
        content = "[...document.querySelectorAll('#content, #content :is(h1, form, fieldset, input, textarea)')]"
        wide = page.evaluate(
            f"{content}.map(part => part.getBoundingClientRect()).filter(box => box.right > 361).length"
        )
        assert wide == 0, path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_the_page_to_log_in_has_a_heading_and_says_whom_to_ask(page):
    page.goto("/admin/login/")
    assert page.get_by_role("heading", level=1).inner_text() == "Log in"
    assert "Ask an administrator" in page.locator("#content").inner_text()
