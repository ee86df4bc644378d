"""The structure of the public pages: read as a tree, never as a string."""

import gzip
import re
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from articles import notices, rendering
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.articles.factories import make_block, make_document, make_live_article

pytestmark = pytest.mark.django_db

REFERENCE = {
    "key": "smith2020",
    "citation": "Smith A. A trial. A Journal. 2020;1(1):1-2.",
    "study_type": "rct",
    "doi": "10.1000/1",
    "pmid": "",
    "url": "",
    "accessed_on": None,
}
KINDS = ["section", "analogy", "clinical_example", "key_points", "callout", "figure", "questions_to_ask"]
EVERY_KIND = [
    make_block(heading="", body="<p>An introduction.[ref:smith2020]</p>"),
    make_block(heading="First", body="<p>Again.[ref:smith2020]</p>"),
    *(make_block(kind) for kind in KINDS),
    *(make_block("callout", severity=severity) for severity in ("information", "important", "urgent", "emergency")),
    make_block("call_to_action"),
]
PATHS = [
    *("/", "/articles/", "/articles/every-kind/", "/topics/sleep/", "/tags/sleep/", "/contact/", "/nothing-here/"),
    *("/glossary/", "/comparisons/", "/people/", "/people/robin-reviewer/"),
    *("/articles/every-kind/mistake/", "/articles/every-kind/mistake/thanks/"),
    "/articles/every-kind/clear/thanks/",
    *("/search/?q=kind&topic=sleep", "/search/?q=zzz"),
]


@pytest.fixture
def site():
    """A demonstration clinic with one article that has a block of every kind, between two others of its series."""
    save_profile(
        profile=ClinicProfile(
            name="Harbour Lane Clinic",
            telephone="(323) 555-0142",
            email="hello@harbourlane.example.org",
            website="https://harbourlane.example.org",
            booking_url="https://harbourlane.example.org/booking",
            crisis_telephone="988",
            crisis_text="741-741",
            emergency_telephone="911",
            is_demonstration=True,
        )
    )
    series = {"slug": "steps", "title": "Step by step"}
    make_live_article(title="Before it", series={**series, "position": 1})
    make_live_article(title="After it", series={**series, "position": 3})
    make_live_article(
        title="Every kind",
        blocks=EVERY_KIND,
        references=[REFERENCE],
        topics=[{"slug": "sleep", "name": "Sleep"}],
        tags=[{"slug": "sleep", "name": "Sleep"}],
        series={**series, "position": 2},
        funding_statement="We paid for it.",
    )


def read(client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html5lib")


def block_html(kind: str, **overrides) -> BeautifulSoup:
    """One block as `articles.rendering` makes it, after a section with a heading."""
    document = make_document(blocks=[make_block(heading="Before"), make_block(kind, **overrides)])
    return BeautifulSoup(rendering.render(document)["body"], "html5lib")


@pytest.mark.parametrize("path", PATHS)
def test_the_html_has_no_parse_error(client, site, path):
    html5lib.HTMLParser(strict=True).parse(client.get(path).content.decode())


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_one_h1_and_its_headings_never_skip_a_level(client, site, path):
    levels = [int(heading.name[1]) for heading in read(client, path).find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels)), levels


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_its_landmarks_and_a_way_past_the_header(client, site, path):
    page = read(client, path)
    assert [len(page.body.find_all(name, recursive=False)) for name in ("header", "main", "footer")] == [1, 1, 1]
    first = page.body.find("a")
    assert page.select_one(first["href"]) is page.main
    assert page.html["lang"] == "en"


@pytest.mark.parametrize("path", PATHS)
def test_the_name_of_every_navigation_is_its_own_where_it_shows(client, site, path):
    navs = [nav for nav in read(client, path).find_all("nav") if not nav.find_parent("details")]
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in navs]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", PATHS)
def test_ids_are_unique_and_links_within_the_page_arrive(client, site, path):
    page = read(client, path)
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(set(ids)) == len(ids)
    pointed_at = [link["href"][1:] for link in page.select('a[href^="#"]')]
    named_by = [name for tag in page.select("[aria-labelledby]") for name in tag["aria-labelledby"].split()]
    assert {*pointed_at, *named_by} <= set(ids)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_nothing_inline_and_nothing_from_elsewhere(client, site, path):
    page = read(client, path)
    assert not page.find_all("style")
    scripts = [script for script in page.find_all("script") if script.get("type") != "application/ld+json"]  # data
    assert not [script for script in scripts if not script.get("src")]
    assert not [
        tag for tag in page.find_all(True) if any(name == "style" or name.startswith("on") for name in tag.attrs)
    ]
    named = page.select("link[rel=canonical], link[rel=alternate][hreflang]")  # addresses that are told, not loaded
    assert [link["href"] for link in named if not link["href"].startswith("https://clinic.example.org/")] == []
    loaded = [
        tag.get("src") or tag.get("href") for tag in [*scripts, *page.find_all(["link", "img"])] if tag not in named
    ]
    assert [address for address in loaded if not address.startswith("/")] == []


