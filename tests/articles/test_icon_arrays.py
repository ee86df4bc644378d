"""Shares of people, drawn beside the words that name them."""

import re
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from articles import icon_arrays, rendering
from articles.icon_arrays import passages, shares
from articles.models.article import Language
from articles.share_words import SHARES
from tests.articles.factories import make_block, make_document, make_live_article

STUDY = "With the medicine, it was about 23 out of 100. Without it, it was about 8 out of 100."


def drawn(body: str, language: str = "en") -> list[str]:
    """The words under each picture of a section with this body."""
    html = rendering.render(make_document(language=language, blocks=[make_block(body=body)]))["body"]
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
    assert [share.words for share in shares(text, "en")] == said


@pytest.mark.parametrize(
    "text",
    [
        *("About 6 out of 100 young people, and 2 or 3 out of 100 adults.", "2 to 4 out of 100.", "2–4 out of 100."),
        *("Between 2 and 3 out of 100.", "Fewer than 1 out of 100.", "Up to about 5 out of 100.", "At least 3 in 100."),
        *("0.5 out of 100.", "150 out of 100.", "3 in 100,000.", "3 in 100 days.", "12 in 100 mg.", "٣ out of 100."),
        *("3 out of 100 or more.", "3 out of 100 at most.", "Thirty one out of 100.", "3 in 100 thousand."),
        *("A score of 60 out of 100.", "They rated it 8 out of 100.", "It is 7 out of 10.", "30 %.", "5-3 out of 100."),
        "1 1 1 1 out of 1000.",
    ],
)
def test_what_a_picture_would_tell_otherwise_stays_words(text):
    assert shares(text, "en") == []


@pytest.mark.parametrize(
    "other",
    [
        *("After a placebo, it was fewer than 1 out of 100.", "Without it, it was 1 in 1,000.", "It fell by 5 %."),
        *("Forty out of 100 had it.", "Without it, one in ten had it.", "Without it, it was 1 in 100 thousand."),
    ],
)
def test_of_numbers_that_are_compared_all_are_drawn_or_none(other):
    assert len(shares("It was 3 out of 100.", "en")) == 1
    assert shares(f"It was 3 out of 100. {other}", "en") == []


ESTUDIO = "Con el medicamento, fueron unas 23 de cada 100 personas. Sin él, fueron unas 8 de cada 100."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ESTUDIO, ["Unas 23 de cada 100", "Unas 8 de cada 100"]),
        ("31 de 100 personas mejoraron.", ["31 de 100"]),
        ("Les pasa a 7 personas de cada 100.", ["7 de cada 100"]),
        ("Una de cada 100 mujeres la tiene.", ["1 de cada 100"]),
        ("El riesgo es de tres de cada cien.", ["3 de cada 100"]),
        ("Se sabe que 4 por cada 100 la tienen.", ["4 por cada 100"]),
        ("Son más o menos 5 de cada 100.", ["Más o menos 5 de cada 100"]),
        (
            "Fueron alrededor de 5 de cada 100, y casi 5 de cada 100 con placebo.",
            ["Alrededor de 5 de cada 100", "Casi 5 de cada 100"],
        ),
        ("A nadie: 0 de cada 100.", ["0 de cada 100"]),
    ],
)
def test_in_spanish_it_is_drawn_with_spanish_words(text, said):
    assert [share.words for share in shares(text, "es")] == said


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2 o 3 de cada 100.",
            "De 2 a 4 de cada 100.",
            "Entre 2 y 3 de cada 100.",
            "2-4 de cada 100.",
            "2–4 de cada 100.",
        ),
        *(
            "Menos de 1 de cada 100.",
            "Más de 5 de cada 100.",
            "Ma\u0301s de 5 de cada 100.",
            "Hasta unas 5 de cada 100.",
        ),
        *(
            "Al menos 3 de cada 100.",
            "Por lo menos 3 de cada 100.",
            "Como máximo 3 de cada 100.",
            "A lo sumo 3 de cada 100.",
        ),
        *("3 de cada 100 o más.", "3 de cada 100 como mínimo.", "3 de cada 100, al menos.", "Llega a 3 de cada 100."),
        *("Un riesgo mayor de 3 de cada 100.", "Inferior a 3 de cada 100.", "Por debajo de 3 de cada 100."),
        *(
            "Treinta y uno de cada 100.",
            "Veintiuno de cada 100.",
            "0,5 de cada 100.",
            "150 de cada 100.",
            "5-3 de cada 100.",
        ),
        *(
            "3 de cada 100.000.",
            "3 de cada 100 000.",
            "3 de cada 100 mil.",
            "3 de cada cien mil.",
            "3 de cada 100 días.",
        ),
        *("Una puntuación de 60 de 100.", "Lo calificaron con 8 de 100.", "Es 7 de cada 10.", "30 %.", "12 de 100 mg."),
    ],
)
def test_what_a_picture_would_tell_otherwise_stays_words_in_spanish(text):
    assert shares(text, "es") == []


