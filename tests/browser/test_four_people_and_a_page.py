"""The life of a page, by the four people it needs: an author, a reviewer, a publisher and a visitor.

The text is the one that a clinic brought, and beside it one of our own words with the same faults.
"""

import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article, Medicine, MedicineUse, Reference, Topic
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.articles.factories import a_reviewer
from tests.articles.importing.files import SAMPLES, seed
from tests.browser.staff import add_block, blocks, click_into, log_in
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.story, pytest.mark.django_db(transaction=True)]

SOURCE = "sample-review"


@dataclass(frozen=True)
class Text:
    path: Path
    medicine: str
    title: str

    @property
    def address(self) -> str:
        return f"/articles/{Article.objects.get().slug}/"


def clinics_own() -> Text:
    return Text(seed(), "ketamine", "Ketamine for depression: what is known")


def our_own() -> Text:
    return Text(SAMPLES / "a-new-infusion.txt", "calmarel", "Calmarel for depression: what is known")


@pytest.fixture(params=[clinics_own, our_own], ids=lambda text: text.__name__)
def text(request) -> Text:
    """The text, in a clinic that knows its medicine and a source."""
    text = request.param()
    save_profile(profile=ClinicProfile(name="Our clinic", telephone="(323) 555-0142", crisis_telephone="988"))
    Topic.objects.create(name="Depression", slug="depression")
    medicine = Medicine.objects.create(name=text.medicine, slug=text.medicine)
    MedicineUse.objects.create(medicine=medicine, condition="depression", status="off_label")
    Reference.objects.create(
        key=SOURCE, citation="A review made up for this test. 2026.", study_type="systematic_review"
    )
    make_person("author")
    a_reviewer()
    make_person("publisher")
    return text


class Clock:
    """The time that the site reads. It goes on, and can be put forward."""

    def __init__(self):
        self._now, self._ahead = timezone.now, timedelta()

    def __call__(self) -> datetime:
        return self._now() + self._ahead

    def put_to(self, moment: datetime) -> None:
        self._ahead = moment - self._now()


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    return clock


def errors(page: Page) -> set[str]:
    """The IDs of the errors that the panel shows."""
    said = page.locator("#checks .finding-error summary").all_inner_texts()
    return {line.split(":")[0] for line in said}


def rewrite(row, field: str, words: str) -> None:
    """Put `words` in place of all that a rich text says."""
    click_into(row, field)
    row.page.keyboard.press("Control+A")
    row.page.keyboard.type(words)


def choose(page: Page, field: str, option: str) -> None:
    """Choose from a list that has a search."""
    page.locator(f".field-{field} .select2-selection").click()
    page.get_by_role("option", name=option).click()


def import_text(page: Page, text: Text) -> None:
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name="Paste a document…").click()
    page.get_by_label("Or plain text:").fill(text.path.read_text(encoding="utf-8"))
    page.get_by_role("button", name="See the blocks").click()
    page.get_by_text("5 sections, 3 analogies, 1 clinical example, 1 call to action").wait_for()
    page.get_by_role("button", name="Make this article").click()
    page.locator(".messagelist").get_by_text("saved as edition 1").wait_for()


def open_article(page: Page) -> None:
    page.goto(f"/admin/articles/article/{Article.objects.get().pk}/change/")


def press(page: Page, name: str) -> None:
    page.locator(".standing").get_by_role("link", name=name).click()


def confirm(page: Page, name: str, then: str) -> None:
    page.locator(".action-form").get_by_role("button", name=name).click()
    page.locator(".messagelist").get_by_text(then).wait_for()


def submit(page: Page, edition: int) -> None:
    press(page, f"Submit edition {edition} for review")
    confirm(page, f"Submit edition {edition} for review", f"Edition {edition} is submitted.")


def approve(page: Page, edition: int, *, is_minor: bool = False) -> None:
    press(page, f"Approve edition {edition}")
    page.get_by_label("I have checked what it says against its sources.").check()
    if is_minor:
        page.get_by_label("Only a small correction since the last review").check()
    confirm(page, f"Approve edition {edition}", f"Edition {edition} is approved.")


def open_from_desk(page: Page, part: str, title: str) -> None:
    page.goto("/admin/")
    page.get_by_role("region", name=part).get_by_role("link", name=title).click()


def said(page: Page, place: str) -> str:
    return " ".join(page.locator(place).first.inner_text().split())


