"""What the pictures of docs/images show: one scene for each page of the staff guide, played in the admin as people do it.

A scene may rely on those above it. `SCENES` is the table: which scene takes which pictures. `stage` is
`take_screenshots.Stage`: `stage.staff(role)` is that person's browser, `stage.take(name, page, *around, ring=…)` a picture.
"""

import re
from datetime import datetime, timedelta
from pathlib import Path

from tests.browser.staff import add_block, blocks, open_new_article, write

ROOT = Path(__file__).resolve().parent.parent
SCENES = {}  # function -> names of its pictures
TITLE = "Bring a list of your medicines"
SLUG = "bring-a-list-of-your-medicines"


def scene(*pictures: str):
    def register(play):
        SCENES[play] = pictures
        return play

    return register


def _save(page) -> None:
    page.get_by_role("button", name="Save and continue editing").click()
    page.locator(".messagelist").wait_for()


def _open_article(page, title: str = TITLE) -> None:
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name=title).first.click()
    page.locator(".blocks-add, .standing").first.wait_for()


def _heading(row):
    return row.locator(":scope > h3")


def _unfold(page, name: str):
    """Open a part of the form that is folded away, and return it."""
    part = page.locator("fieldset.collapse", has_text=name).first
    part.locator("summary").click()
    return part


# Read by visitors: the pictures of README.md


@scene("article", "article-phone-dark")
def reading(stage):
    path = "/articles/how-ketamine-may-help-with-depression/"
    page = stage.open(width=1280, height=1230, scale=1)
    page.goto(path)
    stage.take("article", page)
    phone = stage.open(width=390, height=844, scale=1.5, color_scheme="dark", has_touch=True, is_mobile=True)
    phone.goto(path)
    phone.locator("main h2").nth(1).evaluate("element => element.scrollIntoView()")
    stage.take("article-phone-dark", phone)


# docs/staff/signing-in.md


@scene("sign-in", "desk")
def signing_in(stage):
    page = stage.open(width=760, height=420)
    page.goto("/admin/")
    page.get_by_label("Username").fill("author")
    page.get_by_label("Password").fill("a secret word")
    stage.take("sign-in", page, page.locator("#container"), margin=0, tallest=330)
    desk = stage.staff("author")
    desk.goto("/admin/")
    stage.take("desk", desk, desk.locator("#header"), desk.locator("#content"), margin=0, tallest=640)


# docs/staff/writing.md


@scene("new-article", "section", "analogy", "clinical-example", "short-blocks", "moving", "dragging", "between", "saved")
def writing(stage):
    page = stage.staff("author")
    open_new_article(page)
    page.get_by_label("Title:", exact=True).first.fill(TITLE)
    page.get_by_label("Main message:").fill("Write down every medicine you take, and bring the list to each visit.")
    page.get_by_label("Summary:").fill("What to put on a list of your medicines, and why it helps at a visit.")
    chooser = page.get_by_label("Add a block at the end")
    stage.take("new-article", page, page.locator("#content"), ring=[chooser], margin=0)

    section = add_block(page, "Section")
    section.get_by_label("Heading:").fill("Why bring a list?")
    write(section, "body", "Some medicines do not go together. Your list helps us to see that.")
    stage.take("section", page, section)

    analogy = add_block(page, "Analogy")
    analogy.get_by_label("Title:").fill("The packing list")
    analogy.get_by_label("What the reader knows:").fill("a packing list for a trip")
    analogy.get_by_label("What it explains:").fill("why a written list of medicines helps")
    write(analogy, "story", "You pack for a trip. With a list, you need not keep each thing in your head.")
    analogy.get_by_label("In the story, row 1").fill("the packing list")
    analogy.get_by_label("In the body, row 1").fill("your list of medicines")
    analogy.get_by_label("In the story, row 2").fill("a thing left at home")
    analogy.get_by_label("In the body, row 2").fill("a medicine nobody told us about")
    analogy.get_by_label("The same, literally:").fill("A written list makes it less likely that a medicine is forgotten.")
    analogy.get_by_label("Where it stops being true:").fill(
        "You choose what to pack. A medicine is never added or left out without your doctor or nurse."
    )
    stage.take("analogy", page, analogy)

    example = add_block(page, "Clinical example")
    example.get_by_label("Title:").fill("A list on the fridge")
    example.get_by_label("Provenance:").select_option("fictional")
    write(example, "story", "Ana takes two medicines and a vitamin. She writes all three down.")
    example.get_by_label("When (may stay empty), row 1").fill("Before the visit")
    example.get_by_label("What happened, row 1").fill("Ana puts the list into her bag.")
    example.get_by_label("When (may stay empty), row 2").fill("At the visit")
    example.get_by_label("What happened, row 2").fill("Her nurse reads it and asks about the vitamin.")
    write(example, "afterwards", "They find that nothing has to change.")
    stage.take("clinical-example", page, example)

    callout = add_block(page, "Callout")
    callout.get_by_label("Severity:").select_option("important")
    callout.get_by_label("Heading:").fill("Do not stop a medicine on your own")
    write(callout, "body", "Ask your doctor, nurse or pharmacist first.")
    points = add_block(page, "Key points")
    points.get_by_label("Points:").fill("Write down what you take, how much, and when.\nAdd vitamins and herbs too.")
    questions = add_block(page, "Questions to ask")
    questions.get_by_label("Questions:").fill("Do my medicines go together?\nWhat if I forget one?")
    call = add_block(page, "Call to action")
    call.get_by_label("Heading:").fill("Not sure what to write down?")
    call.get_by_label("Text:").fill("Bring the packages. We will look at them with you.")
    stage.take("short-blocks", page, callout, points, questions, call)

    page.locator(".collapse-items").click()
    analogy.locator(":scope > h3 .inline_label").hover()  # waits until nothing moves any more
    up = analogy.get_by_role("button", name="Move this analogy up")
    stage.take("moving", page, *[_heading(row) for row in blocks(page)], ring=[up.locator("xpath=..")])

    call.locator(":scope > h3 .inline_label").hover()
    page.mouse.down()
    end = points.locator(":scope > h3 .inline_label").bounding_box()
    page.mouse.move(end["x"] + 5, end["y"] + 20, steps=8)
    page.mouse.move(end["x"] + 5, end["y"] + 2, steps=4)
    stage.take("dragging", page, *[_heading(row) for row in blocks(page)])
    call.locator(":scope > h3 .inline_label").hover()
    page.mouse.up()

    below = section.get_by_label("Add a block below this one")
    plus = section.locator(".order-machine-insert-target")
    plus.click()
    page.locator(".plugin-buttons").wait_for()
    stage.take(
        "between", page, _heading(section), _heading(example), page.locator(".plugin-buttons"), ring=[below, plus]
    )
    page.keyboard.press("Escape")
    page.locator(".collapse-items").click()
    _save(page)
    stage.take("saved", page, page.locator(".messagelist"), page.locator(".standing"), page.locator(".object-tools"))
