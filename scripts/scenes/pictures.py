"""docs/staff/pictures.md."""

import io

from PIL import Image, ImageDraw

from scripts.scenes.acting import open_article, save
from scripts.scenes.registry import BLOCK, NONE, scene
from tests.browser.staff import add_block, blocks


def _drawing() -> bytes:
    """A picture to upload: a sheet with lines on it, beside a pill."""
    picture = Image.new("RGB", (1200, 675), "#dfeee6")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((330, 60, 750, 640), 18, fill="#ffffff", outline="#3b1d46", width=8)
    for row in range(5):
        top = 140 + 95 * row
        draw.ellipse((380, top, 420, top + 40), fill="#74195a")
        draw.line((450, top + 20, 690, top + 20), fill="#3b1d46", width=10)
    draw.rounded_rectangle((830, 400, 1070, 500), 50, fill="#ffd166", outline="#3b1d46", width=8)
    draw.line((950, 404, 950, 496), fill="#3b1d46", width=8)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@scene("picture-refused", "picture-add", "picture-library", "figure")
def pictures(stage):
    page = stage.staff("author")
    page.goto("/admin/articles/picture/add/")
    page.get_by_label("Picture file:").set_input_files(
        {"name": "list.jpg", "mimeType": "image/jpeg", "buffer": b"%PDF-1.7 a letter that somebody renamed"}
    )
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".errorlist").first.wait_for()
    stage.take("picture-refused", page, page.locator(".errornote"), page.locator(".field-upload"))

    page.goto("/admin/articles/picture/add/")
    page.get_by_label("Picture file:").set_input_files(
        {"name": "list.png", "mimeType": "image/png", "buffer": _drawing()}
    )
    page.get_by_label("Title:").fill("A list of medicines")
    page.get_by_label("Alt text:").fill("A sheet of paper with five lines, and a yellow pill beside it.")
    stage.take("picture-add", page, page.locator("#content h1"), page.locator(".submit-row").last)
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".messagelist").wait_for()
    stage.take("picture-library", page, page.locator(".messagelist"), page.locator("#changelist"), margin=NONE)

    open_article(page)
    for row in blocks(page):
        row.evaluate("row => { row.dataset.seen = true }")
    figure = add_block(page, "Figure", below=blocks(page)[0])
    figure.get_by_label("Picture:").select_option(label="A list of medicines")
    figure.get_by_label("Caption:").fill("One line for each medicine is enough.")
    stage.take("figure", page, figure, margin=BLOCK)
    save(page)
