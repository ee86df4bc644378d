"""The table of checks as a page of documentation, made from the registry. Pure."""

from articles.checks import CHECKS

_GROUPS = {
    "health literacy": "Health literacy",
    "analogies": "Analogies",
    "claims": "Balance and claims",
    "evidence": "Evidence and governance",
    "safety": "Safety",
    "examples": "Privacy and examples",
    "accessibility": "Accessibility",
    "metadata": "Metadata",
}


def checks_page() -> str:
    """Markdown: every check with its rule, how much it weighs, whether a reason lets it pass, and its source."""
    lines = [
        "# What the checks look for",
        "",
        "<!-- Made by `manage.py document_checks` from articles/checks/. Do not edit; run ./scripts/fix. -->",
        "",
        "The checks read an article while it is written, and again when it is submitted and published. An **error** stands in the",
        "way of submitting and publishing; where the table says so, a publisher can let it pass with a written reason, which",
        "stays with the edition. A **warning** or an **information** stands in nobody's way. A check may be graver or milder in",
        "some cases: its rule says when. Links to other sites are not followed: that needs a network.",
    ]
    for group, title in _GROUPS.items():
        lines += [
            "",
            f"## {title}",
            "",
            "| | | Rule | Weight | Can be let pass | Source |",
            "|---|---|---|---|---|---|",
        ]
        for check in sorted((each for each in CHECKS.values() if each.group == group), key=lambda each: each.id):
            passes = "never" if not check.is_overridable else "with a reason"
            cells = (check.id, check.title, check.rule, str(check.severity), passes, check.source)
            lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
