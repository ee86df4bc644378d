"""docs/staff/writing.md."""

from scripts.scenes.acting import save
from scripts.scenes.registry import BLOCK, TITLE, scene
from tests.browser.staff import add_block, blocks, open_new_article, write


def _line(row):
    """What is seen of a collapsed block: its heading and its tools."""
    return [row.locator(":scope > h3"), row.locator(":scope > .block-tools")]


@scene(
    "new-article",
    "section",
    "analogy",
    "clinical-example",
    "short-blocks",
    "saved",
    "moving",
    "dragging",
    "between",
    "deleting",
)
def writing(stage):
    page = stage.staff("author")
    open_new_article(page)
    page.get_by_label("Title:", exact=True).first.fill(TITLE)
    page.get_by_label("Main message:").fill("Write down every medicine you take, and bring the list to each visit.")
    page.get_by_label("Summary:").fill("What to put on a list of your medicines, and why it helps at a visit.")
    chooser = page.locator(".blocks-add select")
    stage.take("new-article", page, page.locator("#content h1"), page.locator(".blocks-add"), ring=[chooser])

    section = add_block(page, "Section")
    section.get_by_label("Heading:").fill("Why bring a list?")
    write(section, "body", "Some medicines do not go together. Your list helps us to see that.")
    stage.take("section", page, section, margin=BLOCK)

    analogy = add_block(page, "Analogy")
    analogy.get_by_label("Title:").fill("The packing list")
    analogy.get_by_label("What the reader knows:").fill("a packing list for a trip")
    analogy.get_by_label("What it explains:").fill("why a written list of medicines helps")
    write(analogy, "story", "You pack for a trip. With a list, you need not keep each thing in your head.")
    analogy.get_by_label("In the story, row 1").fill("the packing list")
    analogy.get_by_label("In your body, row 1").fill("your list of medicines")
    analogy.get_by_label("In the story, row 2").fill("a thing left at home")
    analogy.get_by_label("In your body, row 2").fill("a medicine nobody told us about")
    analogy.get_by_label("The same in plain words:").fill(
        "A written list makes it less likely that a medicine is forgotten."
    )
    analogy.get_by_label("Where it stops being true:").fill(
        "You choose what to pack. A medicine is never added or left out without your doctor or nurse."
    )
    stage.take("analogy", page, analogy, margin=BLOCK)

    example = add_block(page, "Clinical example")
    example.get_by_label("Title:").fill("A list on the fridge")
    example.get_by_label("Where it comes from:").select_option("fictional")
    write(example, "story", "Ana takes two medicines and a vitamin. She writes all three down.")
    example.get_by_label("When (may stay empty), row 1").fill("Before the visit")
    example.get_by_label("What happened, row 1").fill("Ana puts the list into her bag.")
    example.get_by_label("When (may stay empty), row 2").fill("At the visit")
    example.get_by_label("What happened, row 2").fill("Her nurse reads it and asks about the vitamin.")
    write(example, "afterwards", "They find that nothing has to change.")
    stage.take("clinical-example", page, example, margin=BLOCK)

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
    stage.take("short-blocks", page, *blocks(page)[3:], margin=BLOCK)

    save(page)
    stage.take(
        "saved",
        page,
        *page.locator(".messagelist li").all(),
        page.locator(".standing"),
        margin=(0, 10),
        ring=[page.locator(".standing")],
    )

    page.get_by_role("button", name="Collapse all items").click()
    section, analogy, example, callout, points, questions, call = blocks(page)
    analogy.locator(":scope > h3 .inline_label").hover()  # waits until nothing moves any more
    tools = analogy.locator(".block-tools")
    stage.take("moving", page, *[part for row in blocks(page) for part in _line(row)], ring=[tools], margin=BLOCK)

    call.locator(":scope > h3 .inline_label").hover()
    page.mouse.down()
    end = points.locator(":scope > h3 .inline_label").bounding_box()
    page.mouse.move(end["x"] + 5, end["y"] + 20, steps=8)
    page.mouse.move(end["x"] + 5, end["y"] + 2, steps=4)
    stage.take("dragging", page, *[part for row in blocks(page) for part in _line(row)], margin=BLOCK)
    call.locator(":scope > h3 .inline_label").hover()
    page.mouse.up()

    plus = analogy.locator(".order-machine-insert-target")
    plus.click()
    kinds = page.locator(".plugin-buttons")
    kinds.wait_for()
    below = section.locator(".block-tools select")
    stage.take("between", page, *_line(section), kinds, *_line(questions), ring=[below, plus], margin=BLOCK)
    page.reload()

    section, *_, questions, call = blocks(page)  # which the page remembers to be collapsed
    tick = questions.locator(".block-tools .delete")
    tick.get_by_label("Delete").check()
    stage.take("deleting", page, *[part for row in blocks(page)[-3:] for part in _line(row)], margin=BLOCK, ring=[tick])
    page.reload()
