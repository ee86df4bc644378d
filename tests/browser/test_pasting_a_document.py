"""A document of Word is pasted whole, looked at, taken back, and accepted."""

import pytest

from articles.models import Article
from tests.articles.clipboard import WORD
from tests.articles.factories import make_article
from tests.browser.axe import assert_nothing_found
from tests.browser.staff import paste, sign_in
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_its_headings_become_sections_at_the_end_of_the_article(page):
    make_person("author")
    article = make_article(title="About sleep")
    sign_in(page, "author")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.get_by_role("link", name="Paste a document…").click()
    editor = page.locator(".cke_editable")
    paste(editor, WORD)
    editor.get_by_text("A dark, cool room").wait_for()
    assert editor.locator("h1, h2").all_inner_texts() == [
        "Sleeping through the night",
        "What sets the time?",
        "What can you do tonight?",
    ]
    page.get_by_role("button", name="See the blocks").click()
    page.get_by_text("Section: What sets the time?", exact=True).wait_for()
    page.get_by_role("button", name="Go back to the text").click()
    page.locator(".cke_editable").get_by_text("A dark, cool room").wait_for()
    page.get_by_role("button", name="See the blocks").click()
    page.get_by_role("button", name="Add these blocks").click()
    page.get_by_text("saved as edition 2").wait_for()
    blocks = Article.objects.get().editions.first().document["blocks"]
    assert [block["heading"] for block in blocks[1:]] == [
        "Sleeping through the night",
        "What sets the time?",
        "What can you do tonight?",
    ]


def test_plain_text_becomes_a_new_article_from_the_list(page):
    make_person("author")
    sign_in(page, "author")
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name="Paste a document…").click()
    page.get_by_label("Or plain text").fill(
        "Sleep well\n\nSimple analogy: The clock\n\nIt ticks.\n\n- the clock <-> the cell"
    )
    page.get_by_role("button", name="See the blocks").click()
    page.get_by_text("Analogy: The clock", exact=True).wait_for()
    page.get_by_role("button", name="Make this article").click()
    page.get_by_text("saved as edition 1").wait_for()
    assert [block["kind"] for block in Article.objects.get().editions.get().document["blocks"]] == ["analogy"]


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_form_and_the_preview(new_page, color_scheme):
    make_person("author")
    page = new_page(color_scheme=color_scheme)
    sign_in(page, "author")
    page.goto("/admin/articles/article/paste/")
    page.locator(".cke_editable").wait_for()
    assert_nothing_found(page)
    page.get_by_label("Or plain text").fill("Sleep well\n\nIt helps.\n\nStrange label:\n\nMore text.")
    page.get_by_role("button", name="See the blocks").click()
    page.get_by_text("Look at these").wait_for()
    assert_nothing_found(page)
