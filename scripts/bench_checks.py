"""Say how long the checks of a text take, for a document of 2,000 words made of the demonstration articles.

    python scripts/bench_checks.py [--rounds 15] [--most-ms 60]

It needs no database and changes nothing. A round is one `run()` and, beside it, one `json.dumps` of the same document:
machines differ, and their ratio much less. Medians are printed, with the slowest checks. With `--most-ms` it ends with 1
when the median is above that. The goal is 60 ms: the panel beside the form asks while somebody types.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles import checks  # noqa: E402
from articles.checks import Circumstances, Reading  # noqa: E402
from articles.importing import reader  # noqa: E402

WORDS = 2_000
DUMPS = 20  # one json.dumps is too short to be measured alone
SLOWEST = 5
CLINIC = {
    "name": "Example Clinic",
    "telephone": "(555) 555-0142",
    "email": "hello@clinic.example.org",
    "website": "https://clinic.example.org",
    "booking_url": "",
    "crisis_telephone": "988",
}
AT = Circumstances(today=date(2026, 11, 25), clinic=CLINIC)


def document_of(words: int) -> dict:
    """The demonstration articles as one document, block by block until its prose has `words` words or a few more."""
    articles = [reader.parse(path.read_text(encoding="utf-8")).document for path in sorted(ROOT.glob("content/*.txt"))]
    whole = {**articles[0], "kind": "treatment", "references": [ref for each in articles for ref in each["references"]]}
    whole["blocks"] = []
    for block in (block for article in articles for block in article["blocks"]):
        whole["blocks"].append(block)
        if Reading(whole).word_count >= words:
            return whole
    raise SystemExit(f"The demonstration articles have fewer than {words} words.")


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def measure(document: dict, rounds: int) -> tuple[float, float]:
    """(a run of all checks, a json.dumps of the document): medians in milliseconds, taken in turns."""
    checks.run(document, AT)  # compiles what is compiled once
    pairs = [
        (
            milliseconds(lambda: checks.run(document, AT)),
            milliseconds(lambda: [json.dumps(document) for _ in range(DUMPS)]) / DUMPS,
        )
        for _ in range(rounds)
    ]
    return median(run for run, _ in pairs), median(dump for _, dump in pairs)


def slowest(document: dict) -> list[tuple[float, str]]:
    """(milliseconds, ID) of the checks that take longest, over a reading that others have filled already."""
    reading = Reading(document)
    for each in checks.CHECKS.values():
        list(each.function(reading, AT))
    taken = [
        (milliseconds(lambda each=each: list(each.function(reading, AT))), each.id) for each in checks.CHECKS.values()
    ]
    return sorted(taken, reverse=True)[:SLOWEST]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--most-ms", type=float)
    asked = parser.parse_args()
    document = document_of(WORDS)
    run, dump = measure(document, asked.rounds)
    print(f"{len(checks.CHECKS)} checks, {Reading(document).word_count} words, {len(document['blocks'])} blocks.")
    print(f"One run takes {run:.1f} ms, {run / dump:.0f} times a json.dumps of the document ({dump:.2f} ms).")
    print("Slowest: " + ", ".join(f"{id} {taken:.1f} ms" for taken, id in slowest(document)) + ".")
    return 1 if asked.most_ms is not None and run > asked.most_ms else 0


if __name__ == "__main__":
    sys.exit(main())
