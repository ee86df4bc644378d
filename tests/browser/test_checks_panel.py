"""The panel follows what is typed, and leads to the words that it is about."""

import pytest
from playwright.sync_api import expect

from articles.models import Edition, Topic
from tests.articles.factories import make_article, make_block
from tests.browser.staff import blocks, sign_in, write
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def form(page):
    make_person("author")
    article = make_article(blocks=[make_block(heading="One", body=""), make_block(heading="Two", body="")])
    sign_in(page, "author")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    return page


def test_an_error_appears_while_typing_and_a_click_leads_to_the_words(form):
    panel = form.get_by_role("complementary", name="Checks")
    expect(panel.get_by_text("BA04")).to_have_count(0)
    _, second = blocks(form)
    write(second, "body", "This cure is guaranteed.")
    finding = panel.locator(".finding-error", has_text="BA04")
    finding.first.wait_for()
    assert Edition.objects.count() == 1, "nothing is saved"
    second.get_by_role("button", name="Collapse or open section “Two”").click()
    finding.first.get_by_role("link").click()
    expect(second.locator(".field-body .cke_editable")).to_be_focused()
    form.keyboard.press("Control+A")
    form.keyboard.type("It may help some people.")
    expect(panel.get_by_text("BA04")).to_have_count(0)


def test_a_field_of_the_article_is_found_too(form):
    panel = form.get_by_role("complementary", name="Checks")
    form.get_by_label("Main message:").fill("A miracle cure, 100 % guaranteed.")
    finding = panel.locator(".finding-error", has_text="BA04")
    finding.first.get_by_role("link").click()
    expect(form.get_by_label("Main message:")).to_be_focused()


def test_a_choice_from_a_list_with_a_search_is_looked_at_too(form):
    Topic.objects.create(slug="sleep", name="Sleep")
    form.get_by_text("Where it belongs").click()
    form.locator(".field-topics .select2-selection").click()
    with form.expect_request("**/checks/"):
        form.get_by_role("option", name="Sleep").click()


def test_a_finding_about_a_table_leads_into_the_table(page):
    make_person("author")
    article = make_article(blocks=[make_block("analogy", title="A dam", pairs=[])])
    sign_in(page, "author")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    (dam,) = blocks(page)
    finding = page.locator("#checks .finding", has_text="This comparison has no pairs.")
    finding.get_by_role("link").click()
    expect(dam.get_by_label("In the story, row 1")).to_be_focused()