def save(page: Page, edition: int) -> None:
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text(f"Saved as edition {edition}.").wait_for()


def mend(page: Page, text: Text) -> None:
    """Write anew what the checks found, as a careful author would."""
    drug = text.medicine.capitalize()
    page.get_by_label("Title:", exact=True).first.fill(text.title)
    page.get_by_label("Main message:").fill(
        f"{drug} lifts the mood of some people with depression for a time. Talk with your doctor about what is known."
    )
    page.get_by_label("Summary:").fill(f"What {text.medicine} may do for depression, its risks, and what is not known.")
    page.get_by_label("Subject:").select_option("treatment")
    for group in ("Where it belongs", "Sources and interests", "Medicines and review"):
        page.get_by_text(group, exact=True).click()
    choose(page, "topics", "Depression")
    choose(page, "medicine_uses", text.medicine)
    choose(page, "references", SOURCE)
    page.get_by_label("Our clinic offers this").check()
    page.get_by_label("Conflicts of interest:").fill("Our clinic earns money from this treatment.")
    page.get_by_label("Funding:").fill("Nobody paid us to write this page.")

    opening, first, first_story, second, second_story, third, third_story, example, last, call = blocks(page)
    rewrite(opening, "body", f"{drug} is a medicine. Some clinics use it when other treatments did not help enough.")
    first.get_by_label("Heading:").fill("What may happen in the brain?")
    rewrite(first, "body", f"{drug} changes how some nerve cells talk to each other. How that lifts mood is not known.")
    second.get_by_label("Heading:").fill("What are the risks?")
    second.get_by_label("What it is for:").select_option("risks")
    rewrite(second, "body", "Some people feel dizzy or cut off from themselves. Most of this passes on the same day.")
    third.get_by_label("Heading:").fill("What else can help?")
    third.get_by_label("What it is for:").select_option("alternatives")
    rewrite(third, "body", "Talk therapy and other medicines help many people. You can also choose to wait and see.")
    last.get_by_label("Heading:").fill("What is not known?")
    last.get_by_label("What it is for:").select_option("uncertainty")
    rewrite(last, "body", "It is not known how long the effect lasts, or how safe long use is.")
    for story, words in (
        (first_story, "A quiet room gets a little louder when one person starts to talk."),
        (second_story, "A pipe with less in it lets more water through."),
        (third_story, "After a storm, a town mends its roads one by one."),
    ):
        story.get_by_label("Title:").fill(words.split(" ")[1].capitalize())
        story.get_by_label("What the reader knows:").fill("a thing from daily life")
        story.get_by_label("What it explains:").fill("how signals in the brain may change")
        rewrite(story, "story", words)
        story.get_by_label("The same in plain words:").fill("Some cells send more signals for a while.")
        story.get_by_label("Where it stops being true:").fill(
            "A brain is more complex than this. Not all people respond."
        )
        for column in ("In the story", "In your body"):
            for cell in story.get_by_label(column).all():
                cell.fill("")
    example.get_by_label("Where it comes from:").select_option("composite")
    rewrite(example, "story", "A woman with depression asks her doctor about the treatment. They talk about the risks.")
    for cell in example.get_by_label("What happened").all() + example.get_by_label("When (may stay empty)").all():
        cell.fill("")
    rewrite(example, "afterwards", "She felt better for some weeks. Then her low mood came back.")
    call.get_by_label("Heading:").fill("Would you like to talk about it?")
    points = add_block(page, "Key points")
    points.get_by_label("Points:").fill("It helps some people.\nIt has risks.\nMuch is not known.")


