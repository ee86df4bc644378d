"""What is asked of the pages in Lighthouse's measure, and how its results become a page of docs/reference/."""

from datetime import date
from statistics import median_low
from typing import NamedTuple

# category of Lighthouse -> the least score
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMED = "performance"  # differs from load to load; the others follow from the page
# audit -> what it is called here, and its unit
METRICS = {
    "first-contentful-paint": ("first paint", "s"),
    "largest-contentful-paint": ("largest paint", "s"),
    "speed-index": ("speed index", "s"),
    "total-blocking-time": ("blocked", "ms"),
    "cumulative-layout-shift": ("layout shift", ""),
}


class Page(NamedTuple):
    """`left_out`: audits that this page fails on purpose."""

    name: str
    path: str
    left_out: tuple[str, ...] = ()


PAGES = (
    Page("article", "/articles/how-ketamine-may-help-with-depression/"),
    Page("list", "/articles/"),
    Page("home", "/"),
    Page("search", "/search/"),
    # What is found asks search engines to leave it out (articles/views/search.py), so it cannot be told to be in.
    Page("found", "/search/?q=ketamin+depresion", left_out=("is-crawlable",)),
    Page("contact", "/contact/"),
)


class Result(NamedTuple):
    """What several loads of a page came to.

    `scores`: {category: 0 to 100}, of the timed one the median, of the others the worst. `metrics`: {audit: number}, of a load
    with the median score, in milliseconds where it is a time. `bytes` and `requests`: what travelled in that load.
    `faults`: audits that cost points in any load.
    """

    scores: dict[str, int]
    metrics: dict[str, float]
    bytes: int
    requests: int
    faults: list[str]

    def told(self) -> list[str]:
        """The metrics, for a person."""
        return [f"{METRICS[metric][0]} {_told(metric, value)}" for metric, value in self.metrics.items()]

    def missed(self) -> list[str]:
        return [
            f"{category} is {self.scores[category]}, and should be at least {goal}"
            for category, goal in GOALS.items()
            if self.scores[category] < goal
        ]


class Surroundings(NamedTuple):
    """`chromium` and `node` as these programs say it themselves."""

    day: date
    lighthouse: str
    chromium: str
    node: str
    runs: int


def result_of(loads: list[dict]) -> Result:
    """`loads`: JSON reports of Lighthouse for one page, at least one."""
    scored = [{name: _points(load["categories"][name]["score"]) for name in GOALS} for load in loads]
    middle = median_low(points[TIMED] for points in scored)
    shown = next(load for load, points in zip(loads, scored, strict=True) if points[TIMED] == middle)
    return Result(
        scores={name: middle if name == TIMED else min(points[name] for points in scored) for name in GOALS},
        metrics={name: shown["audits"][name]["numericValue"] for name in METRICS},
        bytes=round(shown["audits"]["total-byte-weight"]["numericValue"]),
        requests=len(shown["audits"]["network-requests"]["details"]["items"]),
        faults=sorted({fault for load in loads for fault in _faults(load)}),
    )


def _points(score: float | None) -> int:
    """Lighthouse's 0 to 1 as 0 to 100, cut off: 0.995 is no 100. None, an audit that broke, is nothing."""
    return int((score or 0) * 100 + 1e-9)


def _faults(load: dict):
    for name in GOALS:
        for part in load["categories"][name]["auditRefs"]:
            audit = load["audits"][part["id"]]
            costs = part["weight"] > 0 and audit["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
            if costs and (audit["score"] is None or audit["score"] < 0.9):
                yield f"{name}: {part['id']}, {audit['title']}"


def _told(metric: str, value: float) -> str:
    unit = METRICS[metric][1]
    return {"s": f"{value / 1000:.1f} s", "ms": f"{value:.0f} ms", "": f"{value:.3f}"}[unit]


def report(results: dict[str, Result], surroundings: Surroundings) -> str:
    """The page of docs/reference/, in Markdown."""
    missed = [f"{name}: {miss}" for name, result in results.items() for miss in result.missed()]
    lines = [
        "# Lighthouse",
        "",
        f"Measured on {surroundings.day:%-d %B %Y} by `./scripts/lighthouse`, which writes this page: Lighthouse "
        f"{surroundings.lighthouse}, {surroundings.chromium}, Node.js {surroundings.node}.",
        "",
        "Lighthouse's own settings for a phone: a slow 4G network (1.6 Mbit/s, 150 ms) and a processor slowed down four times. "
        f"Each page was loaded {surroundings.runs} times; the score for performance is the median, the others are the worst.",
        "",
        "**Every page meets every goal.**" if not missed else f"**Missed:** {'; '.join(missed)}.",
        "",
        _row("page", *(f"{name} (goal {goal})" for name, goal in GOALS.items())),
        _row("---", *("---:" for _ in GOALS)),
    ]
    lines += [_row(f"{page.name}, `{page.path}`", *results[page.name].scores.values()) for page in _shown(results)]
    called = [name for name, _unit in METRICS.values()]
    lines += ["", _row("page", *called, "bytes", "requests"), _row("---", *("---:" for _ in called), "---:", "---:")]
    for page in _shown(results):
        result = results[page.name]
        told = [_told(metric, value) for metric, value in result.metrics.items()]
        lines.append(_row(page.name, *told, f"{result.bytes:,}", result.requests))
    lines += ["", *_notes(results)]
    return "\n".join(lines)


def _shown(results: dict[str, Result]) -> list[Page]:
    return [page for page in PAGES if page.name in results]


def _row(*cells) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _notes(results: dict[str, Result]) -> list[str]:
    notes = [
        "## What to know when reading this",
        "",
        "- The site is a scratch one as [deploying.md](../operations/deploying.md) runs it: gunicorn, no debugging, hashed "
        "and compressed files. It has the demonstration's articles and calls itself a real clinic, because the demonstration "
        "asks search engines to leave it out.",
        "- It is served over HTTP/1.1 on loopback. HTTPS needs a name and a certificate, which a scratch site has not; browsers "
        "take loopback for a safe place. Behind the proxy of a real site, HTTP/2 fetches the style sheets together.",
        "- Bytes are all that travelled, headers and pictures near the window included. `tests/test_weight.py` holds each "
        "page, its styles and its scripts to 40 KB, in every test run.",
    ]
    for page in _shown(results):
        if page.left_out:
            named = ", ".join(f"`{audit}`" for audit in page.left_out)
            notes.append(
                f"- The {page.name} page is judged without {named}: pages of results ask search engines to leave them out, on "
                "purpose, and this audit asks for the opposite."
            )
    faults = [f"- {name}, {fault}" for name, result in results.items() for fault in result.faults]
    if faults:
        notes += ["", "## What cost points, in any of the loads", "", *faults]
    return [*notes, ""]
