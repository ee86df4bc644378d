"""Shares of people, drawn beside the words that name them."""

import re
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from articles import rendering
from articles.icon_arrays import passages, shares
from tests.articles.factories import make_block, make_document, make_live_article

STUDY = "With the medicine, it was about 23 out of 100. Without it, it was about 8 out of 100."


def drawn(body: str, kind: str = "section") -> list[str]:
    """The words under each picture of a block with this body."""
    html = rendering.render(make_document(blocks=[make_block(kind, body=body)]))["body"]
    return [text.get_text() for text in BeautifulSoup(html, "html5lib").select(".icon-array text")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (STUDY, ["About 23 out of 100", "About 8 out of 100"]),
        ("7 people in 100 have it.", ["7 in 100"]),
        ("Three out of every 100 women have it.", ["3 out of 100"]),
        ("It was 3 out of 100, and 3 out of 100 with placebo.", ["3 out of 100", "3 out of 100"]),
        ("Nobody had it: 0 out of 100.", ["0 out of 100"]),
        ("31 in 100 felt better after 4 weeks in 2021.", ["31 in 100"]),
    ],
)
def test_a_plain_number_out_of_a_hundred_is_drawn(text, said):
    assert [share.words for share in shares(text)] == said


@pytest.mark.parametrize(
    "text",
    [
        *("About 6 out of 100 young people, and 2 or 3 out of 100 adults.", "2 to 4 out of 100.", "2–4 out of 100."),
        *("Between 2 and 3 out of 100.", "Fewer than 1 out of 100.", "Up to about 5 out of 100.", "At least 3 in 100."),
        *("0.5 out of 100.", "150 out of 100.", "3 in 100,000.", "3 in 100 days.", "12 in 100 mg.", "٣ out of 100."),
        *("A score of 60 out of 100.", "They rated it 8 out of 100.", "It is 7 out of 10.", "30 %.", "5-3 out of 100."),
        "1 1 1 1 out of 1000.",
    ],
)
def test_what_a_picture_would_tell_otherwise_stays_words(text):
    assert shares(text) == []


@pytest.mark.parametrize(
    "other", ["After a placebo, it was fewer than 1 out of 100.", "Without it, it was 1 in 1,000.", "It fell by 5 %."]
)
def test_of_numbers_that_are_compared_all_are_drawn_or_none(other):
    assert len(shares("It was 3 out of 100.")) == 1
    assert shares(f"It was 3 out of 100. {other}") == []


def test_more_than_four_numbers_are_a_table_and_not_drawn():
    assert len(shares("It was 3 out of 100. " * 4)) == 4
    assert shares("It was 3 out of 100. " * 5) == []


@given(st.text(alphabet=st.sampled_from("0123 ,.-–outf in 100<>&%")), st.integers(0, 100))
def test_any_text_is_read_and_no_number_is_ever_drawn_wrong(text, count):
    for share in shares(text):
        assert str(share.count) in text
    assert [share.count for share in shares(f"It was {count} out of 100.")] == [count]
    pieces = list(passages(f"<p>{escape(text)}</p>"))
    assert "".join(piece for piece, _ in pieces) == f"<p>{escape(text)}</p>"


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 31, 99, 100])
def test_as_many_people_are_filled_as_the_words_say(count):
    html = rendering.render(make_document(blocks=[make_block(body=f"<p>It was {count} out of 100.</p>")]))["body"]
    svg = ElementTree.fromstring(re.search(r"<svg class=\"icon-array\".*?</svg>", html, re.DOTALL)[0])

    def people(group: str) -> int:
        path = svg.find(f"g[@class='{group}']/path")
        lines = re.findall(r"v([\d.]+)", path.get("d")) if path is not None else []
        between = float(path.get("stroke-dasharray").split()[1]) if lines else 1
        return sum(int(float(line) // between) + 1 for line in lines)

    assert people("people counted") == count
    assert people("people") == 100


def test_it_stands_after_its_paragraph_and_says_nothing_twice():
    body = f"<p>{STUDY}[ref:none]</p><p>More words.</p>"
    html = BeautifulSoup(rendering.render(make_document(blocks=[make_block(body=body)]))["body"], "html5lib")
    picture = html.select_one(".icon-arrays")
    assert picture["aria-hidden"] == "true"
    assert picture.find_previous_sibling().get_text().startswith("With the medicine")
    assert picture.find_next_sibling().get_text() == "More words."


def test_a_number_with_a_citation_behind_it_is_the_number_alone():
    reference = {"key": "a2020", "citation": "A.", "study_type": "rct", "doi": "", "pmid": "", "url": ""}
    block = make_block(body="<p>It was 3 out of 100[ref:a2020]</p>")
    content = make_document(blocks=[block], references=[{**reference, "accessed_on": None}])
    html = BeautifulSoup(rendering.render(content)["body"], "html5lib")
    assert html.select_one(".icon-array text").get_text() == "3 out of 100"


def test_a_list_is_drawn_as_a_whole_below_it():
    assert drawn("<ul><li>It was 3 out of 100.</li><li>It was <strong>4</strong> out of 100.</li></ul>") == [
        "3 out of 100",
        "4 out of 100",
    ]


@pytest.mark.parametrize(("kind", "count"), [("section", 1), ("callout", 1), ("clinical_example", 0), ("analogy", 0)])
def test_facts_are_drawn_and_stories_are_not(kind, count):
    field = "body" if kind in ("section", "callout") else "story"
    block = make_block(kind, **{field: "<p>It was 3 out of 100.</p>"})
    assert rendering.render(make_document(blocks=[block]))["body"].count('class="icon-array"') == count


@pytest.mark.django_db
def test_the_style_sheet_comes_only_where_something_is_drawn(client):
    make_live_article(title="Drawn", blocks=[make_block(body=f"<p>{STUDY}</p>")])
    make_live_article(title="Plain")
    for slug, there in (("drawn", 1), ("plain", 0)):
        page = BeautifulSoup(client.get(f"/articles/{slug}/").content, "html5lib")
        assert len(page.select('link[href$="icon_array.css"]')) == there


@pytest.mark.django_db
def test_a_feed_has_the_words_once(client):
    make_live_article(title="Drawn", blocks=[make_block(body="<p>It was 3 out of 100.</p>")])
    feed = client.get("/feed.atom")
    assert feed.status_code == 200
    assert feed.content.decode().count("3 out of 100") == 1