def test_the_life_of_a_page(text, clock, new_page, console, tmp_path):
    console.allow(r"404 \(Not Found\).*/articles/")
    author, reviewer, publisher, visitor = new_page(), new_page(), new_page(), new_page()

    # The author brings in the text, and sees why it cannot go out.
    log_in(author, "author")
    import_text(author, text)
    raw = {"AN01", "BA06", "HL05", "HL07", "ME01", "PR01", "SA05"}
    assert raw <= errors(author)
    press(author, "Submit edition 1")
    author.locator(".action-form").get_by_role("button", name="Submit edition 1").click()
    author.get_by_text("Mend these first").wait_for()
    open_article(author)
    mend(author, text)
    expect(author.locator("#checks .finding-error")).to_have_count(0, timeout=15_000)
    save(author, 2)
    assert errors(author) == set()

    # She submits it; the reviewer asks for a change, then approves.
    submit(author, 2)
    log_in(reviewer, "reviewer")
    open_from_desk(reviewer, "Waiting for your review", text.title)
    press(reviewer, "Request changes to edition 2")
    reviewer.get_by_label("What has to change, and why?").fill("Say who should not have it.")
    confirm(reviewer, "Request changes to edition 2", "Edition 2 goes back to its author, with your note.")
    open_article(author)
    author.get_by_text("asks for changes: “Say who should not have it.”").wait_for()
    (opening, *_) = blocks(author)
    rewrite(
        opening, "body", "It is a medicine. People with high blood pressure that is not treated should not have it."
    )
    save(author, 3)
    submit(author, 3)
    open_from_desk(reviewer, "Waiting for your review", text.title)
    approve(reviewer, 3)

    # The publisher chooses tomorrow at nine. Until then there is no page; then there is, with the reviewer and both dates.
    tomorrow = timezone.localtime() + timedelta(days=1)
    nine = timezone.make_aware(datetime.combine(tomorrow.date(), time(9)))
    log_in(publisher, "publisher")
    open_from_desk(publisher, "Approved, to be published", text.title)
    press(publisher, "Publish edition 3 at a time")
    publisher.get_by_label("Goes live at:").fill(f"{nine:%Y-%m-%dT%H:%M}")
    confirm(publisher, "Publish edition 3 at a time", "Edition 3 goes live on")
    assert visitor.goto(text.address).status == 404
    clock.put_to(nine - timedelta(seconds=30))
    assert visitor.goto(text.address).status == 404
    clock.put_to(nine)
    assert visitor.goto(text.address).status == 200
    assert said(visitor, "h1") == text.title
    reviewed = timezone.localdate(Article.objects.get().editions.get(number=3).review.at)
    line = said(visitor, ".review-line")
    assert "Checked by Robin Reviewer, MD." in line
    assert f"Page last reviewed: {reviewed:%-d %B %Y}." in line
    assert f"Next review due: {reviewed.replace(year=reviewed.year + 1):%-d %B %Y}." in line
    assert "should not have it" in said(visitor, "main")
    assert "The FDA has not approved" in said(visitor, "main")

    # A typo is mended a day later. Readers see the old words until somebody approves the new ones.
    clock.put_to(nine + timedelta(days=1))
    log_in(author, "author")
    open_article(author)
    author.get_by_label("Summary:").fill(
        f"What {text.medicine} may do for depression, its risks and what is not known."
    )
    author.get_by_label("Main message:").fill(
        "It lifts the mood of some people for a time. Ask your doctor what is known."
    )
    save(author, 4)
    submit(author, 4)
    visitor.reload()
    assert "Talk with your doctor about what is known." in said(visitor, "main")
    log_in(publisher, "publisher")
    open_article(publisher)
    expect(publisher.locator(".standing .publishing")).not_to_contain_text("Publish edition 4")
    log_in(reviewer, "reviewer")
    open_from_desk(reviewer, "Waiting for your review", text.title)
    approve(reviewer, 4, is_minor=True)
    visitor.reload()
    assert "Talk with your doctor about what is known." in said(visitor, "main"), "approved is not published"
    open_article(publisher)
    press(publisher, "Publish edition 4 now")
    confirm(publisher, "Publish edition 4 now", "Edition 4 is live.")
    visitor.reload()
    assert "Ask your doctor what is known." in said(visitor, "main")
    assert f"Page last reviewed: {reviewed:%-d %B %Y}." in said(visitor, ".review-line"), (
        "a small correction moves no date"
    )

    # What the first page said can be proved.
    publisher.locator(".object-tools").get_by_role("link", name="History").click()
    with publisher.expect_download() as download:
        publisher.locator(".editions tbody tr").nth(1).get_by_role("link", name="Download").click()
    record = tmp_path / "record.json"
    download.value.save_as(record)
    told = json.loads(record.read_text())
    assert told["edition"]["number"] == 3
    assert datetime.fromisoformat(told["edition"]["live_from"]) == nine
    assert "Talk with your doctor about what is known." in told["document"]["main_message"]
    call_command("verify_record", str(record), "--against-database")
    told["document"]["main_message"] = "Something else."
    record.write_text(json.dumps(told))
    with pytest.raises(SystemExit):
        call_command("verify_record", str(record))