@pytest.mark.parametrize(
    "otro",
    [
        *(
            "Con placebo, fue menos de 1 de cada 100.",
            "Sin él, fue 1 de cada 1.000.",
            "Bajó un 5 %.",
            "Bajó un 5 por ciento.",
        ),
        *(
            "Sin él, fue una de cada diez.",
            "Sin él, veintitrés de cada 100.",
            "Sin él, 1 de cada cien mil.",
            "Sin él, uno de cada mil.",
        ),
    ],
)
def test_of_numbers_that_are_compared_in_spanish_all_are_drawn_or_none(otro):
    assert len(shares("Fueron 3 de cada 100.", "es")) == 1
    assert shares(f"Fueron 3 de cada 100. {otro}", "es") == []


def test_a_long_word_below_a_picture_does_not_run_into_the_next():
    body = "<p>Fueron aproximadamente 23 de cada 100. Sin él, fueron unas 8 de cada 100.</p>"
    html = rendering.render(make_document(language="es", blocks=[make_block(body=body)]))["body"]
    lines = BeautifulSoup(html, "html5lib").select(".icon-array tspan[y='159']")
    assert [(line.get_text(), line.get("textlength") or line.get("textLength")) for line in lines] == [
        ("Aproximadamente 23", "120"),
        ("Unas 8", None),
    ]


def test_a_number_is_read_in_the_language_of_its_article_only():
    spanish, english = "<p>Fueron 3 de cada 100.</p>", "<p>It was 3 out of 100.</p>"
    assert drawn(spanish, "es") == ["3 de cada 100"]
    assert drawn(english, "en") == ["3 out of 100"]
    assert drawn(spanish, "en") == drawn(english, "es") == []
    assert set(SHARES) == set(Language.values)
    assert shares("It was 3 out of 100.", "fr") == []


def test_no_more_of_a_long_paragraph_is_looked_at_than_can_be_drawn(monkeypatch):
    looked_at, drawable = [], icon_arrays._drawable
    monkeypatch.setattr(icon_arrays, "_drawable", lambda *found: looked_at.append(found) or drawable(*found))
    assert shares("3 de cada 100 " * 800, "es") == []
    assert len(looked_at) == icon_arrays.MOST + 1


def test_more_than_four_numbers_are_a_table_and_not_drawn():
    assert len(shares("It was 3 out of 100. " * 4, "en")) == 4
    assert shares("It was 3 out of 100. " * 5, "en") == []


@given(st.text(alphabet=st.sampled_from("0123 ,.-–de cada 100mil<>&%")), st.integers(0, 100))
def test_any_spanish_text_is_read_and_no_number_is_ever_drawn_wrong(text, count):
    for share in shares(text, "es"):
        assert str(share.count) in text
    assert [share.count for share in shares(f"Fueron {count} de cada 100.", "es")] == [count]


@given(st.text(alphabet=st.sampled_from("0123 ,.-–outf in 100<>&%")), st.integers(0, 100))
def test_any_text_is_read_and_no_number_is_ever_drawn_wrong(text, count):
    for share in shares(text, "en"):
        assert str(share.count) in text
    assert [share.count for share in shares(f"It was {count} out of 100.", "en")] == [count]
    pieces = list(passages(f"<p>{escape(text)}</p>", "en"))
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
