"""The texts that the importer's tests read."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from articles.importing.reader import Parsed, parse
from articles.importing.text import read_file

SAMPLES = Path(__file__).parents[2] / "samples"
SLEEP = SAMPLES / "sleep-and-the-body-clock.txt"
WALK = SAMPLES / "a-walk-each-day.txt"


def seed() -> Path:
    """The article that a clinic brought, which is kept outside the repository."""
    folder = Path(settings.BASE_DIR).parent / "shared" / "seed"
    files = sorted(folder.glob("*.txt"))
    if not files:
        pytest.skip(f"The clinic's own article is not at {folder}; tests/samples/ has one with the same traits.")
    return files[0]


def parsed(path: Path) -> Parsed:
    return parse(read_file(path))


def kinds(result: Parsed) -> list[str]:
    return [block["kind"] for block in result.document["blocks"]]


def blocks(result: Parsed, kind: str) -> list[dict]:
    return [block for block in result.document["blocks"] if block["kind"] == kind]


_NO_SENTENCE = re.compile(
    r"(simple analogy|in simple terms):?|\W*(call us at|email:|visit:) .*|next|#\w+( #\w+)*", re.IGNORECASE
)
_LABEL = re.compile(r"real-life analogy:\s*", re.IGNORECASE)
_NUMBER = re.compile(r"\d\. ")


def sentences(path: Path) -> list[str]:
    """The sentences of a text that has neither facts nor references, found without the importer.

    Labels, contact lines, hashtags and navigation (the label, and the title after it) are left out.
    """
    lines = [" ".join(line.split()) for line in path.read_text().splitlines() if line.strip()]
    if "Next" in lines:
        lines = lines[: lines.index("Next")]
    found = []
    for line in lines:
        if not _NO_SENTENCE.fullmatch(line):
            line = _NUMBER.sub("", _LABEL.sub("", line.removeprefix("• ")), count=1)
            found += re.split(r"(?<=[.?!])\s+", line)
    return found
