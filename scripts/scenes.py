"""What the pictures of docs/images show: one scene for each page of the staff guide, played in the admin as people do it.

A scene may rely on those above it. `SCENES` is the table: which scene takes which pictures. `stage` is
`take_screenshots.Stage`: `stage.staff(role)` is that person's browser, `stage.take(name, page, *around, ring=…)` a picture.
"""

import io
from datetime import timedelta
from pathlib import Path

from PIL import Image, ImageDraw

from tests.browser.staff import add_block, blocks, open_new_article, write

ROOT = Path(__file__).resolve().parent.parent
BLOCK = (40, 22)  # CSS pixels around blocks: room for the round plus at their left
NONE = (0, 0)
TALL = 6000  # of a window in which even a long form needs no scrolling, so that nothing sticks to its edges
SCENES = {}  # function -> names of its pictures
TITLE = "Bring a list of your medicines"
REASON = "Our list of what to bring has changed."


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


def _line(row):
    """What is seen of a collapsed block: its heading and its tools."""
    return [row.locator(":scope > h3"), row.locator(":scope > .block-tools")]


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
    phone.locator("main .analogy").first.evaluate("element => element.scrollIntoView()")
    stage.take("article-phone-dark", phone)


# docs/staff/signing-in.md


@scene("sign-in", "desk")
def signing_in(stage):
    page = stage.open(width=760, height=420)
    page.goto("/admin/")
    page.get_by_label("Username").fill("author")
    page.get_by_label("Password").fill("a secret word")
    stage.take("sign-in", page, page.locator("#container"), margin=NONE, tallest=330)
    desk = stage.staff("author")
    desk.goto("/admin/")
    stage.take("desk", desk, desk.locator("#header"), desk.locator("#content"), margin=NONE, tallest=640)


# docs/staff/writing.md


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

    _save(page)
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


@scene("preview-beside")
def preview_beside(stage):
    page = stage.staff("author")
    _open_article(page, "How ketamine may help with depression")
    page.set_viewport_size({"width": 1280, "height": 860})
    page.get_by_role("button", name="Preview what is typed").click()
    pane = page.locator("#preview-beside")
    read = pane.frame_locator("iframe")
    read.get_by_role("heading", level=1).wait_for()
    page.locator("#article_form > div").evaluate("form => form.scrollIntoView()")
    stage.take("preview-beside", page, ring=[pane.locator(".preview-bar")])
    pane.get_by_role("button", name="Close").click()
    page.set_viewport_size({"width": 1040, "height": TALL})


def _choose(page, field: str, typed: str) -> None:
    """Pick from a field that searches while one types."""
    box = page.locator(f".field-{field} .select2-container").first
    box.click()
    page.keyboard.type(typed)
    page.locator(".select2-results__option", has_text=typed).first.click()


def _add_beside(page, field: str):
    """Press the plus beside a field and return the small window that it opens."""
    with page.expect_popup() as popup:
        page.locator(f"#add_id_{field}").click()
    return _whole(popup.value)


def _whole(popup):
    """A window that a page opened, loaded, and tall enough to be seen whole."""
    popup.set_viewport_size({"width": 1040, "height": TALL})
    popup.wait_for_load_state("load")
    popup.locator("h1").first.wait_for()
    return popup


def _save_beside(popup) -> None:
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save", exact=True).click()


# docs/staff/topics-and-sources.md


