"""Formatted text (see `articles.pasted`) as a text in the importer's format, one line for each passage. Pure.

Where the format has no way to say something (bold within a word), the words stay and their look goes.
"""

import re
from itertools import groupby
from urllib.parse import quote

from articles.importing import facts, labels
from articles.importing.inline import LONGEST_ADDRESS, LONGEST_MARKED, LONGEST_WORDS
from articles.passages import HEADING, ITEM, Passage, Run

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S", re.IGNORECASE)
_WORD = re.compile(r"[\w*]")
_ENDS_AN_ADDRESS = re.compile(r"[^\w\s]*(?:\s|$)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")


def as_text(passages: list[Passage], *, titled: bool = True) -> str:
    """The text from which `articles.importing.reader` makes blocks. With `titled` the first passage becomes the title."""
    lines: list[str] = []
    # Level of a list -> whether it is ordered, and the number of its last item.
    counted: dict[int, tuple[bool, int]] = {}
    before = None
    for passage in passages:
        if passage.kind == ITEM:
            counted = {level: last for level, last in counted.items() if level <= passage.level}
            ordered, number = counted.get(passage.level, (passage.ordered, 0))
            counted[passage.level] = passage.ordered, number + 1 if ordered == passage.ordered else 1
        else:
            counted = {}
        goes_on = before is not None and before.kind == passage.kind == ITEM and before.ordered == passage.ordered
        if lines and not (goes_on or (before and _is_fact(passage) and _opens_facts(before, is_title=len(lines) == 1))):
            lines.append("")
        lines += _lines(passage, counted.get(passage.level, (False, 1))[1], is_title=titled and before is None)
        before = passage
    return "\n".join(lines)


def _lines(passage: Passage, number: int, *, is_title: bool) -> list[str]:
    words = " ".join(passage.text.split())
    if is_title:
        return [words]
    if passage.kind == HEADING:
        typed = _NUMBER.match(passage.marker)
        return [f"## {f'{typed[1]}. ' if typed else ''}{words}"]
    text = _marked(_unlabelled(passage.runs))
    if passage.kind == ITEM:
        return [f"{f'{number})' if passage.ordered else '-'} {' '.join(text.split())}"]
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _opens_facts(passage: Passage, *, is_title: bool) -> bool:
    return is_title or _is_fact(passage)


def _is_fact(passage: Passage) -> bool:
    """Facts stand under the title without empty lines between: "Kind: wellness"."""
    return passage.kind not in (HEADING, ITEM) and facts.is_fact(passage.text)


def _unlabelled(runs: list[Run]) -> list[Run]:
    """The runs, where what opens them is a label or looks like a heading, without the bold that many give it."""
    text = "".join(run.text for run in runs)
    if all(run.bold for run in runs) and len(text) <= 80:
        return [Run(run.text, italic=run.italic, href=run.href) for run in runs]
    if runs[0].bold and (labels.find(text) or labels.find_part(text) or facts.is_fact(text)):
        return [Run(runs[0].text, href=runs[0].href), *runs[1:]]
    return runs


def _marked(runs: list[Run]) -> str:
    """The runs as text (of more lines, where one was broken), with `**`, `*` and `[words](address)`."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for number, words in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(Run(words, run.bold, run.italic, run.href))
    return "\n".join(map(_marked_line, lines))


def _marked_line(runs: list[Run]) -> str:
    parts: list[tuple[str, str, str]] = []  # mark, words, words with their links
    by_link = [(href, list(same)) for href, same in groupby(runs, key=lambda run: run.href)]
    for place, (href, same) in enumerate(by_link):
        after = "".join(run.text for _, others in by_link[place + 1 : place + 4] for run in others)
        if not _ENDS_AN_ADDRESS.match(after):
            href = ""  # the next word would be read as the end of the address
        for mark, alike in groupby(same, key=lambda run: _mark(same if href else [run])):
            words = "".join(run.text for run in alike)
            if parts and parts[-1][0] == mark:
                parts[-1] = (mark, parts[-1][1] + words, parts[-1][2] + _linked(words, href))
            else:
                parts.append((mark, words, _linked(words, href)))
    line = ""
    for number, (mark, _, linked) in enumerate(parts):
        following = parts[number + 1][1][:1] if number + 1 < len(parts) else ""
        line += _between(mark, linked, before=line[-1:], following=following)
    return line


def _mark(runs: list[Run]) -> str:
    """What stands before and after runs that are all bold, or italic, or both."""
    return "*" * (2 * all(run.bold for run in runs) + all(run.italic for run in runs))


def _between(mark: str, words: str, *, before: str, following: str) -> str:
    inside = words.strip()
    start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    can_be = mark and inside and "*" not in inside and len(inside) <= LONGEST_MARKED
    touches_left = start == 0 and _WORD.match(before)
    touches_right = end == len(words) and _WORD.match(following)
    if not can_be or touches_left or touches_right:
        return words
    return f"{words[:start]}{mark}{inside}{mark}{words[end:]}"


def _linked(words: str, href: str) -> str:
    inside = words.strip()
    address = quote(href, safe="/:?#[]@!$&'*+,;=%~")
    if not inside or set(inside) & set("[]") or len(inside) > LONGEST_WORDS or not _ADDRESS.match(address):
        return words
    if len(address) > LONGEST_ADDRESS or "*" in address:
        return words
    return words.replace(inside, f"[{inside}]({address})", 1)
