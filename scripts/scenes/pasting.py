"""docs/staff/importing.md."""

from scripts.scenes.registry import scene

TEXT = """Before a blood test

Most blood tests take a few minutes.

## What can you do before?

- Drink water, unless you were told not to.
- Wear sleeves that roll up.

Simple analogy: The sample of a soup

A cook tastes a spoonful, and knows the pot.

- the spoonful <-> the tube of blood (both: stand for the whole)

Good to know:

You can ask to lie down."""


@scene("paste", "paste-blocks")
def pasting(stage):
    page = stage.staff("author")
    page.goto("/admin/articles/article/paste/")
    page.locator(".cke_editable").wait_for()
    plain = page.get_by_label("Or plain text")
    plain.fill(TEXT)
    plain.evaluate("field => { field.scrollTop = 0 }")
    stage.take("paste", page, page.locator("#content h1"), page.locator(".action-form"), margin=(24, 16))
    page.get_by_role("button", name="See the blocks").click()
    page.get_by_role("heading", name="The blocks").wait_for()
    stage.take("paste-blocks", page, page.locator("#content h1"), page.locator(".action-form"), margin=(24, 16))
