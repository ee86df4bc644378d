"""The table of checks, and running them. Every check is a pure function over a `Reading` and its `Circumstances`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from articles.checks.finding import Finding, Found, Place, Severity
from articles.checks.reading import Circumstances, Reading

Function = Callable[[Reading, Circumstances], Iterable[Found]]


@dataclass(frozen=True)
class Check:
    """`id` never changes: overrides and documentation name it. `rule` and `source` are shown to staff as they stand.

    `is_overridable` False: no reason lets an error of this check pass. `languages` are those whose words it knows; None
    means it looks at structure, whatever the language.
    """

    id: str
    title: str
    severity: Severity
    rule: str
    source: str
    function: Function
    group: str
    is_overridable: bool = True
    languages: tuple[str, ...] | None = None


CHECKS: dict[str, Check] = {}


def check(id: str, title: str, *, severity: Severity, rule: str, source: str, overridable=True, languages=("en",)):
    """Decorator that enters a check into the table. Its group is the module, or the package, that it stands in here."""

    def enter(function: Function) -> Function:
        if id in CHECKS:
            raise ValueError(f"There are two checks {id}.")
        group = function.__module__.removeprefix("articles.checks.").split(".")[0].replace("_", " ")
        CHECKS[id] = Check(id, title, severity, rule, source, function, group, overridable, languages)
        return function

    return enter


def run(document: dict, at: Circumstances) -> list[Finding]:
    """The findings of every check, the gravest first, then in reading order.

    A check that does not know the document's language says so, as information, and finds nothing.
    """
    reading = Reading(document)
    findings = [finding for each in CHECKS.values() for finding in _run(each, reading, at)]
    order = {None: -1, **{block["id"]: place for place, block in enumerate(reading.blocks)}}
    return sorted(findings, key=lambda finding: (finding.severity.rank, order.get(finding.block, -1), finding.check_id))


def _run(each: Check, reading: Reading, at: Circumstances) -> Iterator[Finding]:
    if not knows(each, reading.document["language"]):
        said = Found(f"Not checked: “{each.title}” knows only English.", Place(), severity=Severity.INFORMATION)
        yield replace(_finding(each, said), is_checked=False)
        return
    yield from (_finding(each, found) for found in each.function(reading, at))


def _finding(each: Check, found: Found) -> Finding:
    return Finding(
        check_id=each.id,
        severity=found.severity or each.severity,
        message=found.message,
        block=found.at.block,
        field=found.at.field,
        excerpt=found.excerpt,
        suggestion=found.suggestion,
        source=each.source,
        is_overridable=each.is_overridable,
    )


def knows(each: Check, language: str) -> bool:
    """Whether a check can look at an article in a language (BCP 47)."""
    return each.languages is None or language.split("-")[0] in each.languages


def errors_of(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.is_error]