@scene("belongs", "new-reference", "citing", "citation-read", "references-read")
def topics_and_sources(stage):
    page = stage.staff("author")
    _open_article(page)
    belongs = _unfold(page, "Where it belongs")
    _choose(page, "topics", "Medicines")
    tag = _add_beside(page, "tags")
    tag.get_by_label("Name:").fill("#medicine list")
    _save_beside(tag)
    page.locator(".field-tags .select2-selection__choice").wait_for()
    page.locator(".field-topics .select2-container").first.click()
    page.keyboard.type("De")
    page.locator(".select2-results__option", has_text="Depression").wait_for()
    for gone in ("Searching", "Medicines"):
        page.locator(".select2-results__option", has_text=gone).wait_for(state="detached")
    stage.take("belongs", page, belongs, ring=[page.locator("#add_id_tags")])
    page.keyboard.press("Escape")

    _unfold(page, "Sources and interests")
    reference = _add_beside(page, "references")
    reference.get_by_label("Key:").fill("fda-medication-list")
    reference.get_by_label("Citation:").fill(
        "U.S. Food and Drug Administration. Create and Keep a Medication List for Your Health [Internet]."
    )
    reference.get_by_label("Study type:").select_option("regulator")
    reference.get_by_label("Web address:").fill(
        "https://www.fda.gov/consumers/consumer-updates/create-and-keep-medication-list-your-health"
    )
    reference.get_by_label("Read on:").fill("2026-11-24")
    stage.take("new-reference", reference, reference.locator("#reference_form"))
    _save_beside(reference)
    page.locator(".field-references .select2-selection__choice").wait_for()

    section = blocks(page)[0]
    section.get_by_role("button", name="Collapse or open").click()
    write(section, "body", "")
    page.keyboard.press("Control+End")
    page.keyboard.type(" [ref:fda-medication-list]")
    stage.take("citing", page, section, margin=BLOCK)
    _save(page)
    preview = _preview(stage, page)
    cited = preview.locator("main .section").first
    stage.take("citation-read", preview, cited, ring=[cited.locator("sup").first], tallest=140)
    stage.take("references-read", preview, preview.locator("main .references"))
    preview.close()


def _preview(stage, page):
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Preview the saved draft").click()
    return _whole(popup.value)


# docs/staff/pictures.md


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

    _open_article(page)
    for row in blocks(page):
        row.evaluate("row => { row.dataset.seen = true }")
    figure = add_block(page, "Figure", below=blocks(page)[0])
    figure.get_by_label("Picture:").select_option(label="A list of medicines")
    figure.get_by_label("Caption:").fill("One line for each medicine is enough.")
    stage.take("figure", page, figure, margin=BLOCK)
    _save(page)


# docs/staff/reviewing.md


@scene("checks", "submit", "waiting", "request-changes", "sent-back", "approve", "approved")
def reviewing(stage):
    author, reviewer = stage.staff("author"), stage.staff("reviewer")
    _open_article(author)
    author.set_viewport_size({"width": 1440, "height": 900})
    author.get_by_label("Main message:").fill("Bring a list of all you take. It is a guaranteed cure for mix-ups!")
    author.locator(".checks .finding-error").first.wait_for()
    stage.take(
        "checks", author, author.locator(".checks h2"), author.locator(".checks .finding").first, margin=(24, 16)
    )
    author.set_viewport_size({"width": 1040, "height": TALL})
    author.reload()

    _press(author, "for review")
    author.get_by_label("Anything the reviewer should know?").fill("The list has a new line about vitamins.")
    _take_action_page(stage, author, "submit")
    _confirm(author, "for review")
    reviewer.goto("/admin/")
    stage.take("waiting", reviewer, reviewer.locator(".desk-panel").first, margin=(24, 16))
    _open_article(reviewer)
    _press(reviewer, "Request changes")
    reviewer.get_by_label("What has to change, and why?").fill("Say that herbs and teas belong on the list too.")
    _take_action_page(stage, reviewer, "request-changes")
    _confirm(reviewer, "Request changes")
    author.reload()
    stage.take("sent-back", author, author.locator("#content h1"), author.locator(".standing"))
    author.get_by_label("Summary:").fill("What to put on a list of your medicines, herbs and teas.")
    _save(author)
    _press(author, "for review")
    _confirm(author, "for review")
    reviewer.reload()
    _press(reviewer, "Approve")
    reviewer.get_by_label("I have checked what it says against its sources.").check()
    _take_action_page(stage, reviewer, "approve")
    _confirm(reviewer, "Approve")
    stage.take("approved", reviewer, reviewer.locator(".messagelist"), reviewer.locator(".standing"), margin=NONE)


def _have_reviewed(stage, page) -> None:
    """Submit what was saved last, have the reviewer approve it, and come back to the article's page."""
    if not page.locator(".standing").get_by_role("link", name="for review").count():
        return
    _press(page, "for review")
    _confirm(page, "for review")
    reviewer = stage.staff("reviewer")
    _open_article(reviewer)
    _press(reviewer, "Approve")
    reviewer.get_by_label("I have checked what it says against its sources.").check()
    _confirm(reviewer, "Approve")
    page.reload()


