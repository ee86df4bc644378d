"""What of a document can be found, and in which field."""

from articles.document import content_hash
from articles.search.entry import findable
from tests.articles.factories import make_block, make_document

SSRI = {
    "slug": "ssri",
    "term": "SSRI",
    "aliases": ["selective serotonin reuptake inhibitor"],
    "definition": "A medicine.",
}


def stems(field: str, **overrides) -> list[str]:
    return findable(make_document(**overrides)).stems[field]


def test_each_part_of_the_page_is_in_its_field():
    found = findable(
        make_document(
            title="Ducks",
            main_message="Geese.",
            blocks=[
                make_block("analogy", title="Swans"),
                make_block(heading="Herons", body="<p>Gulls <b>and</b> terns.</p>"),
            ],
        )
    ).stems
    assert found["title"] == ["duck"]
    assert found["message"] == ["gees"]
    assert found["headings"] == ["swan", "heron"]
    assert {"gate", "hing", "gull", "tern"} <= {*found["body"]}
    assert "b" not in found["body"]


def test_a_term_brings_its_other_names_to_the_field_that_uses_it():
    wanted = ["select", "serotonin", "reuptak", "inhibitor"]
    assert stems("title", title="SSRI basics", glossary=[SSRI])[2:] == wanted
    assert "ssri" in stems("message", main_message="A selective serotonin reuptake inhibitor.", glossary=[SSRI])
    assert "ssri" not in stems("title", title="Other", main_message="An SSRI.", glossary=[SSRI])


def test_brands_of_the_medicines_it_is_about_are_found():
    medicine = {"name": "fluoxetine", "proprietary_names": ["Prozac"]}
    assert {"fluoxetin", "prozac"} <= {*stems("body", medicines=[medicine])}


def test_what_is_the_same_on_every_page_and_the_marks_of_citations_are_left_out():
    body = "<p>Help.[ref:smith2020]</p>"
    found = findable(make_document(blocks=[make_block(body=body), make_block("call_to_action", text="Telephone us.")]))
    assert not {"telephon", "smith2020", "ref"} & {stem for held in found.stems.values() for stem in held}
    assert found.passages == ["A main message.", "A heading", "Help."]


def test_it_changes_nothing_of_the_document():
    document = make_document(glossary=[SSRI])
    before = content_hash(document)
    findable(document)
    assert content_hash(document) == before
