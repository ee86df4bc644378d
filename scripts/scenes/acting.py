"""What several scenes do in the admin."""

from scripts.scenes.registry import TALL, TITLE


def save(page) -> None:
    page.get_by_role("button", name="Save and continue editing").click()
    page.locator(".messagelist").wait_for()


def open_article(page, title: str = TITLE) -> None:
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name=title).first.click()
    page.locator(".blocks-add, .standing").first.wait_for()


def unfold(page, name: str):
    """Open a part of the form that is folded away, and return it."""
    part = page.locator("fieldset.collapse", has_text=name).first
    part.locator("summary").click()
    return part


def choose(page, field: str, typed: str) -> None:
    """Pick from a field that searches while one types."""
    box = page.locator(f".field-{field} .select2-container").first
    box.click()
    page.keyboard.type(typed)
    page.locator(".select2-results__option", has_text=typed).first.click()


def throw_away(page) -> None:
    """What was typed for a picture and not saved, in this scene and those before."""
    kept = page.locator("#kept-draft")
    while kept.is_visible():
        kept.get_by_role("button", name="Throw away").click()


def whole(popup):
    """A window that a page opened, loaded, and tall enough to be seen whole."""
    popup.set_viewport_size({"width": 1040, "height": TALL})
    popup.wait_for_load_state("load")
    popup.locator("h1").first.wait_for()
    return popup


def open_preview(stage, page):
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Preview the saved draft").click()
    return whole(popup.value)


def press(page, name: str) -> None:
    page.locator(".standing").get_by_role("link", name=name).click()
    page.locator(".action-form").wait_for()


def confirm(page, name: str) -> None:
    page.locator(".action-form").get_by_role("button", name=name).click()
    page.locator(".messagelist").wait_for()


def take_action_page(stage, page, name: str) -> None:
    stage.take(name, page, page.locator("#content h1"), page.locator(".action-form"), margin=(24, 16))


def have_reviewed(stage, page) -> None:
    """Submit what was saved last, have the reviewer approve it, and come back to the article's page."""
    if not page.locator(".standing").get_by_role("link", name="for review").count():
        return
    press(page, "for review")
    confirm(page, "for review")
    reviewer = stage.staff("reviewer")
    open_article(reviewer)
    press(reviewer, "Approve")
    reviewer.get_by_label("I have checked what it says against its sources.").check()
    confirm(reviewer, "Approve")
    page.reload()
