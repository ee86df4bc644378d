"""Lists of what to do and what not to do (NHS service manual: do and don't lists)."""

import pytest
from bs4 import BeautifulSoup

from articles import rendering
from articles.do_lists import with_not
from tests.articles.factories import make_block, make_document


def lists(body: str, language: str = "en") -> list[tuple[str, str, list[str]]]:
    """(kind, line above it, items) of each such list in a section with this body."""
    html = rendering.render(make_document(language=language, blocks=[make_block(body=body)]))["body"]
    return [
        (found["class"][1], found.p.get_text(), [item.get_text() for item in found.ul.find_all("li", recursive=False)])
        for found in BeautifulSoup(html, "html5lib").select(".do-list")
    ]


def test_each_is_marked_as_what_it_is():
    body = (
        "<p>Do</p><ul><li>take it with food</li></ul>"
        "<p><strong>Don’t:</strong></p><ul><li>drive</li><li>drink alcohol</li></ul>"
    )
    assert lists(body) == [
        ("do-list-do", "Do", ["take it with food"]),
        ("do-list-dont", "Don’t:", ["do not drive", "do not drink alcohol"]),
    ]


def test_in_spanish_it_is_marked_with_spanish_words():
    body = (
        "<p>Qué hacer</p><ul><li>tomarlo con comida</li></ul>"
        "<p><strong>¿Qué no hacer?</strong></p><ul><li>manejar</li><li>tomar alcohol</li></ul>"
        "<p>Haga:</p><ul><li>llame antes</li></ul><p>No haga:</p><ul><li>maneje</li></ul>"
    )
    assert lists(body, "es") == [
        ("do-list-do", "Qué hacer", ["tomarlo con comida"]),
        ("do-list-dont", "¿Qué no hacer?", ["no manejar", "no tomar alcohol"]),
        ("do-list-do", "Haga:", ["llame antes"]),
        ("do-list-dont", "No haga:", ["no maneje"]),
    ]


@pytest.mark.parametrize(
    ("line", "language", "kind"),
    [
        *(("Do&nbsp;", "en", "do"), ("Do:&nbsp;", "en", "do"), ("&nbsp;Do&nbsp;not :", "en", "dont")),
        *(
            ("Qué hacer&nbsp;", "es", "do"),
            ("¿Qué&nbsp;no hacer?&nbsp;", "es", "dont"),
            ("No haga&nbsp;:", "es", "dont"),
        ),
    ],
)
def test_a_space_that_breaks_no_line_is_a_space(line, language, kind):
    assert [found[0] for found in lists(f"<p>{line}</p><ul><li>walk</li></ul>", language)] == [f"do-list-{kind}"]


def test_the_line_is_read_in_the_language_of_the_article_only():
    assert lists("<p>Qué hacer</p><ul><li>manejar</li></ul>", "en") == []
    assert lists("<p>Do not</p><ul><li>drive</li></ul>", "es") == []


@pytest.mark.parametrize(
    "item",
    [
        *(
            "no manejar",
            "nunca maneje",
            "jamás maneje",
            "evite manejar",
            "ningún alcohol",
            "ningun alcohol",
            "ninguna siesta",
        ),
        *("ninguno de los dos", "sin receta", "Deje de golpe", "5 pastillas", ""),
    ],
)
def test_in_spanish_no_is_never_said_twice_nor_put_before_a_sentence(item):
    html = f"<ul><li>{item}</li><li><p>caminar sin compañía</p></li></ul>"
    assert with_not(html, "es") == f"<ul><li>{item}</li><li><p>no caminar sin compañía</p></li></ul>"


@pytest.mark.parametrize(
    "item",
    ["do not drive", "don’t drive", "don't drive", "never drive", "avoid driving", "Stop suddenly", "5 pills", ""],
)
def test_not_is_never_said_twice_nor_put_before_a_sentence(item):
    html = f"<ul><li>{item}</li><li><p>walk alone</p></li></ul>"
    assert with_not(html, "en") == f"<ul><li>{item}</li><li><p>do not walk alone</p></li></ul>"


def test_a_list_in_an_item_is_left_alone():
    html = "<ul><li>mix it with<ul><li>alcohol</li></ul></li></ul>"
    assert with_not(html, "en") == "<ul><li>do not mix it with<ul><li>alcohol</li></ul></li></ul>"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Do this:</p><ul><li>walk</li></ul>",
        "<p>Do</p><p>Words.</p><ul><li>walk</li></ul>",
        "<p>Do</p><ol><li>walk</li></ol>",
        "<p>Do not</p>",
        "<ul><li>Do</li></ul><ul><li>walk</li></ul>",
    ],
)
def test_any_other_text_stays_as_it_is(body):
    assert lists(body) == []


def test_a_callout_can_have_them_and_words_before_and_after_stay_in_order():
    body = "<p>Before.</p><p>Do not</p><ul><li>drive</li></ul><p>After.</p>"
    html = rendering.render(make_document(blocks=[make_block("callout", body=body)]))["body"]
    texts = BeautifulSoup(html, "html5lib").get_text(" ", strip=True)
    assert texts.endswith("Before. Do not do not drive After.")
