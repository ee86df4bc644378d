"""docs/staff/writing.md: what is typed, as visitors would read it."""

from scripts.scenes.acting import open_article
from scripts.scenes.registry import TALL, scene


@scene("preview-beside")
def preview_beside(stage):
    page = stage.staff("author")
    open_article(page, "How ketamine may help with depression")
    page.set_viewport_size({"width": 1280, "height": 860})
    page.get_by_role("button", name="Preview what is typed").click()
    pane = page.locator("#preview-beside")
    read = pane.frame_locator("iframe")
    read.get_by_role("heading", level=1).wait_for()
    page.locator("#article_form > div:has(> .checks)").evaluate("form => form.scrollIntoView()")
    stage.take("preview-beside", page, ring=[pane.locator(".preview-bar")])
    pane.get_by_role("button", name="Close").click()
    page.set_viewport_size({"width": 1040, "height": TALL})
