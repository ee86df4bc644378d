"""Leaving unsaved text asks first; a closed tab loses nothing; and nobody else is offered it."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from playwright.sync_api import expect

from articles.models import Article, Edition, Topic
from tests.articles.factories import make_article, make_block
from tests.browser.staff import add_block, blocks, log_in, sign_in, titles, write
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COPIES = "Object.keys(localStorage).filter(key => key.startsWith('bedside-draft/'))"


def wait_for_copies(page, count: int, *, holding: str = "") -> None:
    """Until this browser keeps so many copies that hold these words. The policy of the page forbids Playwright's own waiting."""
    for _ in range(100):
        if (
            page.evaluate(f"words => {COPIES}.filter(key => localStorage[key].includes(words)).length", holding)
            == count
        ):
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate(COPIES))


@pytest.fixture
def article():
    make_person("author")
    return make_article(title="Sleep", blocks=[make_block(heading="One", body="<p>Saved words.</p>")])


@pytest.fixture
def form(page, article):
    sign_in(page, "author")
    return opened(page, article)


def opened(page, article):
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    blocks(page)
    page.locator(".order-machine .inline-related:not(.empty-form) .cke_editable").first.wait_for()
    return page


def offer(page):
    return page.get_by_role("region", name="Text that was not saved")


def asked(page, leave) -> list[str]:
    """The kinds of the questions that come up when `leave` is called. Each is answered with yes."""
    seen = []

    def answer(dialog):
        seen.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    leave()
    page.remove_listener("dialog", answer)
    return seen


def closed_and_opened_again(page, article):
    """The tab is closed without a question, as a crash would, and the article opened in a new one."""
    context = page.context
    wait_for_copies(page, 1)
    page.close()
    return opened(context.new_page(), article)


def test_nothing_is_asked_of_whoever_only_looked(page):
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)
    sign_in(page, "author")
    for article in Article.objects.order_by("pk")[:3]:
        opened(page, article)
        page.locator(".order-machine .inline-related:not(.empty-form) .cke_editable").last.click()
        page.locator("#id_main_message").click()
        page.get_by_role("button", name="Collapse all items").click()
        page.get_by_role("button", name="Uncollapse all items").click()
        page.wait_for_timeout(1_200)
        assert asked(page, lambda: page.goto("/admin/")) == [], article.title
        assert page.evaluate(COPIES) == []


@pytest.mark.parametrize("part", ["field", "editor", "order", "choice"])
def test_leaving_with_a_change_asks_first(form, part):
    second = add_block(form, "Section") if part == "order" else None
    if part == "order":
        second.get_by_role("textbox", name="Heading").fill("Two")
        form.get_by_role("button", name="Save and continue editing").click()
        form.get_by_text("Saved as edition 2.").wait_for()
        blocks(form)[1].get_by_role("button", name="Move section “Two” up").click()
    elif part == "field":
        form.locator("#id_title").click()
        form.keyboard.type("Good ")
    elif part == "editor":
        write(blocks(form)[0], "body", "More. ")
    else:
        form.locator("#id_kind").click()
        form.locator("#id_kind").select_option(index=2)
    assert asked(form, lambda: form.goto("/admin/")) == ["beforeunload"]


def test_a_change_that_was_taken_back_is_none(form):
    title = form.locator("#id_title")
    title.click()
    form.keyboard.press("End")
    form.keyboard.type("!")
    wait_for_copies(form, 1)
    form.keyboard.press("Backspace")
    wait_for_copies(form, 0)
    assert asked(form, lambda: form.goto("/admin/")) == []


def test_saving_asks_nothing_and_ends_the_copy_wherever_it_leads(form, article):
    for button in ("Save and continue editing", "Save and add another", "Save"):
        opened(form, article).get_by_label("Main message:").fill(f"Before pressing {button}")
        wait_for_copies(form, 1)
        save = form.get_by_role("button", name=button, exact=True)
        assert asked(form, lambda save=save: (save.click(), form.locator(".messagelist .success").wait_for())) == []
        wait_for_copies(form, 0)
    assert Edition.objects.count() == 4


