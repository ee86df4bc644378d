"""An article as a template, as a person starts from it: read, changed, previewed, and only then saved."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.articles.factories import make_article, make_block
from tests.browser.staff import blocks, sign_in, titles, write
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article():
    make_person("author")
    body = "<p>Kept <strong>words</strong>.</p>"
    steps = [make_block(heading="One", body=body), make_block("analogy", title="The gate"), make_block(heading="Two")]
    return make_article(title="First", topics=[{"slug": "sleep", "name": "Sleep"}], blocks=steps)


@pytest.fixture
def form(page, article):
    sign_in(page, "author")
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name="New from “First”…").click()
    blocks(page)
    page.locator(".order-machine .inline-related:not(.empty-form) .cke_editable").nth(2).wait_for()
    return page


def test_it_is_read_changed_previewed_and_saved_in_its_order(form):
    assert titles(form) == ["One", "The gate", "Two"]
    expect(form.get_by_text("Nothing is saved until you save.")).to_be_visible()
    expect(form.locator("#id_title")).to_have_value("")
    form.get_by_role("button", name="Preview what is typed").click()
    shown = form.frame_locator("#preview-beside iframe")
    expect(shown.get_by_role("heading", name="The gate")).to_be_visible()
    first, _, last = blocks(form)
    last.get_by_role("button", name="Move section “Two” up").click()
    write(first, "body", "New words. ")
    assert Article.objects.count() == 1
    form.locator("#id_title").fill("Second")
    form.get_by_role("button", name="Save and continue editing").click()
    form.get_by_text("Saved as edition 1.").wait_for()
    assert titles(form) == ["One", "Two", "The gate"]
    document = Article.objects.get(title="Second").editions.get().document
    assert "New words." in document["blocks"][0]["body"]
    assert "<strong>words</strong>" in document["blocks"][0]["body"]
    assert [topic["name"] for topic in document["topics"]] == ["Sleep"]


def test_who_only_looked_is_not_asked_and_leaves_nothing(form):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.get_by_role("heading", level=1).click()
    form.goto("/admin/")
    assert asked == []
    assert Article.objects.count() == 1
