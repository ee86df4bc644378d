"""A hard word is explained where the page uses it first, and nowhere else."""

import pytest
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
