"""Every public page and every state of it, in every look that a reader's device can ask for: axe finds nothing.

Axe is run with the size of targets (WCAG 2.2, 2.5.8). At 400 % nothing runs over the edge either (1.4.10).
"""

import re

import pytest
from django import db
from django.urls import get_resolver, resolve
from playwright.sync_api import Page, expect

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact import intake
from tests.articles.factories import make_block, make_live_article
from tests.browser.axe import found_on
from tests.browser.sample_site import PATHS, make_sample_site, paths

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK, ZOOMED = {"width": 1280, "height": 900}, {"width": 320, "height": 256}  # 1280 × 1024 at 400 %
PLAIN = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
DARK, FORCED, PAPER = {"color_scheme": "dark"}, {"forced_colors": "active"}, {"media": "print"}
# All that colours can spoil. Everything else axe is asked twice, at a desk and at 400 %, where other parts are shown.
OF_COLOUR = ("color-contrast", "link-in-text-block")
# look: (size, media, rules to ask about: all where none is named)
LOOKS = {
    "light": (DESK, {}, ()),
    "dark": (DESK, DARK, OF_COLOUR),
    "in colours of one's own": (DESK, FORCED, OF_COLOUR),
    "on paper": (DESK, PAPER, OF_COLOUR),
    "at 400 %": (ZOOMED, {}, OF_COLOUR),
    "at 400 % in the dark": (ZOOMED, DARK, ()),
}
LOOKS_OF_A_STATE = ("light", "in colours of one's own", "at 400 % in the dark")

# Answers to programs, and the address to which the buttons under an article send.
NOT_PAGES = {
    *("healthz", "readyz", "robots", "picture_file", "sitemap", "sitemap_pages", "sitemap_part"),
    *("feed_atom", "feed_rss", "topic_atom", "topic_rss", "clear"),
}
ELSEWHERE = {"review_link": "test_review_links"}
SITE_PAGES_ALIKE = {"nondiscrimination": "privacy", "language-help": "privacy"}  # one view, one template


def faults(page: Page, where: str, looks=LOOKS_OF_A_STATE) -> list[str]:
    """What axe finds on the page in these looks, and what runs over the edge at 400 %."""
    found = []
    for look in looks:
        size, media, rules = LOOKS[look]
        page.set_viewport_size(size)
        page.emulate_media(**PLAIN | media)
        if report := found_on(page, only=rules):
            found.append(f"{where}, {look}\n{report}")
        if size == ZOOMED and (width := page.evaluate("document.documentElement.scrollWidth")) > size["width"]:
            found.append(f"{where}, {look}: {width} pixels wide")
    page.set_viewport_size(DESK)
    page.emulate_media(**PLAIN)
    return found


def test_each_kind_of_page_is_looked_at():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    english = [path for path in (*PATHS, "/contact/thanks/") if not path.startswith("/es/")]
    looked_at = {resolve(path.split("?")[0]).url_name for path in english}
    assert names - NOT_PAGES - set(ELSEWHERE) - set(SITE_PAGES_ALIKE) == looked_at


def test_axe_finds_nothing_on_any_page_in_any_look(page):
    make_sample_site()
    found = []
    for path in paths():
        assert page.goto(path).status == 200
        found += faults(page, path, looks=LOOKS)
    assert not found, "\n".join(found)


def send_nothing(page: Page, path: str) -> None:
    page.goto(path)
    page.locator("main").get_by_role("button", name="Send").click()


def send_too_late(page: Page) -> None:
    page.goto("/contact/")
    page.locator("[name=token]").evaluate("token => { token.value = 'old' }")
    page.locator("main").get_by_role("button", name="Send").click()


def fill_in(page: Page) -> None:
    page.goto("/contact/")
    page.get_by_label("Myself").check()
    page.get_by_label("What should we call you?").fill("Mira")
    page.get_by_label("Email", exact=True).check()
    page.get_by_label("Email address").fill("mira@example.org")
    page.get_by_label(re.compile("plain email is not fully private")).check()
    page.get_by_label("Cost and insurance").check()
    page.get_by_label(re.compile("not for emergencies")).check()
    page.get_by_label(re.compile("you may contact me")).check()


def send(page: Page, message: str = "") -> None:
    fill_in(page)
    page.get_by_label(re.compile("Anything else")).fill(message)
    page.get_by_role("button", name="Send").click()


def send_much(page: Page, characters: int) -> None:
    page.goto("/contact/")
    page.locator("#id_message").evaluate(f"field => {{ field.value = 'x'.repeat({characters}) }}")
    page.get_by_role("button", name="Send").click()


