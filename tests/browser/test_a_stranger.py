"""A stranger who was given only the address: finds the article by a misspelt word, reads it, takes it along, gets help."""

import re

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Locator, Page, expect

from articles.document import CITATION
from articles.models import Edition
from tests.browser.sample_site import make_sample_site, paths

pytestmark = [pytest.mark.browser, pytest.mark.story, pytest.mark.django_db(transaction=True)]

MISSPELT = "ketamin depresion"
SLUG = "how-ketamine-may-help-with-depression"
KNOWN, NOT_KNOWN = ("benefits", "risks", "alternatives"), ("uncertainty",)


@pytest.fixture(params=[(390, 844), (1280, 900)], ids=["phone", "desktop"])
def size(request):
    return dict(zip(("width", "height"), request.param, strict=True))


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def stranger(request, new_page, size, live_server):
    make_sample_site()
    return new_page(**size, java_script_enabled=request.param)


@pytest.fixture
def edition(stranger):
    return Edition.objects.live(timezone.now()).get(article__slug=SLUG)


def blocks(edition: Edition, kind: str) -> list[dict]:
    return [block for block in edition.document["blocks"] if block["kind"] == kind]


def letters(text: str) -> str:
    """Text without white space, which differs where the site puts something in."""
    return "".join(text.split())


def passages(html: str) -> list[str]:
    """The paragraphs and items of a rich text as a reader is to see them, without numbers of references."""
    found = BeautifulSoup(html, "html5lib").find_all(["p", "li"])
    return [letters(CITATION.sub("", part.get_text())) for part in found if not part.find(["p", "li"])]


def words_of(part: Locator) -> str:
    """What can be read there, without what the site puts in: meanings of hard words, numbers of references."""
    html = part.evaluate("part => part.outerHTML")
    soup = BeautifulSoup(html, "html5lib")
    for added in soup.select(".definition, .citation"):
        added.decompose()
    return letters(soup.get_text())


def open_from_menu(page: Page, name: str) -> None:
    """By the menu of the header, which a phone has to open first."""
    if (opener := page.get_by_role("banner").get_by_text("Menu", exact=True)).is_visible():
        opener.click()
    page.get_by_role("banner").get_by_role("link", name=name, exact=True).click()


def search(page: Page, words: str) -> None:
    """By the box on the page, or where a phone has no room for it, by the page that the menu leads to."""
    if not page.get_by_role("searchbox").first.is_visible():
        open_from_menu(page, "Search")
    form = page.get_by_role("search").filter(visible=True)
    form.get_by_role("searchbox").fill(words)
    form.get_by_role("button", name="Search").click()


def finds_the_article(page: Page, edition: Edition) -> None:
    page.goto("/")
    search(page, MISSPELT)
    expect(page.locator(".search-said")).to_contain_text("ketamine depression")
    first = page.locator(".search-results").get_by_role("link").first
    expect(first).to_have_accessible_name(edition.title)
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(edition.title)


def reads_what_is_known_and_what_is_not(page: Page, edition: Edition) -> None:
    document = edition.document
    message, body = page.get_by_role("group", name="The main message"), page.locator(".article-body")
    assert message.bounding_box()["y"] < body.bounding_box()["y"], "the main message comes first"
    assert letters(document["main_message"]) in words_of(message)
    for role in (*KNOWN, *NOT_KNOWN):
        sections = [block for block in blocks(edition, "section") if block["role"] == role]
        assert sections, f"the article has no section on {role}"
        for section in sections:
            heading = page.get_by_role("heading", level=2, name=section["heading"])
            expect(heading).to_be_visible()
            words = words_of(page.locator(".section").filter(has=heading))
            for passage in passages(section["body"]):
                assert passage in words
    assert document["notices"], "it is not approved for this, and has to say so"
    for notice in document["notices"]:
        expect(page.get_by_text(notice["text"]).first).to_be_visible()
    assert page.locator(".references li").count() == len(document["references"])


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def assert_all_but_the_sources_is_on_the_front(page: Page) -> None:
    """Sixteen sources may go overleaf. A Letter sheet has 8½ by 11 inches, and the handout margins of 12 and 10 mm."""
    screen, inch = page.viewport_size, 96
    page.set_viewport_size({"width": int(8.5 * inch - 24 / 25.4 * inch), "height": screen["height"]})
    sources = page.locator(".handout .references")
    assert sources.bounding_box()["y"] < 11 * inch - 20 / 25.4 * inch
    for part in (".main-message", ".crisis-card", ".notice", ".key-points", ".questions", ".handout-source"):
        box = page.locator(f".handout {part}").bounding_box()
        assert box["y"] + box["height"] < sources.bounding_box()["y"] + 1, part
    page.set_viewport_size(screen)