def test_a_closed_tab_is_brought_back_with_its_new_block_and_saved(form, article):
    write(blocks(form)[0], "body", "Typed first. ")
    second = add_block(form, "Section")
    second.get_by_role("textbox", name="Heading").fill("Two")
    write(second, "body", "Typed second.")
    wait_for_copies(form, 1, holding="Typed second.")
    page = closed_and_opened_again(form, article)
    offer(page).get_by_role("button", name="Bring back").click()
    page.get_by_text("This is what you typed before.").wait_for()
    assert titles(page) == ["One", "Two"]
    assert Edition.objects.count() == 1, "nothing is saved yet"
    expect(offer(page)).to_be_hidden()
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("Saved as edition 2.").wait_for()
    first, second = Edition.objects.get(number=2).document["blocks"]
    assert "Typed first." in first["body"]
    assert "Saved words." in first["body"]
    assert second["body"] == "<p>Typed second.</p>"
    wait_for_copies(page, 0)
    expect(offer(opened(page, article))).to_be_hidden()


def test_what_was_brought_back_is_still_unsaved(form, article):
    form.get_by_label("Main message:").fill("Typed.")
    page = closed_and_opened_again(form, article)
    offer(page).get_by_role("button", name="Bring back").click()
    page.get_by_text("This is what you typed before.").wait_for()
    page.get_by_role("heading", level=1).click()
    assert asked(page, lambda: opened(page, article)) == ["beforeunload"]
    expect(offer(page)).to_be_visible()


def test_a_copy_is_thrown_away_for_good(form, article):
    form.get_by_label("Main message:").fill("Typed.")
    page = closed_and_opened_again(form, article)
    offer(page).get_by_role("button", name="Throw away").click()
    expect(offer(page)).to_be_hidden()
    expect(page.locator("#id_title")).to_be_focused()
    assert page.evaluate(COPIES) == []
    expect(offer(opened(page, article))).to_be_hidden()


def test_writing_on_before_deciding_loses_neither(form, article):
    form.get_by_label("Main message:").fill("The first.")
    page = closed_and_opened_again(form, article)
    page.get_by_label("Main message:").fill("The second.")
    wait_for_copies(page, 2)
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("Saved as edition 2.").wait_for()
    offer(page).get_by_role("button", name="Bring back").click()
    expect(page.get_by_label("Main message:")).to_have_value("The first.")


def test_a_session_that_ended_leaves_the_copy(form, article):
    form.get_by_label("Main message:").fill("Typed.")
    Session.objects.all().delete()
    form.get_by_role("button", name="Save and continue editing").click()
    form.get_by_text("You were signed out in the meantime.").wait_for()
    log_in(form, "author")
    expect(offer(opened(form, article))).to_be_visible()


def test_a_refused_form_keeps_its_copy(form, article):
    form.get_by_label("Main message:").fill("Typed.")
    form.locator("#id_title").fill("")
    form.get_by_role("button", name="Save and continue editing").click()
    form.locator(".errornote").wait_for()
    page = closed_and_opened_again(form, article)
    expect(offer(page)).to_be_visible()
    assert len(page.evaluate(COPIES)) == 1


def test_nobody_else_is_offered_it_nor_another_article(form, article):
    make_person("author", username="other")
    second = make_article(title="Other", slug="other")
    form.get_by_label("Main message:").fill("Typed.")
    page = closed_and_opened_again(form, article)
    expect(offer(page)).to_be_visible()
    expect(offer(opened(page, second))).to_be_hidden()
    page.context.clear_cookies()
    sign_in(page, "other")
    expect(offer(opened(page, article))).to_be_hidden()


def log_out(page) -> None:
    page.get_by_role("button", name="Log out").click()
    page.get_by_text("You have logged out").or_(page.get_by_role("heading", name="Logged out")).first.wait_for()


def test_logging_out_asks_first_and_takes_the_copies_along(form, article):
    form.get_by_label("Main message:").fill("Typed.")
    wait_for_copies(form, 1)
    assert asked(form, lambda: log_out(form)) == ["confirm"]
    assert form.evaluate(COPIES) == []
    log_in(form, "author")
    expect(offer(opened(form, article))).to_be_hidden()


def test_who_does_not_log_out_after_all_keeps_everything(form):
    form.get_by_label("Main message:").fill("Typed.")
    form.once("dialog", lambda dialog: dialog.dismiss())
    form.get_by_role("button", name="Log out").click()
    wait_for_copies(form, 1)
    expect(form.get_by_label("Main message:")).to_have_value("Typed.")
    assert asked(form, lambda: form.goto("/admin/")) == ["beforeunload"]


