"""What is typed, read beside the form as visitors would read it, whenever somebody asks."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Article, Edition
from tests.articles.factories import make_article, make_block
from tests.browser.staff import SECTION, add_block, blocks, open_new_article, sign_in, write
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "".join(f"<p>Paragraph {number} of many.</p>" for number in range(60))
LINKS = '<p><a href="/articles/">All articles</a></p>'


@pytest.fixture
def article():
    make_person("author")
    texts = {"One": f"<p>Saved words.</p>{LINKS}", "Two": LONG, "Three": "<p>The end.</p>"}
    return make_article(title="Sleep", blocks=[make_block(heading=name, body=body) for name, body in texts.items()])


def opened(page, article):
    sign_in(page, "author")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    blocks(page)
    page.locator(".order-machine .inline-related:not(.empty-form) .cke_editable").nth(2).wait_for()
    return page


@pytest.fixture
def form(page, article):
    page.set_viewport_size({"width": 1440, "height": 900})
    return opened(page, article)


def opener(page):
    return page.get_by_role("button", name="Preview what is typed")


def pane(page):
    return page.get_by_role("region", name="Preview", exact=True)


def read(page):
    """The page within the pane."""
    return pane(page).frame_locator("iframe")


def told(page):
    return pane(page).get_by_role("status")


def show(page):
    opener(page).click()
    expect(told(page)).to_contain_text("As typed at")
    read(page).get_by_role("heading", level=1).wait_for()
    # With its style sheets, which move what is on it.
    frame = "document.querySelector('.preview-room iframe')"
    page.wait_for_function(f"() => {frame}.contentDocument.readyState === 'complete'")
    return read(page)


def scrolled(page, to: int | None = None) -> int:
    window = "document.querySelector('.preview-room iframe').contentWindow"
    if to is not None:
        page.evaluate(f"to => {window}.scrollTo(0, to)", to)
    return page.evaluate(f"{window}.scrollY")


def test_it_shows_what_is_typed_only_when_asked_and_saves_nothing(form, article):
    form.get_by_label("Main message:").fill("Typed and not saved.")
    new = add_block(form, SECTION)
    new.get_by_label("Heading:").fill("A new one")
    write(new, "body", "New words.")
    shown = show(form)
    expect(shown.get_by_text("Typed and not saved.")).to_be_visible()
    expect(shown.get_by_role("heading", name="A new one")).to_be_visible()
    expect(shown.get_by_text("New words.")).to_be_visible()
    form.get_by_label("Main message:").fill("Typed later.")
    expect(pane(form).get_by_text("Changed since")).to_be_visible()
    form.wait_for_timeout(1_200)  # longer than what follows typing by itself waits
    expect(shown.get_by_text("Typed and not saved.")).to_be_visible()
    pane(form).get_by_role("button", name="Refresh").click()
    expect(shown.get_by_text("Typed later.")).to_be_visible()
    expect(pane(form).get_by_text("Changed since")).to_be_hidden()
    assert Edition.objects.count() == 1
    assert Article.objects.get().main_message == "A main message."


@pytest.mark.parametrize("width", [1440, 700])
def test_a_refresh_keeps_the_place(form, width):
    form.set_viewport_size({"width": width, "height": 900})
    show(form)
    assert scrolled(form, 700) == 700
    write(blocks(form)[2], "body", "More. ")
    pane(form).get_by_role("button", name="Refresh").click()
    expect(read(form).get_by_text("More.")).to_be_attached()
    assert scrolled(form) == 700


def test_it_has_the_width_of_a_phone_or_of_a_desk(form):
    shown = show(form)
    inside = "document.querySelector('.preview-room iframe').contentWindow.innerWidth"
    frame = pane(form).locator("iframe")
    for name, width in (("Desktop", 1100), ("Phone", 390)):
        choice = pane(form).get_by_role("button", name=name)
        choice.click()
        expect(choice).to_have_attribute("aria-pressed", "true")
        assert form.evaluate(inside) == width
        box, room = frame.bounding_box(), pane(form).bounding_box()
        assert box["x"] >= room["x"]
        assert box["x"] + box["width"] <= room["x"] + room["width"] + 1
        expect(shown.get_by_role("heading", level=1)).to_be_visible()


def test_it_works_by_keyboard_and_gives_the_focus_back(form):
    opener(form).focus()
    form.keyboard.press("Enter")
    refresh = pane(form).get_by_role("button", name="Refresh")
    expect(refresh).to_be_focused()
    expect(opener(form)).to_have_attribute("aria-expanded", "true")
    expect(told(form)).to_contain_text("As typed at")
    form.keyboard.press("Space")
    expect(told(form)).to_contain_text("As typed at")
    form.keyboard.press("Tab")
    expect(pane(form).get_by_role("button", name="Close")).to_be_focused()
    form.keyboard.press("Enter")
    expect(opener(form)).to_be_focused()
    expect(opener(form)).to_have_attribute("aria-expanded", "false")
    expect(pane(form)).to_be_hidden()


def test_links_within_the_page_stay_in_the_pane_and_others_open_beside_it(form):
    shown = show(form)
    shown.get_by_text("On this page").first.click()
    shown.get_by_role("link", name="Three").first.click()
    expect(shown.get_by_text("The end.")).to_be_in_viewport()
    assert scrolled(form) > 500
    expect(shown.get_by_role("heading", level=1)).to_have_text("Sleep")
    with form.context.expect_page() as other:
        shown.get_by_role("link", name="All articles").click()
    other.value.wait_for_load_state()
    assert other.value.url.endswith("/articles/")
    expect(shown.get_by_role("heading", level=1)).to_have_text("Sleep")
    assert "/change/" in form.url
    pane(form).get_by_role("button", name="Refresh").click()
    expect(told(form)).to_contain_text("As typed at")


def test_an_article_that_was_never_saved_is_shown(page):
    make_person("author")
    sign_in(page, "author")
    open_new_article(page)
    page.locator("#id_title").fill("Not yet saved")
    expect(show(page).get_by_role("heading", level=1)).to_have_text("Not yet saved")
    assert not Article.objects.exists()


def test_a_form_with_mistakes_is_shown_too(form):
    form.locator("#id_title").fill("")
    form.get_by_role("button", name="Save and continue editing").click()
    form.locator(".errornote").wait_for()
    form.locator(".order-machine .inline-related:not(.empty-form) .cke_editable").nth(2).wait_for()
    opener(form).click()
    expect(read(form).get_by_text("Saved words.")).to_be_visible()


def test_who_was_signed_out_is_told_and_loses_nothing(form):
    form.get_by_label("Main message:").fill("Typed.")
    show(form)
    Session.objects.all().delete()
    pane(form).get_by_role("button", name="Refresh").click()
    expect(told(form)).to_contain_text("You were signed out.")
    expect(read(form).get_by_text("Typed.", exact=True)).to_be_visible()
    expect(form.get_by_label("Main message:")).to_have_value("Typed.")


def test_the_panel_of_checks_keeps_its_words_when_the_session_ends(form):
    panel = form.get_by_role("complementary", name="Checks")
    before = panel.get_by_role("heading").first.inner_text()
    Session.objects.all().delete()
    with form.expect_request("**/checks/"):
        form.get_by_label("Main message:").fill("A miracle cure, 100 % guaranteed.")
    form.wait_for_timeout(300)
    expect(panel.get_by_role("heading").first).to_have_text(before)
    expect(panel.get_by_label("Password")).to_have_count(0)


@pytest.mark.parametrize(("width", "is_beside"), [(1440, True), (1024, True), (390, False)])
def test_form_checks_and_preview_can_all_be_used_at_every_width(new_page, article, width, is_beside):
    page = opened(new_page(width=width, height=844), article)
    show(page)
    where = pane(page).bounding_box()
    assert where["width"] > 330
    assert where["height"] > 250
    fields = page.locator("#content .order-machine").bounding_box()
    if is_beside:
        assert where["x"] >= fields["x"] + fields["width"]
        page.evaluate("scrollTo(0, 1200)")
        checks, preview = page.locator("#checks").bounding_box(), pane(page).bounding_box()
        assert checks["height"] > 150
        assert checks["y"] >= 0
        assert checks["y"] + checks["height"] <= preview["y"]
        bar = page.locator(".submit-row").last.bounding_box()
        assert preview["y"] + preview["height"] <= bar["y"] + bar["height"]
    else:
        assert where["y"] >= fields["y"] + fields["height"]
        expect(pane(page).get_by_role("button", name="Refresh")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_the_saved_draft_is_what_one_has(new_page, article):
    page = new_page(java_script_enabled=False)
    sign_in(page, "author")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(opener(page)).to_be_hidden()
    expect(page.get_by_role("link", name="Preview the saved draft")).to_be_visible()
