"""Say what is wrong with the source. Changes nothing; with --fix, mends what a program can mend."""

import atexit
import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
MANAGE = [PYTHON, "manage.py"]
SOURCES = ["."]

# What a clinic must set to go live (docs/operations/deploying.md), and nothing else; no file or server is touched.
PRODUCTION = {
    "LOCAL": "false",
    "DEBUG": "false",
    "SECRET_KEY": "only-for-this-check-" + "0123456789abcdef" * 4,
    "ALLOWED_HOSTS": "clinic.example.org",
    "SITE_URL": "https://clinic.example.org",
    "DATABASE_URL": "sqlite:///:memory:",
    "INQUIRY_RECIPIENTS": "frontdesk@clinic.example.org",
    "DEFAULT_FROM_EMAIL": "site@clinic.example.org",
    "EMAIL_URL": "smtp://localhost:25",
}


class Check(NamedTuple):
    """`look` is a command, or a function that returns what is wrong; `mend` is the command of its writing twin."""

    name: str
    look: list[str] | Callable[[], list[str]]
    mend: list[str] | None = None


def unpinned(wanted: str, locked: str) -> list[str]:
    """The packages that a `.in` file asks for and its lock does not pin, or pins without a hash. Needs no network."""
    asked = {_plain_name(line) for line in wanted.splitlines() if re.match(r"\s*[A-Za-z0-9]", line)}
    pins = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==[^\n]*\\\n\s+--hash=", locked, re.MULTILINE)
    return sorted(asked - {_plain_name(pin) for pin in pins})


def _plain_name(line: str) -> str:
    return re.sub(r"[-_.]+", "-", re.match(r"\s*([A-Za-z0-9._-]+)", line)[1]).lower()


def addresses(locked: str) -> list[str]:
    """Lines of a lock that say where to fetch from: a lock must work with whatever index a machine has."""
    return [
        line for line in locked.splitlines() if "://" in line or re.match(r"\s*(-i|-f|--[a-z-]*(url|links))\b", line)
    ]


def lock_faults() -> list[str]:
    faults = []
    for name in ("requirements", "requirements-dev"):
        wanted, locked = ((ROOT / f"{name}{ending}").read_text() for ending in (".in", ".txt"))
        faults += [f"{name}.txt does not pin {package}. Run ./scripts/lock." for package in unpinned(wanted, locked)]
        faults += [f"{name}.txt holds an address: {line.strip()}" for line in addresses(locked)]
    return faults


CHECKS = (
    Check(
        "Python style",
        [PYTHON, "-m", "ruff", "check", "--quiet", *SOURCES],
        [PYTHON, "-m", "ruff", "check", "--quiet", "--fix", *SOURCES],
    ),
    Check(
        "Python format",
        [PYTHON, "-m", "ruff", "format", "--quiet", "--check", *SOURCES],
        [PYTHON, "-m", "ruff", "format", "--quiet", *SOURCES],
    ),
    Check("templates", [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"]),
    Check("migrations match the models", [*MANAGE, "makemigrations", "--check", "--dry-run"]),
    Check("safe to deploy", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"]),
    Check("table of roles", [*MANAGE, "document_roles", "--check"], [*MANAGE, "document_roles"]),
    Check("table of checks", [*MANAGE, "document_checks", "--check"], [*MANAGE, "document_checks"]),
    Check("table of spam", [PYTHON, "scripts/spam_report.py", "--check"], [PYTHON, "scripts/spam_report.py"]),
    Check("words in Spanish", [PYTHON, "scripts/run_messages.py", "--check"], [PYTHON, "scripts/run_messages.py"]),
    Check("locked requirements", lock_faults),
)


@cache
def a_public_key() -> Path:
    """A file as `make_inquiry_keys` writes it; it goes when this process ends. Any 32 bytes are a key that nobody can open."""
    folder = Path(tempfile.mkdtemp(prefix="bedside-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "inquiry-key.public"
    path.write_bytes(base64.b64encode(os.urandom(32)))
    return path


def run(step: list[str] | Callable[[], list[str]]) -> tuple[bool, str]:
    """Whether it went well, and what it said."""
    if callable(step):
        faults = step()
        return not faults, "\n".join(faults)
    done = subprocess.run(
        step,
        cwd=ROOT,
        env={**os.environ, **PRODUCTION, "INQUIRY_PUBLIC_KEY_FILE": str(a_public_key())},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout.strip()


def main(*arguments: str) -> int:
    fixing = arguments == ("--fix",)
    if arguments and not fixing:
        print(f"Not understood: {' '.join(arguments)}", file=sys.stderr)
        return 2
    if fixing:
        for check in CHECKS:
            if check.mend:
                run(check.mend)  # what it leaves is said below
    failed = []
    for check in CHECKS:
        well, said = run(check.look)
        print(f"{'ok    ' if well else 'FAILED'}  {check.name}", flush=True)
        if not well:
            failed.append(check.name)
            print("\n".join(f"        {line}" for line in said.splitlines()), flush=True)
    if failed:
        print(f"{len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}.")
    else:
        print(f"All {len(CHECKS)} checks are content.")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nInterrupted.")