def test_logging_out_asks_about_a_copy_of_another_day_and_nothing_without_one(form, article):
    form.get_by_label("Main message:").fill("Typed.")
    page = closed_and_opened_again(form, article)
    page.goto("/admin/")
    assert asked(page, lambda: log_out(page)) == ["confirm"]
    log_in(page, "author")
    assert asked(page, lambda: log_out(page)) == []


def test_another_tab_that_is_still_open_keeps_no_copy_after_logging_out(form, article):
    other = opened(form.context.new_page(), article)
    other.get_by_label("Main message:").fill("Typed there.")
    wait_for_copies(form, 1)
    form.goto("/admin/")
    assert asked(form, lambda: log_out(form)) == ["confirm"]
    assert asked(other, lambda: other.goto("/admin/login/")) == ["beforeunload"]
    assert other.evaluate(COPIES) == []


def test_somebody_else_who_signs_in_finds_nothing_kept(form, article):
    make_person("front-desk", username="other")
    form.get_by_label("Main message:").fill("Typed.")
    wait_for_copies(form, 1)
    Session.objects.all().delete()
    assert asked(form, lambda: form.goto("/admin/login/")) == ["beforeunload"]
    wait_for_copies(form, 1)  # nobody is signed in: it waits for whoever typed it
    log_in(form, "other")
    assert form.evaluate(COPIES) == []


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
    const get = () => { throw new DOMException("blocked", "SecurityError") }
    Object.defineProperty(window, name, { get, configurable: true })
}"""


@pytest.mark.parametrize("trouble", [FULL, BLOCKED], ids=["full", "blocked"])
def test_a_browser_that_keeps_nothing_says_so_once_and_the_form_works(page, console, article, trouble):
    console.allow("Script error: full")  # of Django's own switch between light and dark
    sign_in(page, "author")
    opened(page, article)
    page.add_init_script(trouble)
    opened(page, article)
    warning = page.get_by_role("alert").filter(has_text="keeps no copy of what you type")
    expect(warning).to_have_count(0)
    page.get_by_label("Main message:").fill("Typed.")
    expect(warning).to_be_in_viewport()
    page.get_by_label("Summary:").fill("More.")
    page.wait_for_timeout(1_200)
    expect(warning).to_have_count(1)
    assert asked(page, lambda: page.goto("/admin/")) == ["beforeunload"]
    opened(page, article).get_by_label("Main message:").fill("Saved all the same.")
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("Saved as edition 2.").wait_for()


def test_it_is_kept_for_seven_days(form, article):
    form.get_by_label("Main message:").fill("Typed.")
    page = closed_and_opened_again(form, article)
    (key,) = page.evaluate(COPIES)
    copy = json.loads(page.evaluate("key => localStorage[key]", key))
    age = "([key, value]) => localStorage[key] = value"
    hour = 60 * 60 * 1000
    page.evaluate(age, [key, json.dumps({**copy, "at": copy["at"] - 7 * 24 * hour + hour})])
    expect(offer(opened(page, article))).to_be_visible()
    page.evaluate(age, [key, json.dumps({**copy, "at": copy["at"] - 7 * 24 * hour - hour})])
    page.goto("/admin/")  # any page of the admin sweeps
    assert page.evaluate(COPIES) == []


def test_a_choice_from_a_list_with_a_search_is_kept_and_brought_back_by_name(form, article):
    Topic.objects.create(slug="rest", name="Rest")
    form.get_by_text("Where it belongs").click()
    form.locator(".field-topics .select2-selection").click()
    form.get_by_role("option", name="Rest").click()
    page = closed_and_opened_again(form, article)
    offer(page).get_by_role("button", name="Bring back").click()
    page.get_by_text("This is what you typed before.").wait_for()
    assert page.locator("#id_topics option:checked").all_text_contents() == ["Rest"]


def test_no_token_is_kept(form):
    form.get_by_label("Main message:").fill("Typed.")
    wait_for_copies(form, 1)
    (key,) = form.evaluate(COPIES)
    names = {name for name, _ in json.loads(form.evaluate("key => localStorage[key]", key))["fields"]}
    assert "main_message" in names
    assert "csrfmiddlewaretoken" not in names


def test_a_new_article_is_kept_too(page):
    make_person("author")
    sign_in(page, "author")
    page.goto("/admin/articles/article/add/")
    page.locator("#id_title").fill("Not yet saved")
    wait_for_copies(page, 1)
    page.goto("/admin/articles/article/add/")
    offer(page).get_by_role("button", name="Bring back").click()
    expect(page.locator("#id_title")).to_have_value("Not yet saved")
    assert not Article.objects.exists()
