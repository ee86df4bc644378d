"""The page of the checks is what the registry says."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.checks import CHECKS
from articles.checks.page import checks_page
from articles.management.commands import document_checks

ROOT = Path(__file__).parents[3]


def rows() -> dict[str, list[str]]:
    """ID -> the cells of its row."""
    cells = ([cell.strip() for cell in line.split("|")[1:-1]] for line in checks_page().splitlines())
    return {row[0]: row for row in cells if row and row[0] in CHECKS}


def test_the_page_of_the_checks_is_what_the_code_says():
    assert (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8") == checks_page()


def test_it_has_a_complete_row_for_every_check():
    """A check in a group without a heading would be missing."""
    assert {*rows()} == {*CHECKS}
    assert [row for row in rows().values() if len(row) != 6 or "" in row] == []


@pytest.mark.parametrize("id", CHECKS)
def test_it_says_of_each_check_how_much_it_weighs_and_whether_it_can_be_let_pass(id):
    _, title, rule, weight, passes, source = rows()[id]
    assert (title, weight) == (CHECKS[id].title, CHECKS[id].severity.value)
    assert (passes == "never") is (not CHECKS[id].is_overridable)


def test_ids_are_in_order_within_each_group():
    groups = re.split(r"^## .+$", checks_page(), flags=re.MULTILINE)[1:]
    found = [re.findall(r"^\| ([A-Z]{2}\d\d) ", group, re.MULTILINE) for group in groups]
    assert found == [sorted(ids) for ids in found]
    assert all(found)


@pytest.fixture
def page(tmp_path, monkeypatch) -> Path:
    """Where the command writes, in a folder that is there and empty."""
    folder = tmp_path / "docs" / "reference"
    folder.mkdir(parents=True)
    monkeypatch.setattr(document_checks, "BASE_DIR", tmp_path)
    monkeypatch.setattr(document_checks, "PAGE", folder / "checks.md")
    return folder / "checks.md"


def test_the_command_writes_the_page(page):
    call_command("document_checks")
    assert page.read_text(encoding="utf-8") == checks_page()
    call_command("document_checks", "--check")


@pytest.mark.parametrize("old", [None, "# An older page\n"])
def test_the_check_names_an_old_page_and_leaves_it_as_it_is(page, old, capsys):
    if old:
        page.write_text(old, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("document_checks", "--check")
    assert ended.value.code == 1
    assert "docs/reference/checks.md" in capsys.readouterr().err
    assert (page.read_text(encoding="utf-8") if page.exists() else None) == old
