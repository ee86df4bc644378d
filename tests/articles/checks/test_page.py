"""The page of the checks, and that it is what the registry says."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from articles import checks
from articles.checks import Check, Severity
from articles.checks.page import checks_page
from articles.management.commands import document_checks

ROOT = Path(__file__).parents[3]


def rows(page: str) -> dict[str, list[str]]:
    """ID -> the cells of its row."""
    lines = [line for line in page.splitlines() if re.match(r"\| [A-Z]{2}\d\d ", line)]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return {row[0]: row for row in cells}


def a_check(id: str = "XX01", **overrides) -> Check:
    facts = {
        "title": "A title",
        "severity": Severity.ERROR,
        "rule": "A rule.",
        "source": "A source",
        "function": lambda reading, at: (),
        "group": "a group",
    }
    return Check(**{"id": id, **facts, **overrides})


def page_of(*members: Check) -> str:
    return checks_page({each.id: each for each in members})


def test_the_page_of_the_checks_is_what_the_code_says():
    assert (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8") == checks_page()


def test_it_has_one_row_for_every_check():
    assert {*rows(checks_page())} == {*checks.CHECKS}


def test_every_row_is_complete():
    assert [row for row in rows(checks_page()).values() if len(row) != 7 or "" in row] == []


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ({}, "with a reason"),
        ({"is_overridable": False}, "never"),
        ({"severity": Severity.WARNING}, "not needed"),
    ],
)
def test_it_says_whether_an_error_can_be_let_pass(overrides, said):
    assert rows(page_of(a_check(**overrides)))["XX01"][4] == said


@pytest.mark.parametrize(
    ("languages", "said"), [(None, "any"), (("en",), "English"), (("en", "es"), "English, Spanish")]
)
def test_it_says_which_languages_a_check_knows(languages, said):
    assert rows(page_of(a_check(languages=languages)))["XX01"][5] == said


def test_a_bar_in_a_rule_makes_no_cell_of_its_own():
    [row] = rows(page_of(a_check(rule="One | two\nthree."))).values()
    assert row[2] == "One \\| two three."


def test_each_group_has_one_heading_and_its_checks_in_order():
    page = page_of(a_check("XX02"), a_check("YY01", group="another"), a_check("XX01"))
    assert re.findall(r"^## (.+)", page, re.MULTILINE) == ["A group", "Another", "Left out"]
    assert [*rows(page)] == ["XX01", "XX02", "YY01"]


def test_it_says_why_a_check_is_left_out_until_there_is_one():
    assert "**ME03**" in page_of(a_check())
    assert "**ME03**" not in page_of(a_check("ME03"))


@pytest.fixture
def page(tmp_path, monkeypatch) -> Path:
    """Where the command writes; neither the page nor its folder is there."""
    path = tmp_path / "docs" / "reference" / "checks.md"
    monkeypatch.setattr(document_checks, "BASE_DIR", tmp_path)
    monkeypatch.setattr(document_checks, "PAGE", path)
    return path


def test_the_command_writes_the_page(page):
    call_command("document_checks")
    assert page.read_text(encoding="utf-8") == checks_page()
    call_command("document_checks", "--check")


@pytest.mark.parametrize("old", [None, "# An older page\n"])
def test_the_check_names_an_old_page_and_leaves_it_as_it_is(page, old, capsys):
    if old:
        page.parent.mkdir(parents=True)
        page.write_text(old, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("document_checks", "--check")
    assert ended.value.code == 1
    assert "docs/reference/checks.md is not what articles/checks/ says." in capsys.readouterr().err
    assert (page.read_text(encoding="utf-8") if page.exists() else None) == old