# docs/staff/publishing.md


def _press(page, name: str) -> None:
    page.locator(".standing").get_by_role("link", name=name).click()
    page.locator(".action-form").wait_for()


def _confirm(page, name: str) -> None:
    page.locator(".action-form").get_by_role("button", name=name).click()
    page.locator(".messagelist").wait_for()


def _take_action_page(stage, page, name: str) -> None:
    stage.take(name, page, page.locator("#content h1"), page.locator(".action-form"), margin=(24, 16))


@scene(
    "preview", "standing", "publish", "live", "schedule", "scheduled", "cancel", "address", "withdraw", "article-list"
)
def publishing(stage):
    page = stage.staff("publisher")
    _open_article(page)
    preview = _preview(stage, page)
    preview.set_viewport_size({"width": 1040, "height": 720})
    stage.take("preview", preview)
    preview.close()

    _have_reviewed(stage, page)
    stage.take("standing", page, page.locator("#content h1"), page.locator(".standing"))
    _press(page, "now")
    _take_action_page(stage, page, "publish")
    _confirm(page, "now")
    stage.take("live", page, page.locator(".messagelist"), page.locator(".standing"), margin=NONE)

    page.get_by_label("Summary:").fill("What to put on a list of your medicines, and how to keep it up to date.")
    _save(page)
    _have_reviewed(stage, page)
    _press(page, "at a time")
    in_a_week = f"{_days_ahead(7):%Y-%m-%d}T08:30"
    page.get_by_label("Goes live at:").fill(in_a_week)
    _take_action_page(stage, page, "schedule")
    _confirm(page, "at a time")
    stage.take("scheduled", page, page.locator(".messagelist"), page.locator(".standing"), margin=NONE)
    _press(page, "Cancel edition")
    page.get_by_label("Why?").fill("We want to add a line about vitamins first.")
    _take_action_page(stage, page, "cancel")
    _confirm(page, "Cancel edition")

    _press(page, "Change the address")
    page.get_by_label("New address:").fill("your-list-of-medicines")
    _take_action_page(stage, page, "address")
    _confirm(page, "Change the address")

    _press(page, "Withdraw edition")
    page.get_by_label("Why?").fill(REASON)
    _take_action_page(stage, page, "withdraw")
    _confirm(page, "Withdraw edition")
    _have_reviewed(stage, page)  # after a withdrawal, a copy is reviewed and goes live
    _press(page, "now")
    _confirm(page, "now")
    page.goto("/admin/articles/article/")
    stage.take("article-list", page, page.locator("#content"), margin=NONE, tallest=520)


def _days_ahead(days: int):
    from django.utils import timezone

    return timezone.localtime() + timedelta(days=days)


# docs/staff/history.md


@scene("history", "old-edition", "restored")
def history(stage):
    page = stage.staff("publisher")
    _open_article(page)
    page.locator(".object-tools").get_by_role("link", name="History").click()
    page.locator(".editions").wait_for()
    stage.take("history", page, page.locator("#content h1"), page.locator(".decisions"))
    page.locator(".editions tbody tr").last.locator("th a").click()
    page.locator(".preview").wait_for()
    page.set_viewport_size({"width": 1040, "height": 620})
    stage.take("old-edition", page)
    page.go_back()
    page.set_viewport_size({"width": 1040, "height": TALL})
    page.locator(".editions tbody tr").nth(2).get_by_role("button", name="Make this the draft again").click()
    page.locator(".messagelist").wait_for()
    stage.take("restored", page, page.locator(".messagelist"), page.locator(".standing"), margin=NONE)


# docs/staff/two-people.md


@scene("two-people")
def two_people(stage):
    mine, theirs = stage.staff("author"), stage.staff("publisher")
    _open_article(mine)
    _open_article(theirs)
    theirs.get_by_label("Main message:").fill(
        "Write down every medicine and vitamin you take. Bring the list to each visit."
    )
    _save(theirs)
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
    _save(mine)