@pytest.mark.parametrize("path", PATHS)
def test_the_crisis_lines_come_from_the_profile_and_stand_at_the_top_and_bottom(client, site, path):
    page = read(client, path)
    for part in (page.body.find("header", recursive=False), page.body.find("footer", recursive=False)):
        addresses = {link["href"] for link in part.find_all("a")}
        assert {"tel:988", "sms:741741", "tel:911"} <= addresses


@pytest.mark.parametrize("path", PATHS)
def test_a_demonstration_says_so_and_keeps_search_engines_away(client, site, path):
    page = read(client, path)
    assert "invented" in page.find("header").get_text()
    assert [tag["content"] for tag in page.select('meta[name="robots"]')] == ["noindex"]


@pytest.mark.parametrize("path", ["/", "/articles/"])
def test_a_real_clinic_is_found_by_search_engines_and_has_no_banner(client, path):
    page = read(client, path)
    assert page.select('meta[name="robots"]') == []
    assert "Demonstration" not in page.find("header").get_text()


def test_an_article_stands_in_its_order(client, site):
    article = read(client, "/articles/every-kind/").article
    wanted = "h1 .main-message .contents-folded .article-body .call-to-action .about-this-page .references .neighbours"
    positions = [list(article.descendants).index(article.select_one(part)) for part in wanted.split()]
    assert positions == sorted(positions)


def test_the_main_message_comes_before_any_other_heading(client, site):
    page = read(client, "/articles/every-kind/")
    before = page.select_one(".main-message").find_all_previous(re.compile("^h[1-6]$"))
    assert [heading.name for heading in before] == ["h1"]


def test_previous_and_next_say_their_titles_once(client, site):
    links = read(client, "/articles/every-kind/").select(".neighbours a")
    assert [(link["href"], " ".join(link.get_text().split())) for link in links] == [
        ("/articles/before-it/", "Previous Before it"),
        ("/articles/after-it/", "Next After it"),
    ]


def test_each_use_of_a_reference_can_be_gone_back_to(client, site):
    page = read(client, "/articles/every-kind/")
    back = [link["href"] for link in page.select(".references .back a")]
    assert back == ["#cite-1-1", "#cite-1-2"]
    assert all(page.select_one(address) for address in back)


def test_an_article_names_its_dates_topics_and_tags(client, site):
    page = read(client, "/articles/every-kind/")
    assert len(page.select(".about-this-page time[datetime]")) == 2
    assert page.select_one('.kicker a[href="/topics/sleep/"]').get_text() == "Sleep"
    assert page.select_one('.tags a[href="/tags/sleep/"]').get_text() == "#Sleep"


def test_an_author_who_is_not_real_is_called_so():
    author = {"name": "Ana", "slug": "ana", "credentials": "MD", "job_title": "", "is_demonstration": True}
    html = render_to_string(
        "articles/_byline.html", {"document": {"authors": [author, {**author, "is_demonstration": False}]}}
    )
    first, second = BeautifulSoup(html, "html5lib").select(".author")
    assert "not a real clinician" in first.get_text()
    assert "not a real clinician" not in second.get_text()


@pytest.mark.parametrize(
    ("label", "words"),
    [("simple", "Simple analogy"), ("simple_terms", "In simple terms"), ("real_life", "Real-life analogy")],
)
def test_an_analogy_is_labelled(label, words):
    assert block_html("analogy", label=label).select_one("summary .label").get_text(strip=True) == words


def test_an_analogy_shows_what_stands_for_what_as_a_table():
    table = block_html("analogy").table
    assert [cell.get_text() for cell in table.find_all("th", scope="col")] == ["In the story", "In your body"]
    sides, both = table.tbody.find_all("tr")
    assert [cell.get_text() for cell in sides.find_all("td")] == ["the gate", "the channel"]
    assert both.get_text().strip().endswith("lets things in")


def test_joining_words_keep_the_order_of_a_sentence_that_starts_in_the_body():
    pairs = [{"in_body": "A pill", "joined_by": "is like", "in_story": "a key"}]
    table = block_html("analogy", pairs=pairs).table
    assert table.th.get_text() == "What it explains"
    assert " ".join(cell.get_text() for cell in table.find_all("td")) == "A pill is like a key"


def test_an_analogy_ends_where_it_stops_being_true():
    analogy = block_html("analogy").select_one(".analogy")
    limits = analogy.select_one(".analogy-limits")
    assert "Where this comparison stops" in limits.get_text()
    assert limits.find_next_sibling() is None


