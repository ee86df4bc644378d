"""Passages of rich text as runs of words: what a document says, apart from how its program writes that. Pure."""

import re
from dataclasses import dataclass, replace
from itertools import groupby

PARAGRAPH, HEADING, ITEM = "paragraph", "heading", "item"


@dataclass(frozen=True)
class Run:
    """Words that look alike. "\\n" stands for a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""

    @property
    def look(self) -> tuple:
        return self.bold, self.italic, self.href


@dataclass
class Passage:
    """`level` is of a heading (1 is the highest) or of a list in lists. `marker` is the bullet or number that was typed."""

    kind: str
    runs: list[Run]
    level: int = 1
    ordered: bool = False
    marker: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


SPACE = " \n\xa0"


def tidy(runs: list[Run]) -> list[Run]:
    """Runs without white space at either end, and each unlike its neighbour."""
    looks: list[tuple | None] = [run.look if run.text.strip(SPACE) else None for run in runs]
    before = after = None
    following: list[tuple | None] = []
    for look in reversed(looks):
        following.append(after := look or after)
    for place, after in enumerate(reversed(following)):
        # White space between words that look alike looks like them; any other is plain.
        looks[place] = before = looks[place] or (before if before == after else None)
    looks = [look or Run("").look for look in looks]
    kept: list[Run] = []
    for look, same in groupby(zip(looks, runs, strict=True), key=lambda pair: pair[0]):
        text = re.sub(" *\n *| {2,}", _space, "".join(run.text for _, run in same))
        if not kept:
            text = text.lstrip(SPACE)
        elif kept[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            kept.append(Run(text, *look))
    while kept and not kept[-1].text.rstrip(SPACE):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(SPACE))
    return kept


def _space(match: re.Match) -> str:
    return "\n" if "\n" in match[0] else " "


def in_one_line(cells: list[list[Passage]]) -> list[Run]:
    """A row in one line: “Nausea: common; it passes”."""
    runs: list[Run] = []
    for number, cell in enumerate(cells):
        if number and not "".join(run.text for run in runs).rstrip().endswith((".", "?", "!", ":", ";")):
            runs.append(replace(runs[-1], text=":" if number == 1 else ";", href=""))
        for passage in cell:
            runs += [
                *([Run(" ")] if runs else []),
                *(replace(run, text=run.text.replace("\n", " ")) for run in passage.runs),
            ]
    return runs
