"""Measure six pages with Lighthouse as a phone would load them, and keep the report in docs/reference/lighthouse.md.

./scripts/lighthouse [--runs 3]

It starts a scratch site (scripts/production_site.py), loads each page several times and asks for the goals of
scripts/lighthouse_report.py. It ends with 1 when a page misses one. Lighthouse comes from npm, as pinned in
scripts/lighthouse.d/, and lives under var/; neither the site nor its tests need it.
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # started as a script, which puts only its own folder there

from scripts.lighthouse_report import GOALS, PAGES, Page, Result, Surroundings, report, result_of  # noqa: E402
from scripts.production_site import production_site  # noqa: E402
from scripts.run_tests import NO_CHROMIUM, find_chromium, version_of  # noqa: E402

PINNED = ROOT / "scripts" / "lighthouse.d"
INSTALLED = ROOT / "var" / "lighthouse"
REPORT = ROOT / "docs" / "reference" / "lighthouse.md"
RUNS = 3
PATIENCE = 180  # seconds for one load of a page
WARM_UPS = 6  # rounds; there are two processes, and chance decides which answers
TRIES = 5  # a Chromium that is busy sometimes loses its own trace of a load
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run"),
)


class Trouble(Exception):
    """Something a person has to mend. The message is one or two sentences for them."""


def install() -> Path:
    """The program of the pinned Lighthouse, installed under var/ unless it is there. npm runs no package's own script.

    A newer one: change package.json, then in that folder `npm install --package-lock-only --ignore-scripts
    --omit-lockfile-registry-resolved=true`, which leaves no address in the lock. Its `overrides` pin what one of the packages
    asks for as “latest”, which no lock can promise.
    """
    names = ("package.json", "package-lock.json")
    stamp, wanted = INSTALLED / "installed", hashlib.sha256()
    for name in names:
        wanted.update((PINNED / name).read_bytes())
    program = INSTALLED / "node_modules" / "lighthouse" / "cli" / "index.js"
    if program.is_file() and stamp.is_file() and stamp.read_text() == wanted.hexdigest():
        return program
    if not shutil.which("node") or not shutil.which("npm"):
        raise Trouble("Lighthouse needs Node.js 18.16 or newer, and npm. On Debian: apt install nodejs npm")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    for name in names:
        shutil.copy(PINNED / name, INSTALLED / name)
    print("Installing Lighthouse under var/. This takes a minute or so, and a network.", flush=True)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(
        command, cwd=INSTALLED, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        raise Trouble(f"{done.stdout.strip()}\nLighthouse could not be installed. Is there a network?")
    stamp.write_text(wanted.hexdigest())
    return program


def load(page: Page, **surroundings) -> dict:
    """`load_once`, again where Lighthouse failed."""
    for _ in range(TRIES - 1):
        try:
            return load_once(page, **surroundings)
        except Trouble as trouble:
            print(trouble, flush=True)
    return load_once(page, **surroundings)


def load_once(page: Page, *, url: str, program: Path, chromium: str, folder: Path) -> dict:
    """What Lighthouse says of one load of a page, with its settings for a phone, as its JSON report."""
    output = folder / "result.json"
    output.unlink(missing_ok=True)
    command = [
        *("node", str(program), f"{url}{page.path}", "--quiet", "--no-enable-error-reporting"),
        *("--output=json", f"--output-path={output}", f"--only-categories={','.join(GOALS)}"),
        f"--chrome-flags={' '.join(FLAGS)}",
    ]
    if page.left_out:
        command.append(f"--skip-audits={','.join(page.left_out)}")
    child = subprocess.Popen(
        command,
        env={**os.environ, "CHROME_PATH": chromium},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said, _ = child.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise Trouble(f"Lighthouse took longer than {PATIENCE} seconds for {page.path}.") from None
    finally:
        if child.poll() is None:
            child.send_signal(signal.SIGINT)  # on which it takes its Chromium down with it
            child.communicate()
    if child.returncode or not output.exists():
        raise Trouble(f"{said.strip()}\nLighthouse could not load {page.path}.")
    return json.loads(output.read_text())


def warm_up(url: str) -> None:
    """Ask for each page until every process of the server has made one: a site that people visit is not asleep."""
    for page in PAGES * WARM_UPS:
        with urlopen(f"{url}{page.path}", timeout=60) as response:  # noqa: S310  an address of ours
            response.read()


def measure(runs: int, program: Path, chromium: str) -> tuple[dict[str, Result], str]:
    """{name of a page: its result}, and the version of Lighthouse."""
    results, version = {}, ""
    with tempfile.TemporaryDirectory(prefix="bedside-") as home, production_site(Path(home)) as url:
        print(f"A scratch site is at {url}.", flush=True)
        warm_up(url)
        for page in PAGES:
            loads = [load(page, url=url, program=program, chromium=chromium, folder=Path(home)) for _ in range(runs)]
            version = loads[0]["lighthouseVersion"]
            results[page.name] = result_of(loads)
            scores = ", ".join(f"{category} {score}" for category, score in results[page.name].scores.items())
            print(f"  {page.name}: {scores} ({', '.join(results[page.name].told())})", flush=True)
            for fault in results[page.name].faults:
                print(f"      {fault}", flush=True)
    return results, version


def main(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="lighthouse", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=RUNS, help="loads of each page (%(default)s)")
    asked = parser.parse_args(arguments)
    chromium = find_chromium()
    if chromium is None:
        print(NO_CHROMIUM, file=sys.stderr)
        return 1
    try:
        results, version = measure(asked.runs, install(), chromium[0])
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    surroundings = Surroundings(
        day=date.today(),
        lighthouse=version,
        chromium=chromium[1],
        node=version_of("node") or "of an unknown version",
        runs=asked.runs,
    )
    REPORT.write_text(report(results, surroundings), encoding="utf-8")
    missed = [f"{name}: {miss}" for name, result in results.items() for miss in result.missed()]
    print("\n".join(missed) if missed else "Every page meets every goal.")
    print(f"The report is in {REPORT.relative_to(ROOT)}.")
    return 1 if missed else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the site and Lighthouse end with it
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nInterrupted.")
