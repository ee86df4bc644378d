"""The main job of staff, in a real browser."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.articles.factories import a_reviewer, make_article, make_block
from tests.browser.staff import (
    ANALOGY,
    EXAMPLE,
    SECTION,
    add_block,
    blocks,
    drag_above,
    open_new_article,
    sign_in,
    titles,
    write,
)
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.story, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def publisher(page):
    make_person("publisher")
    sign_in(page, "publisher")


def test_an_article_is_written_reordered_previewed_reviewed_and_published_and_a_visitor_reads_it(
    page, new_page, console, publisher
):
    console.allow(r"404 \(Not Found\).*/articles/how-sleep-mends/")
    open_new_article(page)
    page.get_by_label("Title:", exact=True).first.fill("How sleep mends")
    page.get_by_label("Main message:").fill("Sleep gives the body time to mend.")
    page.get_by_label("Summary:").fill("What the body does at night.")

    section = add_block(page, SECTION)
    section.get_by_label("Heading:").fill("What sleep does")
    write(section, "body", "The body mends itself at night.")
    analogy = add_block(page, ANALOGY)
    analogy.get_by_label("Title:").fill("The night shift")
    write(analogy, "story", "A shop fills its shelves at night.")
    analogy.get_by_label("In the story, row 1").fill("the night shift")
    analogy.get_by_label("In your body, row 1").fill("repair in your cells")
    analogy.get_by_label("The same in plain words:").fill("Cells repair themselves during sleep.")
    analogy.get_by_label("Where it stops being true:").fill("A body is never closed.")
    example = add_block(page, EXAMPLE)
    example.get_by_label("Title:").fill("A week of early nights")
    example.get_by_label("Where it comes from:").select_option("fictional")
    write(example, "story", "Someone goes to bed an hour earlier.")
    assert titles(page) == ["What sleep does", "The night shift", "A week of early nights"]

    drag_above(page, example, section)
    assert titles(page) == ["A week of early nights", "What sleep does", "The night shift"]
    example.get_by_role("button", name="Move clinical example “A week of early nights” down").focus()
    page.keyboard.press("Enter")
    assert titles(page) == ["What sleep does", "A week of early nights", "The night shift"]
    page.keyboard.press("Enter")
    assert titles(page) == ["What sleep does", "The night shift", "A week of early nights"]
    analogy.get_by_role("button", name="Move analogy “The night shift” up").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert "first already" in page.locator(".blocks-status").inner_text()
    order = ["The night shift", "What sleep does", "A week of early nights"]
    assert titles(page) == order

    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("Saved as edition 1.").wait_for()
    assert titles(page) == order, "an order changed and saved is the order kept"

    with page.expect_popup() as popup:
        page.get_by_role("link", name="Preview the saved draft").click()
    preview = popup.value
    preview.get_by_text("Not public").wait_for()
    assert "A shop fills its shelves at night." in preview.locator("main").inner_text()
    visitor = new_page()
    assert visitor.goto("/articles/how-sleep-mends/").status == 404

    page.get_by_role("link", name="Submit edition 1 for review").click()
    page.get_by_role("button", name="Submit edition 1 for review").click()
    page.get_by_text("Edition 1 is submitted.").wait_for()

    a_reviewer()
    reviewer = new_page()
    sign_in(reviewer, "reviewer")
    reviewer.goto("/admin/")
    reviewer.get_by_role("region", name="Waiting for your review").get_by_role("link", name="How sleep mends").click()
    reviewer.get_by_role("link", name="Approve edition 1").click()
    reviewer.get_by_label("I have checked what it says against its sources.").check()
    reviewer.get_by_role("button", name="Approve edition 1").click()
    reviewer.get_by_text("Edition 1 is approved.").wait_for()

    page.reload()
    page.get_by_role("link", name="Publish edition 1 now").click()
    page.get_by_role("button", name="Publish edition 1 now").click()
    page.get_by_text("Edition 1 is live.").wait_for()
    assert visitor.goto("/articles/how-sleep-mends/").status == 200
    text = visitor.locator("main").inner_text()
    for earlier, later in (
        ("Sleep gives the body time to mend.", "A shop fills its shelves at night."),
        ("A shop fills its shelves at night.", "repair in your cells"),
        ("repair in your cells", "A body is never closed."),
        ("A body is never closed.", "The body mends itself at night."),
        ("The body mends itself at night.", "Someone goes to bed an hour earlier."),
    ):
        assert text.index(earlier) < text.index(later)
    assert visitor.context.cookies() == []


def test_a_block_is_added_between_two_others_collapsed_and_deleted(page, publisher):
    headings = ["One", "Two"]
    article = make_article(blocks=[make_block(heading=heading) for heading in headings])
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator(".blocks-add").wait_for()
    first, second = blocks(page)
    between = add_block(page, SECTION, below=first)
    between.get_by_label("Heading:").fill("Between")
    write(between, "body", "In the middle.")
    assert titles(page) == ["One", "Between", "Two"]
    second.get_by_role("button", name="Collapse or open section “Two”").click()
    expect(second.get_by_label("Heading:")).to_be_hidden()
    second.get_by_role("button", name="Collapse or open section “Two”").click()
    expect(second.get_by_label("Heading:")).to_be_visible()
    first.get_by_label("Delete").check()
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("Saved as edition 2.").wait_for()
    assert titles(page) == ["Between", "Two"]


def test_the_mouse_inserts_where_the_plus_is(page, publisher):
    article = make_article(blocks=[make_block(heading=heading) for heading in ("One", "Two")])
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator(".blocks-add").wait_for()
    blocks(page)[1].locator(".order-machine-insert-target").click()
    page.locator(".plugin-buttons").get_by_title("Section").or_(
        page.locator(".plugin-buttons .plugin-button", has_text="Section")
    ).first.click()
    page.locator("input[name='articles_section_set-2-heading']").fill("Between")
    assert titles(page) == ["One", "Between", "Two"]


def test_bold_lists_and_links_survive_saving(page, publisher, console):
    # CKEditor fills its dialogs' shims from javascript: addresses. The policy blocks that, and nothing is missed.
    console.allow("Running the JavaScript URL violates|Executing inline script violates")
    article = make_article(blocks=[make_block(body="")])
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    (row,) = blocks(page)
    write(row, "body", "Plain ")
    row.locator(".field-body .cke_button__bold").click()
    page.keyboard.type("bold")
    row.locator(".field-body .cke_button__bold").click()
    page.keyboard.press("Enter")
    row.locator(".field-body .cke_button__bulletedlist").click()
    page.keyboard.type("a point ")
    page.wait_for_timeout(
        300
    )  # CKEditor looks where the caret is every 200 ms, slower than this test and quicker than people
    row.locator(".field-body .cke_button__link").click()
    dialog = page.locator(".cke_dialog:visible")
    dialog.get_by_label("Display Text").fill("a source")
    dialog.get_by_label("URL").fill("example.org/source")
    dialog.locator(".cke_dialog_ui_button_ok").click()
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("Saved as edition 2.").wait_for()
    body = Article.objects.get().articles_section_set.get().body
    assert "<strong>bold</strong>" in body
    assert "<li>a point" in body
    assert '<a href="https://example.org/source">a source</a>' in body


def test_a_form_with_errors_comes_back_with_every_word_and_working_editors(page, publisher):
    open_new_article(page)
    section = add_block(page, SECTION)
    write(section, "body", "Words that must not be lost.")
    page.evaluate("document.getElementById('article_form').noValidate = true")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Please correct the error").wait_for()
    (row,) = blocks(page)
    assert "Words that must not be lost." in row.locator(".field-body .cke_editable").inner_text()
    write(row, "body", "More. ")
    page.get_by_label("Title:", exact=True).first.fill("Now with a title")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved as edition 1.").wait_for()
    body = Article.objects.get().articles_section_set.get().body
    assert "Words that must not be lost." in body
    assert "More." in body


def test_the_second_of_two_people_keeps_the_text_on_screen(page, new_page, publisher):
    article = make_article(title="Sleep", blocks=[make_block(heading="One", body="<p>Old.</p>")])
    path = f"/admin/articles/article/{article.pk}/change/"
    page.goto(path)
    make_person("author", username="Rosa")
    other = new_page()
    sign_in(other, "Rosa")
    other.goto(path)
    other.locator(".blocks-add").wait_for()
    blocks(other)[0].get_by_label("Delete").check()
    other.get_by_role("button", name="Save", exact=True).click()
    other.get_by_text("Saved as edition 2.").wait_for()

    write(blocks(page)[0], "body", "What I wrote. ")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Rosa saved this article").wait_for()
    assert "What I wrote." in blocks(page)[0].locator(".field-body .cke_editable").inner_text()
    page.get_by_label("I have read this.").check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved as edition 3.").wait_for()
    assert "What I wrote." in article.articles_section_set.get().body