# docs/staff/people.md


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
    stage.take(
        "person-details", page, page.locator(".field-first_name"), page.locator(".field-is_staff"), margin=(16, 50)
    )
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("#changelist").wait_for()
    stage.take("people", page, page.locator(".messagelist"), page.locator("#content"), margin=NONE, tallest=470)


# docs/staff/clinic-and-contributors.md


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
    _open_article(author)
    author.get_by_role("button", name="Add another Author").or_(
        author.get_by_text("Add another Author", exact=True)
    ).first.click()
    _choose(author, "contributor", "Rosa Diaz")
    author.locator("#authorships-group").wait_for()
    stage.take("byline", author, author.locator("#authorships-group"))
    _save(author)


# docs/staff/inquiries.md


ANSWERS = {"best_time": "any", "voicemail_ok": False, "message": ""}


def _send_inquiry(page, *, name: str, topic: str, telephone: str, message: str = "") -> None:
    page.goto("/contact/")
    page.get_by_label("What should we call you?").fill(name)
    page.get_by_label("Phone call").check()
    page.get_by_label("Telephone number").fill(telephone)
    page.get_by_label("we may leave a voicemail").check()
    page.get_by_label("Best time to reach you").select_option("morning")
    page.get_by_label(topic).check()
    page.get_by_label("Anything else?").fill(message)
    page.get_by_label("you may contact me").check()


def _an_old_one_whose_mail_failed() -> None:
    """An inquiry of three days ago. Its mail finds no mail server, time after time, until it is given up."""
    import logging

    from django.utils import timezone

    from contact import inquiries, mail

    logging.disable(logging.ERROR)
    then = timezone.now() - timedelta(days=3)
    answers = ANSWERS | {
        "preferred_name": "Sam",
        "contact_method": "email",
        "telephone": "",
        "email": "sam@example.org",
        "topic": "location",
    }
    inquiry = inquiries.receive(word="a word for the pictures", answers=answers, came_from="contact_page", now=then)
    while (mine := inquiry.notifications.get()).state != "failed":
        mail.deliver_due(now=mine.next_attempt_at)
    logging.disable(logging.NOTSET)


def _deliver_the_rest() -> None:
    from django.test.utils import override_settings

    from contact import mail

    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        mail.deliver_due()


@scene("contact-form", "contact-fields", "contact-errors", "contact-thanks")
def sending_an_inquiry(stage):
    _an_old_one_whose_mail_failed()
    page = stage.open(width=820, height=1060, scale=1.1)
    page.goto("/contact/")
    stage.take("contact-form", page)
    page = stage.open(width=820, height=TALL, scale=1.1)
    _send_inquiry(page, name="", topic="Cost and insurance", telephone="555")
    page.get_by_role("button", name="Send").click()
    page.locator(".error-summary").wait_for()
    stage.take("contact-errors", page, page.locator(".error-summary"))
    _send_inquiry(page, name="Dana", topic="Cost and insurance", telephone="(323) 555-0187")
    page.get_by_role("button", name="Send").click()
    page.locator(".reference").wait_for()
    page.set_viewport_size({"width": 820, "height": 900})
    stage.take("contact-thanks", page)
    page.set_viewport_size({"width": 820, "height": TALL})
    _send_inquiry(
        page,
        name="Lee",
        topic="New patient information",
        telephone="(323) 555-0163",
        message="Do I need a letter from my family doctor? I can come on Mondays.",
    )
    stage.take("contact-fields", page, page.locator(".inquiry-form"))
    page.get_by_role("button", name="Send").click()
    page.locator(".reference").wait_for()
    _deliver_the_rest()


@scene("inbox", "inquiry", "inquiry-record", "mail-given-up", "mail-again")
def inquiries(stage):
    page = stage.staff("front-desk")
    page.goto("/admin/contact/inquiry/")
    stage.take("inbox", page, page.locator("#content"), margin=NONE, tallest=560)
    page.locator("#result_list tbody th a").first.click()
    page.get_by_label("Status:").select_option(label="in progress")
    page.get_by_label("Assigned to:").select_option(label="front-desk")
    page.get_by_label("Add a note:").fill("Called at 10:40 and left a voicemail. Will try again tomorrow.")
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
    stage.take("mail-again", page, page.locator(".messagelist"))
