"""What differs between two editions, readable at a glance."""

import copy

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from articles.comparing import GONE, MOST_WORDS, NEW, SAME, compare, words
from tests.articles.factories import edit, make_article, make_block, make_document
from tests.people import make_person

BLOCKS = [make_block(heading=name, body=f"<p>About {name}.</p>") for name in ("One", "Two", "Three", "Four")]


def marks(old: list[dict], new: list[dict]) -> dict[str, tuple]:
    found = compare(make_document(blocks=old), make_document(blocks=new)).blocks
    return {block.name: block.marks for block in found}


def test_the_same_document_differs_in_nothing():
    every = [make_block(kind) for kind in ("section", "analogy", "clinical_example", "key_points", "callout", "figure")]
    document = make_document(blocks=every)
    assert compare(document, copy.deepcopy(document)).is_empty


def test_a_field_shows_its_words():
    (change,) = compare(make_document(title="How sleep helps"), make_document(title="How rest helps")).fields
    assert change.name == "Title"
    assert [(run.kind, run.text) for run in change.runs] == [
        (SAME, "How "),
        (GONE, "sleep"),
        (NEW, "rest"),
        (SAME, " helps"),
    ]


def test_blocks_are_added_and_removed():
    one, two, three, _ = BLOCKS
    assert marks([one, two], [one, three]) == {"section “Two”": ("removed",), "section “Three”": ("added",)}


def test_moving_one_block_moves_one_block():
    one, two, three, four = BLOCKS
    assert marks([one, two, three, four], [four, one, two, three]) == {"section “Four”": ("moved",)}
    assert marks([one, two, three, four], [two, three, one, four]) == {"section “One”": ("moved",)}


def test_a_block_that_was_moved_and_edited_reads_as_both():
    one, two, three, _ = BLOCKS
    edited = {**three, "body": "<p>Other words.</p>"}
    assert marks([one, two, three], [edited, one, two]) == {"section “Three”": ("moved", "edited")}


def test_what_both_do_is_among_the_words_of_an_analogy():
    old = make_block("analogy")
    new = {**old, "pairs": [{**old["pairs"][0], "shared_relation": "keeps things out"}]}
    (block,) = compare(make_document(blocks=[old]), make_document(blocks=[new])).blocks
    assert [run.text.strip() for run in block.changes[0].runs if run.kind == NEW] == ["keeps", "out"]


def test_an_edited_block_shows_its_words_and_its_bare_facts():
    old = make_block("callout", severity="urgent", heading="Call if")
    new = {**old, "severity": "emergency", "body": "<p>It gets much worse.</p>"}
    (block,) = compare(make_document(blocks=[old]), make_document(blocks=[new])).blocks
    assert {change.name for change in block.changes} == {"Body", "Severity"}


def test_what_is_never_shown_is_compared_too():
    old = make_block("clinical_example")
    new = {**old, "consent_withdrawn_on": "2026-03-01"}
    (block,) = compare(make_document(blocks=[old]), make_document(blocks=[new])).blocks
    assert [change.name for change in block.changes] == ["Consent withdrawn on"]


def test_formatting_alone_is_an_edit_without_words():
    old = make_block(body="<p>Some words.</p>")
    new = {**old, "body": "<p>Some <strong>words</strong>.</p>"}
    (block,) = compare(make_document(blocks=[old]), make_document(blocks=[new])).blocks
    assert block.marks == ("edited",)
    assert [run.kind for run in block.changes[0].runs] == [SAME]


def test_a_document_of_the_first_version_can_be_compared():
    old = make_document()
    for name in ("medicines", "offered_here", "no_company_paid", "glossary", "notices"):
        old.pop(name)
    assert compare({**old, "version": 1}, make_document(blocks=old["blocks"])).is_empty


@given(st.text(max_size=300), st.text(max_size=300))
def test_the_runs_make_both_texts(old, new):
    runs = words(old, new)
    assert "".join(run.text for run in runs if run.kind != NEW) == old
    assert "".join(run.text for run in runs if run.kind != GONE) == new


def test_a_very_long_text_is_not_compared_word_by_word():
    runs = words("a " * MOST_WORDS, "b " * MOST_WORDS)
    assert [run.kind for run in runs] == [GONE, NEW]


@given(st.permutations(range(6)))
def test_what_did_not_move_keeps_its_order(order):
    blocks = [make_block(heading=str(number)) for number in range(6)]
    moved = {name for name, found in marks(blocks, [blocks[number] for number in order]).items() if "moved" in found}
    still = [number for number in order if f"section “{number}”" not in moved]
    assert still == sorted(still)


@pytest.mark.django_db
class TestThePage:
    @pytest.fixture
    def article(self, client):
        client.force_login(make_person("reviewer"))
        article = make_article(title="How sleep helps", blocks=BLOCKS[:2])
        edit(article, title="How rest <helps>")
        return article

    def page(self, client, article, query: str) -> BeautifulSoup:
        response = client.get(f"/admin/articles/article/{article.pk}/compare/?{query}", follow=True)
        return BeautifulSoup(response.content.decode(), "html5lib")

    @pytest.mark.parametrize("query", ["from=1&to=2", "from=2&to=1"])
    def test_it_shows_what_is_gone_and_what_is_new_the_older_first(self, client, article, query):
        page = self.page(client, article, query)
        (section,) = page.select(".compared")
        assert "sleep" in section.find("del").get_text()
        assert "[new: rest" in section.find("ins").get_text()
        assert "[new: <]" in section.get_text()
        assert section.find("helps") is None, "what somebody typed is text"

    def test_the_same_edition_twice_says_so(self, client, article):
        assert "Both say the same." in self.page(client, article, "from=1&to=1").get_text()

    @pytest.mark.parametrize("query", ["", "from=1", "from=x&to=1", "from=1&to=²"])
    def test_two_have_to_be_chosen(self, client, article, query):
        assert "Choose two editions" in self.page(client, article, query).select_one(".messagelist").get_text()

    def test_what_is_not_there_is_not_found(self, client, article):
        assert client.get(f"/admin/articles/article/{article.pk}/compare/?from=1&to=9").status_code == 404

    def test_the_history_offers_the_newest_two(self, client, article):
        page = BeautifulSoup(client.get(f"/admin/articles/article/{article.pk}/history/").content.decode(), "html5lib")
        chosen = {field["name"]: field["value"] for field in page.select("input[form=compare][checked]")}
        assert chosen == {"from": "1", "to": "2"}


def test_another_language_and_another_edition_that_is_translated_are_told():
    translation = {"language": "en", "title": "Sleep well", "number": 1, "content_hash": "a"}
    old = make_document(language="es", translation=translation)
    new = make_document(language="es", translation={**translation, "number": 2, "content_hash": "b"})
    new["blocks"] = old["blocks"]
    [change] = compare(old, new).fields
    assert change.name == "Says what is said by"
    assert [run.text for run in change.runs if run.kind == "new"] == ["2"]
    assert [change.name for change in compare(old, {**old, "language": "en"}).fields] == ["Language"]
    assert compare(old, {**old, "translation": None}).fields
