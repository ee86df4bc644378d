"""What word processors put into the clipboard becomes plain rich text: structure stays, looks and notes go."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.document import paragraphs_of
from articles.links import straight
from articles.sanitising import ALLOWED, clean, clean_document
from tests.articles.clipboard import DOCS, NOT_OF_WORD, WORD
from tests.articles.hostile_html import ATTACKS
from tests.articles.test_sanitising import remains

# Both say the same, but for the town.
REST = (
    "<ul><li>Get up at the <strong>same hour</strong>.<ul><li>Also at weekends.</li></ul></li><li>Go out in the morning.</li></ul>"
    "<p><strong>What can you do tonight?</strong></p>"
    "<ol><li>Dim the lights.</li><li>Get up for a while if you lie awake.</li></ol>"
    '<p>Read <a href="https://example.org/sleep?a=1&amp;b=2">our page about nights</a>.</p>'
    "<ul><li><strong>When: What helps</strong></li><li>In the evening: A dark, cool room</li></ul>"
)
TITLES = "<p><strong>Sleeping through the night</strong></p><p><strong>What sets the time?</strong></p>"
CLOCK = "<p>Your body has a <strong>clock</strong>. <em>Light</em> sets it{}.</p>"


def test_a_document_of_word_keeps_its_structure_and_nothing_else():
    cleaned = clean(WORD)
    assert cleaned == TITLES + CLOCK.format(", even in Springfield") + REST
    assert [words for words in NOT_OF_WORD if words in cleaned] == []


def test_a_document_of_google_docs_keeps_its_structure_and_nothing_else():
    assert clean(DOCS) == TITLES + CLOCK.format("") + REST


@pytest.mark.parametrize("pasted", [WORD, DOCS])
def test_what_was_cleaned_stays_as_it_is(pasted):
    assert clean(clean(pasted)) == clean(pasted)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        # Chrome writes Word's conditional sections as comments.
        (
            "<p class=MsoListParagraph style='mso-list:l0 level1'><!--[if !supportLists]-->a)&nbsp; <!--[endif]-->One</p>",
            "<ol><li>One</li></ol>",
        ),
        # Styles may be gone; the typed bullet is not.
        ("<p class=MsoListParagraph>·&nbsp;&nbsp; One</p>", "<ul><li>One</li></ul>"),
        ("<p class=MsoListParagraph>o&nbsp;&nbsp; One</p>", "<ul><li>One</li></ul>"),
        ("<p class=MsoListParagraph>3.&nbsp; One</p>", "<ol><li>One</li></ol>"),
        # Set in like a list, and none.
        ("<p class=MsoListParagraph>I. Kant said so.</p>", "<p>I. Kant said so.</p>"),
        ("<li class=MsoNormal style='mso-list:l0 level1'>One</li>", "<ul><li>One</li></ul>"),
        ('<p role="heading" aria-level="2" class="Paragraph">Outlook</p>', "<p><strong>Outlook</strong></p>"),
        ("<h2><b>Once</b> bold</h2>", "<p><strong>Once bold</strong></p>"),
        ("<ul class=x><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul class=x><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"),
        ("<ul class=x><li>a<ol><li>b</li></ol>c</li></ul>", "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"),
        ("<div>one</div>two<div>three</div>", "<p>one</p><p>two</p><p>three</p>"),
        ("<p class=x>one<p>two", "<p>one</p><p>two</p>"),
        ("<span>two</span> <span>words</span>", "<p>two words</p>"),
        ('<span style="font-weight:600">a</span><i style="font-style:normal">b</i>', "<p><strong>a</strong>b</p>"),
        ('<strong style="font-weight:normal">a</strong>', "<p>a</p>"),
        # Pages that are laid out with tables stay what they are.
        ("<table><tr><td><h2>A</h2><p>b</p></td></tr></table>", "<p><strong>A</strong></p><p>b</p>"),
        (
            "<table><tr><th>Sleep.<td>Go to bed.<td>Rest<tr><td>x<td>y</table>",
            "<ul><li>Sleep. Go to bed. Rest</li><li>x: y</li></ul>",
        ),
        ("<table><tr><td>a</td><td>b</td>after</tr></table>", "<ul><li>a: b; after</li></ul>"),
        # Google's comments, as it exports them.
        (
            '<p class=c1>Text<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> on.</p>'
            '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is it so?</span></p></div><p>End.</p>',
            "<p>Text on.</p><p>End.</p>",
        ),
        ('<p><a href="#_ftn1" name="_ftnref1">[1]</a> stays</p>', "<p>[1] stays</p>"),
        ("<p style='display:none'>hidden</p><p>seen</p>", "<p>seen</p>"),
        ("<![if !vml]>a<![endif]><![CDATA[b]]> <![odd", "<p>a&lt;![CDATA[b]]&gt; &lt;![odd</p>"),
    ],
)
def test_each_habit_of_a_word_processor_is_understood(pasted, kept):
    assert clean(pasted) == kept
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("href", "leads_to"),
    [
        ("https://www.google.com/url?q=https://example.org/a?b%3Dc&sa=D&ust=1", "https://example.org/a?b=c"),
        ("https://www.google.co.uk/url?url=http://example.org/", "http://example.org/"),
        (
            "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&data=x",
            "https://example.org/",
        ),
        ("https://www.google.com/url?q=https://www.google.com/url?q%3Dhttps://example.org/", "https://example.org/"),
        ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
        (
            "https://www.google.com/search?q=https://example.org/",
            "https://www.google.com/search?q=https://example.org/",
        ),
        (
            "https://google.com.example.org/url?q=https://a.example/",
            "https://google.com.example.org/url?q=https://a.example/",
        ),
        ("https://[bad/url?q=https://a.example/", "https://[bad/url?q=https://a.example/"),
    ],
)
def test_a_link_leads_straight_to_its_page(href, leads_to):
    assert straight(href) == leads_to
    assert straight(leads_to) == leads_to


def test_a_whole_document_keeps_its_headings():
    html = clean_document(DOCS)
    assert html.startswith("<h1>Sleeping through the night</h1><h2>What sets the time?</h2><p>Your body")
    assert '<a href="https://example.org/sleep?a=1&amp;b=2">' in html
    assert clean_document(html) == html
    assert clean(html) == clean(DOCS)


@pytest.mark.parametrize("html", ["<b>" * 50_001, "<b " + "x" * 5_000 + ">y</b>"])
def test_of_a_document_that_is_too_much_no_tag_is_followed(html):
    assert "<" not in clean_document(html)


def test_attacks_gain_nothing_in_a_whole_document():
    headings = {f"h{level}": set() for level in range(1, 7)}
    for attack in ATTACKS[::3]:
        cleaned = clean_document(attack)
        assert not remains(cleaned, allowed={**ALLOWED, **headings}), attack


SOUP = st.lists(
    st.sampled_from(
        re.findall(
            r"<[^>]*>|\S+",
            """<h1> </h1> <p·class=MsoListParagraph> </p> <li> </li> <ul·x> </ul> <ol> </ol> <table> <tr> <td> </td> </tr> </table>
            <b·style=font-weight:normal> </b> <span·style='font-style:italic'> </span> <div> </div> <br> <a·href='/x'·y> </a>
            <![if·!supportLists]> <![endif]> <o:p> </o:p>""",
        )
    ).map(lambda tag: tag.replace("·", " "))
    | st.from_regex(r"w[0-9]{1,6} ", fullmatch=True),
    max_size=30,
)


@given(SOUP)
@settings(max_examples=300, deadline=None)
def test_no_word_is_lost_or_changes_its_place_in_any_soup(parts):
    html = "".join(parts)
    # What stands where a typed bullet should be is a bullet.
    html = html.replace("<![if !supportLists]>", "")
    words = re.findall(r"w\d+", html)
    cleaned = clean(f"<div>{html}</div>")
    assert re.findall(r"w\d+", " ".join(paragraphs_of(cleaned))) == words
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "html",
    [
        "<td>" * 9_000,
        "<table><tr><td>" * 3_000,
        "<th>" + "<div>" * 4_000 + "<td>x</td>" * 2_000,
        "<li><ul>" + "<span>" * 4_900 + "<li></li>" * 2_490,
        "<span>a</span>" * 4_900 + "x" * 900_000,
        "<li class=x>a" * 9_900,
        "<p class=MsoListParagraph>1. " * 9_900,
        "<p class=x>" + "\n " * 400_000,
        "<![if " * 9_900,
        "<!--" * 9_900,
    ],
)
def test_a_long_paste_is_cleaned_within_two_seconds(html):
    assert seconds(html) < 2


def test_items_deep_inside_others_cost_no_square_of_time():
    """190 times as much where each looks through all that is open around it; 20 times with the limit."""
    nested = "<li><ul>" + "<span>" * 4_900 + "<li></li>" * 2_490
    beside = "<ul>" + "<span></span>" * 4_900 + "<li></li>" * 2_490
    least = {
        html: min(seconds(html) for _ in range(3)) for html in (nested, beside)
    }  # of which a busy machine adds least
    assert least[nested] < 60 * least[beside]


def seconds(html: str) -> float:
    """Of the processor, to clean it."""
    start = time.process_time()
    clean(html)
    return time.process_time() - start


def test_attacks_gain_nothing_by_looking_pasted():
    for attack in ATTACKS[::5]:
        cleaned = clean(f"<h1 class=x>{attack}</h1>")
        assert clean(cleaned) == cleaned
