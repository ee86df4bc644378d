"""The table of checks as a page of documentation, made from the registry. Pure."""

from articles.checks import CHECKS, Check, Severity, knows

_TITLES = {"claims": "Balance and claims", "evidence": "Evidence and governance", "examples": "Privacy and examples"}
_LANGUAGES = {"en": "English", "es": "Spanish"}
_NOT_IN_SPANISH = (
    "These know only English words. An article in Spanish is not looked at by them: its panel lists them as “not checked”,",
    "and they stand in nobody's way. A person who reads Spanish has to look.",
)
# What the rules ask for and no check here does.
_LEFT_OUT = {"ME03": "links that lead nowhere: following them needs a network."}


def checks_page(table: dict[str, Check] = CHECKS) -> str:
    """Markdown: every check with its rule, how much it weighs, whether a reason lets it pass, and its source."""
    lines = [
        "# What the checks look for",
        "",
        "<!-- Made by `manage.py document_checks` from articles/checks/. Do not edit; run ./scripts/fix. -->",
        "",
        "The checks read an article while it is written, and again when it is submitted and published. An **error** stands in",
        "the way of both; where the table says so, a publisher can let it pass with a written reason, which stays with the",
        "edition. A **warning** or an **information** stands in nobody's way. A check may be graver or milder in some cases:",
        "its rule says when.",
    ]
    for group in dict.fromkeys(check.group for check in table.values()):
        title = _TITLES.get(group, group) if table is CHECKS else group
        lines += ["", f"## {title[:1].upper()}{title[1:]}", ""]
        lines += [
            "| ID | Title | Rule | Weight | Can be let pass | Language | Source |",
            "|---|---|---|---|---|---|---|",
        ]
        lines += [_row(table[check_id]) for check_id in sorted(table) if table[check_id].group == group]
    unknown = [
        f"- {check_id}: {table[check_id].title}" for check_id in sorted(table) if not knows(table[check_id], "es")
    ]
    if unknown:
        lines += ["", "## Not checked in Spanish", "", *_NOT_IN_SPANISH, "", *unknown]
    left_out = [f"- **{check_id}**: {what}" for check_id, what in _LEFT_OUT.items() if check_id not in table]
    return "\n".join([*lines, *(["", "## Left out", "", *left_out] if left_out else [])]) + "\n"


def _row(check: Check) -> str:
    with_a_reason = "with a reason" if check.severity is Severity.ERROR else "not needed"
    passes = with_a_reason if check.is_overridable else "never"
    languages = ", ".join(_LANGUAGES[each] for each in check.languages) if check.languages else "any"
    cells = (check.id, check.title, check.rule, str(check.severity), passes, languages, check.source)
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
