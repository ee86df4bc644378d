"""docs/staff/two-people.md."""

from scripts.scenes.acting import open_article, save
from scripts.scenes.registry import scene


@scene("two-people")
def two_people(stage):
    mine, theirs = stage.staff("author"), stage.staff("publisher")
    open_article(mine)
    open_article(theirs)
    theirs.get_by_label("Main message:").fill(
        "Write down every medicine and vitamin you take. Bring the list to each visit."
    )
    save(theirs)
    mine.get_by_label("Main message:").fill("Bring a list of what you take, and show it to us at each visit.")
    mine.get_by_role("button", name="Save", exact=True).click()
    mine.locator(".overwrite").wait_for()
    stage.take(
        "two-people",
        mine,
        mine.locator(".overwrite"),
        mine.locator(".errornote"),
        mine.locator(".errorlist").first,
        mine.locator(".field-main_message"),
        ring=[mine.locator(".overwrite")],
    )
    mine.get_by_label("I have read this.").check()
    save(mine)
