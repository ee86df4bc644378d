"""docs/staff/publishing.md."""

from datetime import timedelta

from scripts.scenes.acting import confirm, have_reviewed, open_article, open_preview, press, save, take_action_page
from scripts.scenes.registry import NONE, REASON, scene


@scene(
    "preview", "standing", "publish", "live", "schedule", "scheduled", "cancel", "address", "withdraw", "article-list"
)
def publishing(stage):
    page = stage.staff("publisher")
    open_article(page)
    preview = open_preview(stage, page)
    preview.set_viewport_size({"width": 1040, "height": 720})
    stage.take("preview", preview)
    preview.close()

    have_reviewed(stage, page)
    stage.take("standing", page, page.locator("#content h1"), page.locator(".standing"))
    press(page, "now")
    take_action_page(stage, page, "publish")
    confirm(page, "now")
    stage.take("live", page, page.locator(".messagelist"), page.locator(".standing"), margin=NONE)

    page.get_by_label("Summary:").fill("What to put on a list of your medicines, and how to keep it up to date.")
    save(page)
    have_reviewed(stage, page)
    press(page, "at a time")
    in_a_week = f"{_days_ahead(7):%Y-%m-%d}T08:30"
    page.get_by_label("Goes live at:").fill(in_a_week)
    take_action_page(stage, page, "schedule")
    confirm(page, "at a time")
    stage.take("scheduled", page, page.locator(".messagelist"), page.locator(".standing"), margin=NONE)
    press(page, "Cancel edition")
    page.get_by_label("Why?").fill("We want to add a line about vitamins first.")
    take_action_page(stage, page, "cancel")
    confirm(page, "Cancel edition")

    press(page, "Change the address")
    page.get_by_label("New address:").fill("your-list-of-medicines")
    take_action_page(stage, page, "address")
    confirm(page, "Change the address")

    press(page, "Withdraw edition")
    page.get_by_label("Why?").fill(REASON)
    take_action_page(stage, page, "withdraw")
    confirm(page, "Withdraw edition")
    have_reviewed(stage, page)  # after a withdrawal, a copy is reviewed and goes live
    press(page, "now")
    confirm(page, "now")
    page.goto("/admin/articles/article/")
    stage.take("article-list", page, page.locator("#content"), margin=NONE, tallest=520)


def _days_ahead(days: int):
    from django.utils import timezone

    return timezone.localtime() + timedelta(days=days)
