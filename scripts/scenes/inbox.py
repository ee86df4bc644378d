"""docs/staff/inbox.md."""

from scripts.scenes.registry import NONE, scene


@scene("inbox", "inquiry", "inquiry-record", "mail-given-up", "mail-again")
def inquiries(stage):
    page = stage.staff("front-desk")
    page.goto("/admin/contact/inquiry/")
    stage.take("inbox", page, page.locator("#content"), margin=NONE, tallest=560)
    page.locator("#result_list tbody th a").first.click()
    page.get_by_label("Status:").select_option(label="in progress")
    page.get_by_label("Assigned to:").select_option(label="front-desk")
    page.get_by_label("A note, logistics only").fill("Called at 10:40 and left a voicemail. Will try again tomorrow.")
    stage.take("inquiry", page, page.locator("#content h1"), page.locator("#inquiry_form fieldset").last)
    page.get_by_role("button", name="Save and continue editing").click()
    page.locator(".messagelist").wait_for()
    page.get_by_label("Status:").select_option(label="waiting")
    page.get_by_role("button", name="Save and continue editing").click()
    page.locator(".messagelist").wait_for()
    stage.take("inquiry-record", page, page.locator(".inquiry-notes"), page.locator(".inquiry-history"))

    page.goto("/admin/contact/notification/?state__exact=failed")
    page.locator("#result_list tbody input").first.check()
    page.locator("select[name=action]").select_option(label="Send again what was given up")
    stage.take("mail-given-up", page, page.locator("#changelist"), tallest=230)
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).click()
    page.locator(".messagelist").wait_for()
    stage.take("mail-again", page, page.locator(".messagelist"), margin=NONE)