def prints_the_handout(page: Page, edition: Edition) -> None:
    page.get_by_role("link", name=re.compile("handout", re.IGNORECASE)).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(edition.title)
    page.emulate_media(media="print")
    (points,), (questions,) = blocks(edition, "key_points"), blocks(edition, "questions_to_ask")
    words = words_of(page.locator(".handout"))
    for text in (*points["points"], *questions["questions"]):
        assert letters(CITATION.sub("", BeautifulSoup(text, "html5lib").get_text())) in words
    for moment in (edition.review.reviewed_on, edition.review.next_due_on):
        expect(page.get_by_text(date_format(moment, "j F Y")).first).to_be_visible()
    for line in ("tel:988", "sms:988"):
        expect(page.locator(f"a[href='{line}']").filter(visible=True).first).to_be_visible()
    expect(page.locator(".handout .address")).to_contain_text(f"/articles/{SLUG}/")
    expect(page.get_by_role("img", name=re.compile("address"))).to_be_visible()
    assert pages_of(page.pdf(format="Letter")) <= 2, "it is one sheet"
    assert_all_but_the_sources_is_on_the_front(page)
    page.emulate_media(media="screen")


def finds_a_word_explained_in_place_and_in_the_glossary(page: Page, edition: Edition) -> None:
    """The handout explains what the article's own sentences do: in brackets, with the words of the glossary."""
    term = page.locator("dfn:has(+ .definition)").first
    word, meaning = term.inner_text(), term.locator("+ .definition").inner_text().strip("() ")
    (known,) = [each for each in edition.document["glossary"] if each["definition"].rstrip(".") == meaning]
    assert word.lower() in {name.lower() for name in (known["term"], *known["aliases"])}
    page.get_by_role("link", name="Read the whole page").click()
    expect(page.locator(".article-body dfn").filter(has_text=word).first).to_be_visible()
    open_from_menu(page, "Glossary")
    entry = page.locator(".term").filter(has=page.locator("dfn", has_text=re.compile(f"^{known['term']}$", re.I)))
    expect(entry).to_contain_text(known["definition"])
    entry.get_by_role("link", name=edition.title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(edition.title)


def can_get_help_from_every_kind_of_page(page: Page) -> None:
    """That each single page has the links is told by test_every_page_leads_to_help; here, that they are in sight."""
    height = page.viewport_size["height"]
    for path in paths():
        page.goto(path)
        for line in ("tel:988", "sms:988"):
            box = page.locator(f"a[href^='{line}']").filter(visible=True).first.bounding_box()
            assert box["y"] + box["height"] <= height, f"{line} is on the first screen of {path}"
            assert box["height"] >= 24, f"{line} of {path} is large enough"
        links = page.locator("a[href*='/contact/']").filter(visible=True)
        assert links.count() > 0, f"{path} shows a way to the contact form"
    page.goto(f"/articles/{SLUG}/")
    page.get_by_role("contentinfo").get_by_role("link", name="Contact us").click()
    crisis, form = page.locator("main .crisis-card"), page.locator("main form")
    expect(form.get_by_role("button", name="Send")).to_be_visible()
    assert crisis.bounding_box()["y"] < form.bounding_box()["y"], "the crisis lines come first"


def test_a_stranger_finds_reads_and_takes_along_what_is_known_and_reaches_help(stranger, edition):
    finds_the_article(stranger, edition)
    reads_what_is_known_and_what_is_not(stranger, edition)
    prints_the_handout(stranger, edition)
    finds_a_word_explained_in_place_and_in_the_glossary(stranger, edition)
    can_get_help_from_every_kind_of_page(stranger)
    assert stranger.context.cookies() == []
