"""The panel of checks beside an article's form: findings by severity, each with the way to its field."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.admin.typed import prefix_of
from articles.checks import Finding, Severity
from articles.governance import MENDED_BY_REVIEW
from articles.models import Decision, Edition

HEADINGS = {
    Severity.ERROR: ("Errors", "These stand in the way of submitting and publishing."),
    Severity.WARNING: ("Warnings", "Worth mending. They stand in nobody's way."),
    Severity.INFORMATION: ("For information", "To know, no more."),
}
NOT_CHECKED = ("Not checked", "These checks know only English: nobody looked. A person who reads the language has to.")


@dataclass(frozen=True)
class Row:
    """A finding, the id of the element that it is about ("" for the whole), and the decision that lets it pass."""

    finding: Finding
    target: str
    passed: Decision | None


def panel(findings: list[Finding], form_of: Callable[[str], str], passed: dict[str, Decision] | None = None) -> dict:
    """The context of `articles/admin/_checks.html`. `form_of` gives the prefix of a block's form by the block's id.

    What only a review mends is told where the article's review is told, and not here.
    """
    passed = passed or {}
    rows = [
        Row(finding, _target(finding, form_of), passed.get(finding.check_id) if finding.is_error else None)
        for finding in findings
        if finding.check_id not in MENDED_BY_REVIEW
    ]
    groups = [
        {"heading": heading, "help": help_text, "rows": found}
        for severity, (heading, help_text) in HEADINGS.items()
        if (found := [row for row in rows if row.finding.severity is severity and row.finding.is_checked])
    ]
    unchecked = [row for row in rows if not row.finding.is_checked]
    if unchecked:
        groups.append({"heading": NOT_CHECKED[0], "help": NOT_CHECKED[1], "rows": unchecked})
    errors = sum(row.finding.is_error and row.passed is None for row in rows)
    warnings = sum(row.finding.severity is Severity.WARNING for row in rows)
    return {"groups": groups, "errors": errors, "warnings": warnings, "unchecked": len(unchecked)}


def _target(finding: Finding, form_of: Callable[[str], str]) -> str:
    if finding.block is None:
        return f"id_{finding.field}" if finding.field else ""
    form = form_of(finding.block)
    return f"id_{form}-{finding.field}" if finding.field else form


def forms_of_saved(edition: Edition) -> Callable[[str], str]:
    """Block id -> prefix of its form, when the form shows this edition: each kind's forms are numbered by their order."""
    counts: dict[str, int] = {}
    forms = {}
    for block in edition.document["blocks"]:
        number = counts[block["kind"]] = counts.get(block["kind"], -1) + 1
        forms[block["id"]] = f"{prefix_of(block['kind'])}-{number}"
    return lambda block: forms.get(block, "")
