"""docs/staff/history.md."""

from scripts.scenes.acting import open_article
from scripts.scenes.registry import NONE, TALL, scene


@scene("history", "old-edition", "restored")
def history(stage):
    page = stage.staff("publisher")
    open_article(page)
    page.locator(".object-tools").get_by_role("link", name="History").click()
    page.locator(".editions").wait_for()
    stage.take("history", page, page.locator("#content h1"), page.locator(".decisions"))
    page.locator(".editions tbody tr").last.locator("th a").click()
    page.locator(".preview").wait_for()
    page.set_viewport_size({"width": 1040, "height": 620})
    stage.take("old-edition", page)
    page.go_back()
    page.set_viewport_size({"width": 1040, "height": TALL})
    page.locator(".editions tbody tr").nth(2).get_by_role("button", name="Make this the draft again").click()
    page.locator(".messagelist").wait_for()
    stage.take("restored", page, page.locator(".messagelist"), page.locator(".standing"), margin=NONE)
