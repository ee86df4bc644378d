"""docs/staff/signing-in.md."""

from scripts.scenes.registry import NONE, scene


@scene("sign-in", "desk")
def signing_in(stage):
    page = stage.open(width=760, height=420)
    page.goto("/admin/")
    page.get_by_label("Username").fill("author")
    page.get_by_label("Password").fill("a secret word")
    stage.take("sign-in", page, page.locator("#container"), margin=NONE, tallest=330)
    desk = stage.staff("author")
    desk.goto("/admin/")
    stage.take("desk", desk, desk.locator("#header"), desk.locator("#content"), margin=NONE, tallest=1100)
