"""docs/staff/clinic-and-contributors.md."""

from scripts.scenes.acting import choose, open_article, save
from scripts.scenes.registry import scene


@scene("profile", "contributor", "byline")
def clinic(stage):
    page = stage.staff("administrator")
    page.goto("/admin/clinic/clinicprofile/1/change/")
    stage.take("profile", page, page.locator("#content h1"), page.locator("#clinicprofile_form"), tallest=1060)
    page.goto("/admin/clinic/contributor/add/")
    page.get_by_label("Name:").fill("Rosa Diaz")
    page.get_by_label("Credentials:").fill("RN")
    page.get_by_label("Job title:").fill("Nurse")
    page.get_by_label("About:").fill("Rosa invites people to their first visit. She is invented.")
    page.get_by_label("Not a real person").check()
    stage.take("contributor", page, page.locator("#content h1"), page.locator("#contributor_form"))
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".messagelist").wait_for()

    author = stage.staff("author")
    open_article(author)
    author.get_by_role("button", name="Add another Author").or_(
        author.get_by_text("Add another Author", exact=True)
    ).first.click()
    choose(author, "contributor", "Rosa Diaz")
    author.locator("#authorships-group").wait_for()
    stage.take("byline", author, author.locator("#authorships-group"))
    save(author)
