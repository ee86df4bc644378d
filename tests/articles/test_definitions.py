"""A hard word is explained where the page uses it first, and nowhere else."""

import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from articles.definitions import Definitions
from articles.rendering import render
from articles.sanitising import clean, clean_marked
from tests.articles.factories import make_block, make_document

RECEPTOR = {"slug": "receptor", "term": "receptor", "aliases": [], "definition": "A spot that a chemical can fit."}
BDNF = {"slug": "bdnf", "term": "BDNF", "aliases": ["growth factor"], "definition": "A protein that helps cells grow."}
MEANING = '<dfn>receptor</dfn> <span class="definition">(A spot that a chemical can fit)</span>'


def marked(*texts: str, terms=(RECEPTOR, BDNF)) -> list[str]:
    definitions = Definitions({"glossary": list(terms)})
    return [definitions.mark(text) for text in texts]


def test_the_first_use_is_defined_and_later_ones_are_not():
    assert marked("<p>A receptor. Another receptor.</p>", "<p>The receptor.</p>") == [
        f"<p>A {MEANING}. Another receptor.</p>",
        "<p>The receptor.</p>",
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x/">receptor</a></p>',
        '<p><a href="/receptor/">here</a></p>',
        "<p>receptorology and pre-receptor</p>",
        '<p><sup class="citation">receptor</sup></p>',
        "<p>bdnf</p>",
    ],
)
def test_it_leaves_alone(html):
    assert marked(html) == [html]


def test_a_link_that_uses_it_first_does_not_take_the_definition_away():
    (html,) = marked('<p><a href="/x/">receptor</a>, a receptor.</p>')
    assert html == f'<p><a href="/x/">receptor</a>, a {MEANING}.</p>'


def test_plurals_other_spellings_and_capitals_count():
    assert "<dfn>Receptors</dfn>" in marked("<p>Receptors work.</p>")[0]
    assert "<dfn>growth factor</dfn>" in marked("<p>A growth factor.</p>")[0]
    assert "<dfn>BDNF</dfn>" in marked("<p>BDNF helps.</p>")[0]


@pytest.mark.parametrize("text", ["A receptor (a spot on a cell).", "A <em>receptor</em> (a spot on a cell)."])
def test_what_the_text_explains_itself_is_not_explained_twice(text):
    (html,) = marked(f"<p>{text}</p>")
    assert "definition" not in html
    assert "<dfn>receptor</dfn>" in html


SSRI = {
    "slug": "ssri",
    "term": "SSRI",
    "aliases": ["selective serotonin reuptake inhibitor"],
    "definition": "A kind of medicine for depression.",  # “depression” and “kind” are words in common
}
SEROTONIN = {"slug": "serotonin", "term": "serotonin", "aliases": [], "definition": "A brain chemical."}


@pytest.mark.parametrize(
    ("text", "dfns"),
    [
        ("SSRIs (selective serotonin reuptake inhibitors) take weeks. An SSRI waits.", ["SSRIs"]),
        ("Selective serotonin reuptake inhibitors (SSRIs) take weeks.", ["Selective serotonin reuptake inhibitors"]),
        ("A kind of medicine (SSRIs) takes weeks. An SSRI waits.", ["SSRIs"]),
        ("This kind of medicine is called an SSRI.", ["SSRI"]),
        ("Some eased depression. That kind is known as <strong>SSRIs</strong>.", ["SSRIs"]),
        ("Some (those that <em>raise</em> serotonin levels) take weeks.", []),
    ],
)
def test_the_authors_own_brackets_and_words_explain_and_are_not_explained_in(text, dfns):
    (html,) = marked(f"<p>{text}</p>", terms=[SSRI, SEROTONIN])
    assert "definition" not in html
    assert [one.text for one in BeautifulSoup(html, "html.parser").find_all("dfn")] == dfns


@pytest.mark.parametrize(
    "text",
    [
        "Some (but not all) raise serotonin.",
        "1) They raise serotonin.",
        "It is recalled: serotonin.",
        "Some (those that raise serotonin levels) take weeks. Others leave serotonin alone.",
        "A bracket (left open.</p><p>Then serotonin.",
        "What they do (and this is called a guess): more serotonin.",
        "One of them is called serotonin.",
        "One of them (serotonin) is low. What raises serotonin?",
        "They raise serotonin (see below).",
        "They raise serotonin (such as this one).",
    ],
)
def test_a_use_outside_brackets_is_explained(text):
    (html,) = marked(f"<p>{text}</p>", terms=[SEROTONIN])
    assert html.count('<dfn>serotonin</dfn> <span class="definition">(A brain chemical)</span>') == 1


def test_two_terms_in_one_sentence():
    (html,) = marked("<p>BDNF and a receptor.</p>")
    assert html.count("definition") == 2


def test_a_term_with_signs_in_it_stays_text():
    odd = {"slug": "x", "term": "A&B <i>", "aliases": [], "definition": "<script>alert(1)</script>"}
    (html,) = marked(clean("<p>The A&amp;B &lt;i&gt; test</p>"), terms=[odd])
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert clean_marked(html) == html


@given(st.text(max_size=200))
def test_any_text_stays_clean_and_keeps_its_words(text):
    html = clean(f"<p>{text}</p>")
    (result,) = marked(html)
    assert clean_marked(result) == result
    assert marked(html, terms=[]) == [html]


@pytest.mark.parametrize(
    "text", ["<em>word</em> and " * 4900, "(" + "receptor, " * 5000, "(" + "<em>receptor</em>, " * 4900]
)
def test_a_long_text_is_marked_within_a_second_or_two(text):
    """Each of these once took from five to twenty seconds. The bound is a guard against that, no measurement."""
    start = time.process_time()
    marked(f"<p>{text}</p>")
    assert time.process_time() - start < 3


def test_on_a_page_it_is_the_first_use_in_reading_order_and_not_a_heading():
    document = make_document(
        main_message="It is about the body.",
        glossary=[RECEPTOR],
        blocks=[
            make_block(heading="The receptor", body="<p>Nothing yet.</p>"),
            make_block("key_points", points=["A receptor is a spot."]),
            make_block(heading="After", body="<p>A receptor again.</p>"),
        ],
    )
    page = render(document)
    assert page["body"].count("A spot that a chemical can fit") == 1
    assert page["body"].index("<dfn>") < page["body"].index("again")
    assert "<dfn>" not in page["contents"]
