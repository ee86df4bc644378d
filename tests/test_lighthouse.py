"""What `./scripts/lighthouse` asks of pages, and what its report in docs/reference/ says. Needs no Lighthouse and no browser."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from scripts.lighthouse_report import GOALS, METRICS, PAGES, Result, Surroundings, report, result_of

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "scripts" / "lighthouse.d"
KEPT = ROOT / "docs" / "reference" / "lighthouse.md"
SURROUNDINGS = Surroundings(day=date(2026, 11, 5), lighthouse="1.2.3", chromium="Chromium 9", node="v20.1", runs=3)


def a_load(*, faults=(), paint=900, **scores) -> dict:
    """A report of Lighthouse, as far as it is read: every category at 1 unless told otherwise."""
    audits = {
        name: {"score": 1, "scoreDisplayMode": "numeric", "title": name, "numericValue": paint} for name in METRICS
    }
    audits["total-byte-weight"] = {"numericValue": 12_345.4}
    audits["network-requests"] = {"details": {"items": [{}, {}, {}]}}
    audits["told"] = {"score": None, "scoreDisplayMode": "notApplicable", "title": "Not here"}
    for name in faults:
        audits[name] = {"score": 0, "scoreDisplayMode": "binary", "title": f"About {name}"}
    parts = [{"id": name, "weight": 1} for name in ("told", *faults)]
    categories = {name: {"score": scores.get(name.replace("-", "_"), 1), "auditRefs": []} for name in GOALS}
    categories["accessibility"]["auditRefs"] = parts
    return {"audits": audits, "categories": categories}


def test_the_speed_is_the_median_and_everything_else_the_worst():
    loads = [a_load(performance=score, seo=seo) for score, seo in ((0.99, 1), (0.9, 0.92), (0.98, 1))]
    result = result_of(loads)
    assert result.scores == {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 92}
    assert result.missed() == ["seo is 92, and should be at least 100"]


@pytest.mark.parametrize(("score", "points"), [(0.979, 97), (0.98, 98), (0.57, 57), (0.995, 99), (None, 0)])
def test_a_score_is_never_rounded_up(score, points):
    assert result_of([a_load(performance=score)]).scores["performance"] == points


def test_the_times_are_those_of_the_load_with_the_median_score():
    loads = [a_load(performance=score, paint=paint) for score, paint in ((0.9, 3000), (1, 1000), (0.95, 2000))]
    assert result_of(loads).metrics["first-contentful-paint"] == 2000


def test_what_costs_points_is_named_once():
    loads = [a_load(faults=("contrast",)), a_load(faults=("contrast", "labels")), a_load()]
    assert result_of(loads).faults == ["accessibility: contrast, About contrast", "accessibility: labels, About labels"]


def results(**overrides) -> dict[str, Result]:
    return {page.name: result_of([a_load(**overrides)]) for page in PAGES}


def test_the_report_has_a_row_for_each_page_and_says_whether_all_is_well():
    page = report(results(), SURROUNDINGS)
    assert "Measured on 5 November 2026" in page
    assert "**Every page meets every goal.**" in page
    for each in PAGES:
        assert f"| {each.name}, `{each.path}` | 100 | 100 | 100 | 100 |" in page
        assert f"| {each.name} | 0.9 s | 0.9 s | 0.9 s | 900 ms | 900.000 | 12,345 | 3 |" in page
    assert "What cost points" not in page


def test_a_report_of_a_miss_says_so():
    page = report(results(faults=("contrast",), accessibility=0.96), SURROUNDINGS)
    assert "**Missed:** article: accessibility is 96, and should be at least 100" in page
    assert "meets every goal" not in page
    assert "- home, accessibility: contrast, About contrast" in page


# What is kept in the repository


def test_the_pinned_lighthouse_is_one_version_and_its_lock_names_no_address():
    wanted = json.loads((PINNED / "package.json").read_text())["dependencies"]["lighthouse"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", wanted)
    lock = json.loads((PINNED / "package-lock.json").read_text())["packages"]
    assert lock["node_modules/lighthouse"]["version"] == wanted
    for name, package in lock.items():
        assert "resolved" not in package, name
        assert name == "" or package["integrity"].startswith("sha512-"), name


def test_the_report_that_is_kept_is_of_the_pinned_lighthouse_and_every_page_met_its_goals():
    kept = KEPT.read_text()
    version = json.loads((PINNED / "package.json").read_text())["dependencies"]["lighthouse"]
    assert f"Lighthouse {version}," in kept
    assert "**Every page meets every goal.**" in kept
    for page in PAGES:
        (row,) = re.findall(rf"^\| {page.name}, `{re.escape(page.path)}` \| (.*) \|$", kept, re.MULTILINE)
        scores = dict(zip(GOALS, map(int, row.split(" | ")), strict=True))
        assert {name: score for name, score in scores.items() if score < GOALS[name]} == {}, page.name