@pytest.mark.parametrize("kind", [*KINDS])
def test_a_block_with_nothing_in_it_leaves_no_empty_element(kind):
    block = make_block(kind)
    kept = {"kind", "id", "label", "severity", "numbered", "anchor", "provenance"}
    empty = {name: type(value)() if value is not None else None for name, value in block.items() if name not in kept}
    body = BeautifulSoup(rendering.render(make_document(blocks=[{**block, **empty}]))["body"], "html5lib").body
    leaves = [
        tag
        for tag in body.find_all(["p", "h2", "h3", "ul", "ol", "dl", "table", "figcaption"])
        if not tag.get_text(strip=True)
    ]
    assert leaves == []


@pytest.mark.parametrize(
    ("provenance", "words"),
    [("composite", "many people"), ("fictional", "made up"), ("real", "real person"), ("", "An example")],
)
def test_a_clinical_example_says_what_it_is_made_of_and_that_it_is_not_typical(provenance, words):
    disclosure = notices.disclosure({"provenance": provenance})
    example = block_html("clinical_example", provenance=provenance, disclosure=disclosure).select_one(
        ".clinical-example"
    )
    assert words in example.select_one(".label").get_text()
    assert "may not be the same" in example.select_one(".not-typical").get_text()


def test_a_clinical_examples_own_words_on_what_is_typical_stand_beside_what_is_always_said():
    example = block_html(
        "clinical_example", disclosure="It is made up.", not_typical_note="Most people need longer."
    ).select_one(".not-typical")
    assert [text.get_text() for text in example.find_all("p")] == ["It is made up.", "Most people need longer."]


def test_each_severity_of_a_callout_has_a_word_and_a_shape_of_its_own():
    callouts = [
        block_html("callout", severity=name).select_one(".callout")
        for name in ("information", "important", "urgent", "emergency")
    ]
    assert len({callout.select_one(".label").get_text() for callout in callouts}) == 4
    assert len({str(callout.svg.find(["path", "circle"])) for callout in callouts}) == 4


@pytest.mark.parametrize(
    ("severity", "heading", "heard"),
    [
        ("emergency", "Call 911 if", "Emergency: Call 911 if"),
        ("emergency", "In an emergency, call 911 if", "In an emergency, call 911 if"),
        ("urgent", "Call your doctor if", "Urgent: Call your doctor if"),
        ("important", "The boxed warning", "Important: The boxed warning"),
        ("information", "Good to know", "Good to know"),
    ],
)
def test_the_heading_of_a_callout_says_by_ear_how_urgent_it_is(severity, heading, heard):
    title = block_html("callout", severity=severity, heading=heading).select_one(".callout h3")
    assert " ".join(title.get_text().split()) == heard
    hidden = title.select_one(".visually-hidden")
    assert title.get_text().strip().removeprefix(hidden.get_text() if hidden else "") == heading


def test_questions_can_be_ticked_by_their_words():
    questions = block_html("questions_to_ask")
    assert questions.label.input["type"] == "checkbox"
    assert questions.label.get_text(strip=True) == "What else could I try?"


def test_a_call_to_action_takes_its_facts_from_the_profile(client, site):
    action = read(client, "/articles/every-kind/").select_one(".call-to-action")
    assert [link["href"] for link in action.find_all("a")] == [
        "/contact/?from=article",
        "tel:3235550142",
        "https://harbourlane.example.org/booking",
        "mailto:hello@harbourlane.example.org",
        "https://harbourlane.example.org",
    ]


def test_nothing_is_said_of_a_way_to_reach_the_clinic_that_it_does_not_have(client):
    save_profile(profile=ClinicProfile(name="Bare", crisis_text=""))
    make_live_article(title="One", blocks=[make_block("call_to_action")])
    addresses = [link["href"] for link in read(client, "/articles/one/").find_all("a")]
    assert [address for address in addresses if address.startswith(("mailto:", "sms:"))] == []
    assert {address for address in addresses if address.startswith("tel:")} == {"tel:988", "tel:911"}


@pytest.mark.parametrize("template", ["400.html", "500.html", "503.html"])
def test_an_error_page_without_a_database_still_says_whom_to_call(template):
    clinic = {
        "name": "Bare",
        "telephone": "555-0100",
        "crisis_telephone": "988",
        "crisis_text": "988",
        "emergency_telephone": "911",
    }
    page = BeautifulSoup(render_to_string(template, {"clinic": clinic}), "html5lib")
    assert {"tel:988", "sms:988", "tel:911", "tel:5550100"} <= {link["href"] for link in page.find_all("a")}
    assert len(page.find_all("h1")) == 1


def test_an_article_with_its_stylesheets_is_at_most_40_kb_compressed(client, site):
    html = client.get("/articles/every-kind/").content
    links = BeautifulSoup(html, "html5lib").select('link[rel="stylesheet"], script[src]')
    files = [(link.get("href") or link.get("src")).removeprefix("/static/") for link in links]
    assert len(files) >= 4
    sizes = [len(gzip.compress(Path("static", name).read_bytes())) for name in files]
    assert sum(sizes) + len(gzip.compress(html)) <= 40 * 1024
    assert len(gzip.compress(html)) <= 12 * 1024
