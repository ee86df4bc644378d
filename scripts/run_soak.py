"""Keep a scratch site under load for minutes, and say what came of it.

./scripts/soak flood [--seconds 60] [--rate 200] [--keep]
./scripts/soak kills [--kills 60] [--acks 0] [--database postgres|sqlite] [--keep]

Each long test is a module of scripts/soaks/. With --keep, what it found is written into docs/reference/soak.md. It ends with 1
when a promise was not kept. What goes into the test suite of it is small, and never depends on time.
"""

import argparse
import os
import signal
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # started as a script, which puts only its own folder there

from scripts.soaks import flood, kills  # noqa: E402
from scripts.soaks.report import with_part  # noqa: E402

SOAKS = {soak.NAME: soak for soak in (flood, kills)}
PAGE = ROOT / "docs" / "reference" / "soak.md"


def machine() -> str:
    return f"{os.cpu_count()} processors of {os.uname().machine}, with a load of {os.getloadavg()[2]:.1f} from all that ran there"


def main(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="soak", description=__doc__.splitlines()[0])
    kinds = parser.add_subparsers(dest="name", required=True)
    for name, soak in SOAKS.items():
        kind = kinds.add_parser(name, help=soak.HELP)
        soak.add_arguments(kind)
        kind.add_argument("--keep", action="store_true", help="write what was found into docs/reference/soak.md")
    asked = parser.parse_args(arguments)
    surroundings = machine()
    found = SOAKS[asked.name].run(asked)
    part = found.part(day=date.today(), machine=surroundings)
    print(part)
    if asked.keep:
        page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        PAGE.write_text(with_part(page, part), encoding="utf-8")
        print(f"It is kept in {PAGE.relative_to(ROOT)}.")
    return 1 if found.missed else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the site ends with it
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nInterrupted.")
