"""A real paste from a word processor into a block's text, and what is saved of it."""

import pytest

from articles.models import Section
from articles.sanitising import clean
from tests.articles.clipboard import DOCS, WORD
from tests.browser.staff import SECTION, add_block, open_new_article, paste, sign_in
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("clipboard", [WORD, DOCS], ids=["word", "google-docs"])
def test_a_document_keeps_its_structure_and_nothing_else(page, clipboard):
    make_person("author")
    sign_in(page, "author")
    open_new_article(page)
    page.locator("#id_title").fill("Sleep")
    editor = add_block(page, SECTION).locator(".cke_editable")
    paste(editor, clipboard)
    editor.get_by_text("A dark, cool room").wait_for()
    page.keyboard.type(" that is quiet")
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("Saved as edition 1.").wait_for()
    assert Section.objects.get().body == clean(clipboard).replace("cool room", "cool room that is quiet")


def test_without_an_answer_the_words_are_pasted(page, console):
    console.allow("Failed to load resource")
    make_person("author")
    sign_in(page, "author")
    open_new_article(page)
    page.route("**/article/tidy/", lambda route: route.abort())
    editor = add_block(page, SECTION).locator(".cke_editable")
    paste(editor, "<h1>Sleep</h1><p style='color: red'>Dim the <b>lights</b>.</p>")
    editor.get_by_text("Dim the lights.").wait_for()
    assert editor.locator("strong").count() == 0
