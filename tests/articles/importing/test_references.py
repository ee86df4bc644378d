"""The references at the end of a text."""

import pytest

from articles.document import reading_text
from articles.importing import references
from articles.importing.reader import parse


def test_it_reports_a_reference_that_it_does_not_understand():
    result = parse("A title\n\nText.\n\nReferences:\n[a] Citation. | rct | colour: red\nno key\n[a] Again.")
    [reference] = result.document["references"]
    assert (reference["citation"], reference["study_type"]) == ("Citation. | colour: red", "rct")
    assert [remark.line for remark in result.remarks] == [6, 8]
    assert reading_text(result.document)[-1] == "no key"


@pytest.mark.parametrize(
    "part", ["doi:11.1/x", "pmid:abc", "read 2026-02-30", "https://", "https://no host/", "https://nohost", "rtc"]
)
def test_it_keeps_a_wrong_part_in_the_citation(part):
    reference, remarks = references.parse(f"[a] Citation. | {part}", 1)
    assert reference["citation"] == f"Citation. | {part}"
    assert len(remarks) == 1


@pytest.mark.parametrize("label", ["References", "References:", "## References"])
def test_it_reads_references_under_each_spelling_of_the_label(label):
    document = parse(f"A title\n\nText.\n\n{label}\n\n[Key-1] A citation.\n  It goes on.\n- [b] Another.").document
    assert [(one["key"], one["citation"]) for one in document["references"]] == [
        ("b", "Another."),
        ("key-1", "A citation. It goes on."),
    ]


def test_it_asks_when_a_page_was_read():
    assert "say when [a] was read" in str(references.parse("[a] C. | https://example.org/", 1)[1][0])


def test_it_takes_nothing_in_a_reference_for_a_contact_detail():
    assert parse("A title\n\nText.\n\nReferences:\n[a] Ask the author: ann@example.org.").details == []
