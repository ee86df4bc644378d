"""Whatever the text: it is imported or refused with a sentence, and nothing that was written is lost."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.document import READ, VERSION, reading_text
from articles.importing.reader import parse
from articles.importing.text import ImportRefused, decode
from articles.sanitising import clean

LINES = st.sampled_from(
    [
        "",
        "",
        "Simple analogy:",
        "In simple terms: like a spring",
        "Real-life analogy: The gate",
        "A Clinical Example",
        "Key points:",
        "Questions to ask",
        "Urgent: Call if",
        "Figure: A gate",
        "Caption: a gate",
        "Call to action: Come",
        "References:",
        "[key-1] A citation. | rct | doi:10.1234/x",
        "What you know: a gate",
        "In plain words:",
        "Where it stops being true:",
        "What it is for: risks",
        "Compares treatments: yes",
        "- a gate <-> a cell (both: open)",
        "Provenance: real",
        "Not typical:",
        "- one",
        "•\u00a0a gate <-> a cell",
        "* A cell is like a gate",
        "1. One",
        "2. Two",
        "1) One",
        "## 2. Heading",
        "A heading",
        "Is it so?",
        "---",
        "Next",
        "Previous: Page",
        "#Tag #tag",
        "📞 Call us at (323) 555-0142",
        "🌐 Visit: example.org",
        "Kind: news",
        "Summary: short",
        "Topics: One, Two",
        "**bold** *it* [a](https://example.org) [ref:key-1]",
        "  goes on",
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=40), max_size=40).map("\n".join)


def outcome(read, given):
    """What `read` makes of `given`, or the sentence with which it refuses."""
    try:
        return read(given)
    except ImportRefused as refusal:
        return refusal


@given(st.text() | TEXTS)
@settings(max_examples=400, deadline=None)
def test_it_makes_a_whole_document_of_any_text_or_refuses_it(text):
    result = outcome(parse, text)
    if isinstance(result, ImportRefused):
        assert 10 < len(str(result)) < 400
        return
    document = result.document
    assert document["version"] == VERSION
    assert 0 < len(document["title"]) <= 120
    assert len({block["id"] for block in document["blocks"]}) == len(document["blocks"])
    for block in document["blocks"]:
        for name, kind in READ[block["kind"]]:
            assert name in block
            if kind == "rich":
                assert clean(block[name]) == block[name]
        limits = {"heading": 160, "title": 160, "source": 120, "target": 160, "caption": 300}
        assert all(len(block.get(name, "")) <= longest for name, longest in limits.items())
    for remark in result.remarks:
        assert 0 <= remark.line <= text.count("\n") + 1
        assert str(remark).endswith(".")
    assert reading_text(document)


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_it_reads_any_bytes_or_refuses_them(data):
    result = outcome(decode, data)
    if isinstance(result, ImportRefused):
        assert str(result).endswith(".")
    else:
        assert not set(result) & set("\r\x00")


# Each sentence is recognised by its number, so that what is asked is order and count, not spelling.
_STRUCTURES = st.sampled_from(
    [
        "{0}",
        "{0}\n{1}",
        "- {0}\n- {1}",
        "•\u00a0{0}\n\n•\u00a0{1}",
        "1) {0}\n2) {1}",
        "Lead in:\n\n- {0}",
        "Heading {0} here\n\n{1}",
        "## Heading {0}\n\n{1}",
        "3. Heading {0}\n\n{1}",
        "Simple analogy: Title {0}\n\n{1}\n\n- {2} <-> {3}",
        "In simple terms:\n\n{0}\n\n- {1}\n- A {2} thing is like {3}",
        "Simple analogy:\n- {0}\n- {1} <-> {2}\n- {3}",
        "Real-life analogy: Title {0}\n\n- X {1} are like {2}\n\n{3}",
        "Clinical example: Title {0}\n\n{1}\n\n- {2} | {3}\n\n{4}\n\n- {5}",
        "Clinical example:\n\nProvenance: fictional\n\n- {0}\n\n{1}\n\nNot typical: {2}\n\n{3}",
        "Key points:\n\n- {0}\n- {1}",
        "Key points: Title {0}\n\n{1}",
        "Questions to ask:\n- {0}\n\n{1}",
        "Important: Title {0}\n\n{1}\n\n- {2}",
        "Emergency: {0}",
        "Figure: Somewhere\nCaption: {0}\n\n{1}",
        "Call to action: Title {0}\n\n{1}\n\n- {2}",
        "What it is for: {0}",
        "Analogy: Title {0}\n\n{1}\n\n- {2} <-> {3} (both: {4})\n- A {5} is like {6} (both: {7})",
        "What you know: {0}",
        "In plain words: {0}",
        "Next: {0}\n\n{1}",
        "Important thing {0}:\n\n{1}",
        "9. {0}",
        "---",
        "📞 Call us at (323) 555-0142",
        "#Tag #Other",
    ]
)


# These say where their text belongs in the block, and are read there, wherever the text has them.
_LABELLED_PARTS = ("What you know:", "In plain words:")


@given(st.lists(_STRUCTURES, min_size=1, max_size=12))
@settings(max_examples=300, deadline=None)
def test_it_keeps_every_sentence_once_in_its_order(structures):
    number, parts = 0, []
    for structure in structures:
        ending = "" if "eading {" in structure or "Title {" in structure else " goes on."
        used = len(re.findall(r"\{\d\}", structure))
        parts.append(structure.format(*(f"s{number + place}e{ending}" for place in range(used))))
        number += used
    result = parse("A title\n\n" + "\n\n".join([*parts, "The last sentence s999999e ends it."]))
    found = re.findall(r"s(\d+)e", " ".join(reading_text(result.document)))
    expected = [*map(str, range(number)), "999999"]
    assert sorted(found) == sorted(expected)
    if not any(label in part for part in parts for label in _LABELLED_PARTS):
        assert found == expected