def send_from_elsewhere(page: Page, path: str) -> None:
    """As a form on another website does. The page without an address has no policy that forbids it."""
    home = re.match(r"https?://[^/]+", page.evaluate("location.href"))[0]
    page.goto("about:blank")
    page.set_content(f'<form action="{home}{path}" method="post"><button>Press</button></form>')
    page.get_by_role("button").click()


def from_elsewhere(path: str):
    def bring(page: Page) -> None:
        page.goto("/contact/")
        send_from_elsewhere(page, path)

    return bring


# state: (the heading by which one knows it, how a reader comes to it)
STATES = {
    "the contact form, sent empty": ("There is a problem", lambda page: send_nothing(page, "/contact/")),
    "the contact form, open for too long": ("There is a problem", send_too_late),
    "a message that was sent": ("We got your message", send),
    "a message whose words suggest danger": ("We got your message", lambda page: send(page, "I want to die")),
    "a message that is too long": ("This was too long to send", lambda page: send_much(page, 1_050_000)),
    "a message from another site": ("This was not sent", from_elsewhere("/contact/")),
    "the form for a mistake, sent empty": (
        "There is a problem",
        lambda page: send_nothing(page, "/articles/one/mistake/"),
    ),
    "the search, before it": ("Search", lambda page: page.goto("/search/")),
    "the search within a topic": ("One", lambda page: page.goto("/search/?q=one&topic=sleep")),
    "a search that finds nothing in a topic": (
        "Nothing was found",
        lambda page: page.goto("/search/?q=zebra&topic=sleep"),
    ),
    "a clinic that has published nothing about a word": ("Look by topic", lambda page: page.goto("/search/?q=zebra")),
    "400": ("We could not read that", lambda page: page.goto("/articles/?page=%00")),
    "403": ("That is not open to you", from_elsewhere("/admin/login/")),
    "404": ("There is no page here", lambda page: page.goto("/nothing/")),
    "413": ("We could not read that", lambda page: send_much(page, 1_150_000)),
}


@pytest.fixture
def small_site(live_server):
    save_profile(
        profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142", email="hello@clinic.example.org")
    )
    make_live_article(title="One", slug="one", blocks=[make_block()], topics=[{"slug": "sleep", "name": "Sleep"}])


def test_axe_finds_nothing_in_any_state_of_a_form_a_search_or_a_refusal(page, small_site, console):
    console.allow(r"the server responded with a status of (400|403|404|413)")
    found = []
    for state, (heading, bring) in STATES.items():
        bring(page)
        expect(page.get_by_role("heading", name=heading, exact=True), state).to_be_visible()
        found += faults(page, state)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("fault", "heading"),
    [
        (RuntimeError, "Something went wrong on our side"),
        (db.OperationalError, "We are away for a moment"),
    ],
    ids=["500", "503"],
)
def test_axe_finds_nothing_on_a_page_about_a_fault_of_ours(page, small_site, console, monkeypatch, fault, heading):
    console.allow(r"the server responded with a status of 50[03]")

    def breaks(*args, **kwargs):
        raise fault

    monkeypatch.setattr("articles.views.people.render", breaks)
    page.goto("/people/")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    assert page.locator("a[href='tel:988']").is_visible()
    found = faults(page, heading)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_where_a_message_could_not_be_kept(page, small_site, console, monkeypatch):
    console.allow(r"the server responded with a status of 503")

    def breaks(**facts):
        raise db.OperationalError

    monkeypatch.setattr(intake, "receive", breaks)
    send(page)
    expect(page.get_by_role("heading", name="Your message was not sent")).to_be_visible()
    found = faults(page, "a message that could not be kept")
    assert not found, "\n".join(found)


def test_axe_finds_nothing_with_the_menu_and_the_contents_open(new_page, small_site):
    page = new_page(width=320, height=256)
    make_live_article(title="Two", slug="two", blocks=[make_block(heading=heading) for heading in ("A", "B")])
    page.goto("/articles/two/")
    page.locator(".menu-folded summary").click()
    page.locator(".contents-folded summary").click()
    found = []
    for media in ({}, DARK, FORCED):
        page.emulate_media(**PLAIN | media)
        if report := found_on(page):
            found.append(f"{media}\n{report}")
    assert not found, "\n".join(found)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


MOVING = """() => document.getAnimations().length + [...document.querySelectorAll('*')].filter(element => {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element)
    return animationName !== 'none' || transitionDuration.split(',').some(time => parseFloat(time)) || scrollBehavior === 'smooth'
}).length"""


def test_nothing_moves_for_those_who_asked_for_less_motion(page, small_site):
    page.goto("/articles/one/")
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING) == 1, "without that wish, the page glides to a place in it"
    assert found_on(page) == ""
    page.emulate_media(reduced_motion="reduce")
    for path in ("/articles/one/", "/", "/search/?q=one", "/contact/"):
        page.goto(path)
        assert page.evaluate(MOVING) == 0, path
