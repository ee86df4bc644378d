"""What members of staff do in the admin, as a person does it: by labels and buttons."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Locator, Page

from tests.browser.rest import come_to_rest

SECTION, ANALOGY, EXAMPLE = "Section", "Analogy", "Clinical example"


def log_in(page: Page, username: str, password: str = "secret") -> None:
    """Log in by the form."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Log out").or_(page.get_by_role("button", name="Log out")).wait_for()


def sign_in(page: Page, username: str) -> None:
    """Give the browser the session of somebody who has logged in: for tests that are not about logging in."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "domain": "localhost", "path": "/"}])


def open_new_article(page: Page) -> None:
    page.goto("/admin/articles/article/add/")
    page.locator(".blocks-add").wait_for()


ROWS = ".order-machine .inline-related:not(.empty-form)"
# A place in the source changes with each block added before it, so each row gets a mark that stays.
_MARK = "row => row.dataset.mark ??= String(Math.random())"


def blocks(page: Page) -> list[Locator]:
    """The blocks of the form in the order in which they are seen."""
    page.locator(".blocks-add").wait_for()  # made when the editor has put the blocks into their places
    # Text editors that are still being made move what is below them, even from under a mouse that presses it.
    come_to_rest(page)
    rows = page.locator(ROWS).evaluate_all(
        f"rows => rows.map(row => [row.getBoundingClientRect().top, ({_MARK})(row)])"
    )
    return [page.locator(f"[data-mark='{mark}']") for _, mark in sorted(rows)]


def titles(page: Page) -> list[str]:
    """The heading or title of each block, in the order in which they are seen."""
    field = "input[name$='-heading'], input[name$='-title']"
    return [row.locator(field).first.input_value() for row in blocks(page)]


def add_block(page: Page, kind: str, *, below: Locator | None = None) -> Locator:
    """Add a block at the end, or below another, and return it once its editors work."""
    blocks(page)  # marks those that are there
    chooser = below.locator(".block-tools") if below else page.locator(".blocks-add")
    chooser.get_by_role("combobox").select_option(label=kind)
    chooser.get_by_role("button", name="Add a block").click()
    mark = page.locator(f"{ROWS}:not([data-mark])").evaluate(_MARK)
    return page.locator(f"[data-mark='{mark}']")


_HAS_FOCUS = """area => Object.values(CKEDITOR.instances)
    .some(editor => editor.editable()?.$ === area && editor.focusManager.hasFocus)"""


def click_into(row: Locator, field: str) -> None:
    """Click the rich text field of a block, after its editor is ready, and return once it listens."""
    editor = row.locator(f".field-{field} .cke_editable")
    editor.wait_for()
    editor.click()
    # Until it knows that it has the focus, it may still put the caret back to where it was.
    row.page.wait_for_function(_HAS_FOCUS, arg=editor.element_handle())


def write(row: Locator, field: str, text: str) -> None:
    """Type into the rich text field of a block, where a click in its middle sets the caret."""
    click_into(row, field)
    row.page.keyboard.type(text)


# Where the rows are, twice within a few frames: the same both times once nothing is folding any more.
_AT_REST = f"""async () => {{
    const places = () => [...document.querySelectorAll("{ROWS}")].map(row => row.getBoundingClientRect().top).join()
    const before = places()
    for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame)
    return places() === before
}}"""


def drag_above(page: Page, row: Locator, other: Locator) -> None:
    """Collapse all blocks, drag one by its heading onto the upper half of another, and open them again."""
    page.get_by_role("button", name="Collapse all items").click()
    page.wait_for_function(_AT_REST)
    handle = row.locator(":scope > h3 .inline_label")
    grabbed = "row => row.classList.contains('fs-dragging')"
    for _ in range(10):  # the first grasp may miss
        handle.scroll_into_view_if_needed()
        page.wait_for_function(_AT_REST)
        handle.hover()
        start = handle.bounding_box()
        page.mouse.down()
        page.mouse.move(start["x"] + 12, start["y"] + 4, steps=4)
        if row.evaluate(grabbed):
            break
        page.keyboard.press("Escape")  # lets go of another block without moving it
        page.mouse.up()
    assert row.evaluate(grabbed), "the block could not be grasped"
    # Let go only when the page shows the line above the other block, as a person would.
    shown = "row => row.classList.contains('fs-dragover') && !row.classList.contains('fs-dragover--after')"
    for nudge in range(100):
        end = other.locator(":scope > h3 .inline_label").bounding_box()
        page.mouse.move(end["x"] + 5 + nudge % 2, end["y"] + 2, steps=4)
        if other.evaluate(shown):
            break
    assert other.evaluate(shown), "the other block did not show where this one would go"
    page.mouse.up()
    page.locator(".fs-dragging").wait_for(state="detached")
    page.get_by_role("button", name="Uncollapse all items").click()


def paste(editor: Locator, html: str) -> None:
    """Paste HTML into a rich text field, as a word processor puts it into the clipboard."""
    editor.wait_for()
    editor.click()
    editor.evaluate(
        """(editable, html) => {
            const clipboardData = new DataTransfer()
            clipboardData.setData("text/html", html)
            clipboardData.setData("text/plain", new DOMParser().parseFromString(html, "text/html").body.textContent)
            editable.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
        }""",
        html,
    )
