"""What is pasted from a word processor, as HTML that the sanitiser keeps: its structure stays, its looks go. Pure."""

import re
from html import escape
from itertools import groupby

from articles.passages import HEADING, ITEM, Passage, Run
from articles.pasted import passages as passages_of

# A tag that clean rich text does not have: another name, or another attribute than a link's address.
_FOREIGN = re.compile(
    r"""<(?!/?(?:p|br|strong|em|b|i|ul|ol|li|a)\s*/?>|a\s+href=(?:"[^"<>]*"|'[^'<>]*')\s*>)[/!a-z]""", re.I
)


def tidied(html: str) -> str:
    """`html` with headings as bold paragraphs, rows of tables as items, and so on; clean rich text as it is.

    A block of an article has no headings within: the system gives their level and number. To make each heading a section,
    a document is pasted whole: see `articles.importing.formatted`.
    """
    return as_html(passages_of(html)) if _FOREIGN.search(html) else html


def as_html(passages: list[Passage], *, headings: bool = False) -> str:
    """The passages as rich text; with `headings` as `<h2>` and so on, for a document that is still to be split."""
    html: list[str] = []
    lists: list[str] = []

    def end_lists(depth: int) -> None:
        while len(lists) > depth:
            html.append(f"</li></{lists.pop()}>")

    for passage in passages:
        inside = "".join(map(_linked, _by_link(passage.runs)))
        if passage.kind == ITEM:
            tag, depth = "ol" if passage.ordered else "ul", min(passage.level, len(lists) + 1)
            end_lists(depth)
            if len(lists) == depth and lists[-1] != tag:
                end_lists(depth - 1)
            if len(lists) == depth:
                html.append("</li>")
            else:
                lists.append(tag)
                html.append(f"<{tag}>")
            html.append(f"<li>{inside}")
            continue
        end_lists(0)
        if passage.kind == HEADING:
            tag = f"h{passage.level}"
            html.append(f"<{tag}>{inside}</{tag}>" if headings else f"<p><strong>{inside}</strong></p>")
        else:
            html.append(f"<p>{inside}</p>")
    end_lists(0)
    return "".join(html)


def _by_link(runs: list[Run]) -> list[tuple[str, list[Run]]]:
    return [(href, list(same)) for href, same in groupby(runs, key=lambda run: run.href)]


def _linked(link: tuple[str, list[Run]]) -> str:
    href, runs = link
    inside = "".join(map(_styled, runs))
    return f'<a href="{escape(href)}">{inside}</a>' if href else inside


def _styled(run: Run) -> str:
    html = escape(run.text, quote=False).replace("\n", "<br>")
    for tag, is_so in (("em", run.italic), ("strong", run.bold)):
        html = f"<{tag}>{html}</{tag}>" if is_so else html
    return html
