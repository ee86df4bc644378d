"""docs/staff/people.md."""

from scripts.scenes.registry import NONE, scene


@scene("person-add", "person-details", "people")
def people(stage):
    page = stage.staff("administrator")
    page.goto("/admin/auth/user/add/")
    page.get_by_label("Username:").fill("rosa.diaz")
    page.locator("#id_password1").fill("a long sentence, kept")
    page.locator("#id_password2").fill("a long sentence, kept")
    page.locator("#id_groups_from").select_option(label="Author")
    page.locator("#id_groups_add, #id_groups_add_link").first.click()
    chosen = page.locator("#id_groups_to")
    stage.take("person-add", page, page.locator("#content h1"), page.locator("#user_form"), ring=[chosen])
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("#id_is_active").wait_for()
    page.get_by_label("First name:").fill("Rosa")
    page.get_by_label("Last name:").fill("Diaz")
    page.get_by_label("Email address:").fill("rosa.diaz@harbourlane.example.org")
    person = page.locator("fieldset", has=page.locator(".field-first_name"))
    stage.take("person-details", page, person, page.locator(".field-is_staff"), margin=(16, 0))
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("#changelist").wait_for()
    stage.take("people", page, page.locator(".messagelist"), page.locator("#content"), margin=NONE, tallest=470)
