"""Write docs/reference/spam.md: the table of signals, and what it makes of the labelled messages in tests/contact/spam/.

python scripts/spam_report.py [--check]

With --check, it writes nothing and ends with 1 when the page is out of date. Needs no database.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # started as a script, which puts only its own folder there

from contact.spam import SIGNALS, SUSPECT_AT, score  # noqa: E402
from tests.contact.spam.labelled import FOR_TUNING, GENUINE, LATER, SET_ASIDE, SPAM, Row, rows  # noqa: E402

PAGE = ROOT / "docs" / "reference" / "spam.md"


@dataclass(frozen=True)
class Count:
    """What became of the messages of one part: how many there are, and how many the score made suspects."""

    genuine: int
    genuine_quarantined: int
    spam: int
    spam_quarantined: int

    @property
    def missed(self) -> int:
        return self.spam - self.spam_quarantined

    @property
    def share(self) -> float:
        return self.spam_quarantined / self.spam


def is_suspect(row: Row) -> bool:
    """By its content alone: nothing about how it came."""
    return score(row.answers()).is_suspect


def count(part: str) -> Count:
    counted = Counter((row.label, is_suspect(row)) for row in rows(part))
    of = {label: counted[label, True] + counted[label, False] for label in (GENUINE, SPAM)}
    return Count(of[GENUINE], counted[GENUINE, True], of[SPAM], counted[SPAM, True])


def kinds_missed(part: str) -> str:
    missed = Counter(row.kind for row in rows(part) if row.label == SPAM and not is_suspect(row))
    return ", ".join(f"{kind} ({number})" for kind, number in sorted(missed.items())) or "none"


def page() -> str:
    counts = {part: count(part) for part in (FOR_TUNING, SET_ASIDE, LATER)}
    lines = [
        "# What is taken for spam",
        "",
        "<!-- Made by scripts/spam_report.py from contact/spam/ and tests/contact/spam/. Do not edit; run ./scripts/fix. -->",
        "",
        "Each inquiry gets the weights of all signals that it shows, added up. From a score of "
        f"{SUSPECT_AT} on it is a suspect and waits in the quarantine, which staff empty: “it is a person's message” or “it is",
        "spam”. Nothing is dropped, and nothing is refused on account of its score alone: in a flood, suspects are refused",
        "first, with a page that says so. Words that suggest that somebody is in danger are quarantined only when more came from",
        "their sender within the hour than people send; they are first there, and are told of by mail once an hour. No other",
        "service is asked, and nothing is",
        "learned from what people write.",
        "",
        "## What it makes of messages whose label is known",
        "",
        "All are invented (tests/contact/spam/). The first two halves were written, split by a hash of their text and kept",
        "before the first rule was; the rules were made with the first of them. The last ones were written when the rules were",
        "done, to offer and ask for what none of the others does, and no rule was changed for them. Afterwards some phrases that",
        "patients need as well (“an escort home”, “get approved for”) were taken out of the rules, for the patients' sake.",
        "",
        "| Messages | Spam | Quarantined | Missed | Share | Genuine | Quarantined |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {part} | {of.spam} | {of.spam_quarantined} | {of.missed} | {of.share:.1%} "
            f"| {of.genuine} | {of.genuine_quarantined} |"
            for part, of in counts.items()
        ),
        "",
        *(f"- Kinds of spam missed, {part}: {kinds_missed(part)}." for part in counts),
        "",
        "Read these numbers with care. One person wrote the messages and the rules, and had both halves in mind; the row of",
        "later messages says more about the spam of next year. What is missed lies in the inbox among the others. Only the",
        "content was judged here: a filled-in trap, haste and floods add to it on a real site. That each genuine message is",
        "taken and reaches the inbox, a test tries with the form itself.",
        "",
        "## Signals",
        "",
        "| ID | Weight | What staff read |",
        "|---|---|---|",
        *(f"| {signal.id} | {signal.weight} | {signal.reason} |" for signal in SIGNALS),
        "",
    ]
    return "\n".join(lines)


def main(*arguments: str) -> int:
    if arguments not in ((), ("--check",)):
        print(f"Not understood: {' '.join(arguments)}", file=sys.stderr)
        return 2
    made = page()
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == made:
        return 0
    if arguments:
        print(f"{PAGE.relative_to(ROOT)} is not what contact/spam/ says. Run ./scripts/fix.", file=sys.stderr)
        return 1
    PAGE.write_text(made, encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
