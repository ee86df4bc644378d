"""What a long test found, and the page that keeps it: docs/reference/soak.md, one part for each test. Pure."""

import re
from dataclasses import dataclass, field
from datetime import date

HEAD = """# What long tests found

<!-- Parts are written by ./scripts/soak NAME --keep. Do not edit. -->

Each part is one run on one machine: read the numbers beside the machine that is named, and beside each other.
"""


@dataclass(frozen=True)
class Found:
    """`lines` are Markdown, without a heading; `missed` says which promises were not kept, and is empty when all were."""

    title: str
    lines: list[str]
    missed: list[str] = field(default_factory=list)

    def part(self, *, day: date, machine: str) -> str:
        kept = (
            "**Every promise was kept.**"
            if not self.missed
            else "".join(f"**Missed:** {miss}.\n" for miss in self.missed)
        )
        measured = f"Run on {day.day} {day:%B %Y} by `./scripts/soak`, {machine}."
        return "\n".join([f"## {self.title}", "", measured, "", *self.lines, "", kept.strip(), ""])


def with_part(page: str, part: str) -> str:
    """`page` with `part` in place of the one that has its title, or at its end."""
    title = part.split("\n", 1)[0]
    head, *parts = re.split(r"(?m)^(?=## )", page or HEAD)
    others = [other.strip() for other in parts if other.split("\n", 1)[0] != title]
    return "\n\n".join([head.strip(), *sorted([*others, part.strip()])]) + "\n"
