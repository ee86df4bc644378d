"""docs/staff/reviewing.md."""

from scripts.scenes.acting import confirm, open_article, press, save, take_action_page, throw_away
from scripts.scenes.registry import NONE, TALL, scene


@scene("checks", "submit", "waiting", "request-changes", "sent-back", "approve", "approved")
def reviewing(stage):
    author, reviewer = stage.staff("author"), stage.staff("reviewer")
    open_article(author)
    author.set_viewport_size({"width": 1440, "height": 900})
    author.get_by_label("Main message:").fill("Bring a list of all you take. It is a guaranteed cure for mix-ups!")
    author.locator(".checks .finding-error").first.wait_for()
    stage.take("checks", author, author.locator(".checks h2"), author.locator(".checks .finding").first, margin=(24, 8))
    author.set_viewport_size({"width": 1040, "height": TALL})
    author.reload()
    throw_away(author)

    press(author, "for review")
    author.get_by_label("Anything the reviewer should know?").fill("The list has a new line about vitamins.")
    take_action_page(stage, author, "submit")
    confirm(author, "for review")
    reviewer.goto("/admin/")
    stage.take("waiting", reviewer, reviewer.locator(".desk-panel").first, margin=(12, 12))
    open_article(reviewer)
    press(reviewer, "Request changes")
    reviewer.get_by_label("What has to change, and why?").fill("Say that herbs and teas belong on the list too.")
    take_action_page(stage, reviewer, "request-changes")
    confirm(reviewer, "Request changes")
    author.reload()
    stage.take("sent-back", author, author.locator("#content h1"), author.locator(".standing"))
    author.get_by_label("Summary:").fill("What to put on a list of your medicines, herbs and teas.")
    save(author)
    press(author, "for review")
    confirm(author, "for review")
    reviewer.reload()
    press(reviewer, "Approve")
    reviewer.get_by_label("I have checked what it says against its sources.").check()
    take_action_page(stage, reviewer, "approve")
    confirm(reviewer, "Approve")
    stage.take("approved", reviewer, reviewer.locator(".messagelist"), reviewer.locator(".standing"), margin=NONE)
