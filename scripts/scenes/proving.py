"""docs/staff/history.md: what an article said, and what has to go from it. On articles of the demonstration."""

from scripts.scenes.acting import open_article, take_action_page
from scripts.scenes.registry import TALL, scene

KETAMINE = "How ketamine may help with depression"


def _now() -> str:
    """To the second, as it is in the clinic: its facts of today were recorded a moment ago."""
    from django.utils import timezone

    return f"{timezone.localtime():%Y-%m-%dT%H:%M:%S}"


@scene("compare")
def comparing(stage):
    page = stage.staff("author")
    open_article(page, KETAMINE)
    page.get_by_label("Main message:").fill("Ketamine may help some people when other treatments did not. Ask us.")
    page.get_by_role("button", name="Save and continue editing").click()
    page.locator(".messagelist").wait_for()
    page.locator(".object-tools").get_by_role("link", name="History").click()
    page.locator(".editions").get_by_role("link", name="Compare with edition").first.click()
    page.locator(".compared").first.wait_for()
    stage.take("compare", page, page.locator("#content h1"), page.locator(".compared").last, margin=(24, 16))


@scene("as-of")
def as_of(stage):
    page = stage.staff("author")
    open_article(page, KETAMINE)
    page.goto(page.url.replace("/change/", f"/as-of/?at={_now()}"))
    page.get_by_text("What the clinic's profile said then").click()
    page.set_viewport_size({"width": 1040, "height": 900})
    stage.take("as-of", page)
    page.set_viewport_size({"width": 1040, "height": TALL})


@scene("remove-words")
def redaction(stage):
    page = stage.staff("administrator")
    open_article(page, KETAMINE)
    page.get_by_role("link", name="Remove words for ever").click()
    words = page.get_by_label("Which words?")
    words.select_option(words.locator("option", has_text="clinical example").get_attribute("value"))
    page.get_by_label("Why?").fill("The person took back their consent on 12 March.")
    take_action_page(stage, page, "remove-words")


@scene("review-link")
def review_link(stage):
    page = stage.staff("author")
    open_article(page)
    page.get_by_role("link", name="Review links").click()
    page.get_by_label("Whom is it for?").fill("Dr. Ines Morel, cardiologist")
    stage.take("review-link", page, page.locator("#content h1"), page.locator(".action-form"), margin=(24, 16))
