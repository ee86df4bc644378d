"""HTML from a word processor as the passages it says: headings, paragraphs and list items, with bold, italic and links. Pure.

Word writes lists as paragraphs with a typed bullet, Google Docs writes bold as a style, and both wrap all of it in markup of
their own. What is left behind: fonts, colours, comments, deleted text of tracked changes, pictures, the program's notes.
"""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import islice

from articles.links import straight
from articles.passages import HEADING, ITEM, PARAGRAPH, SPACE, Passage, Run, in_one_line, tidy

_WORD_ITEM = "word item"  # until its bullet is read

_BLOCKS = frozenset(
    """
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Their text is not the author's, or was deleted.
_LEFT_OUT = frozenset("del head script style template title xml".split())
_LEFT_OUT_CLASSES = frozenset("msocommentreference msocommenttext msocomanchor msocomoff msocomtxt msodel".split())
_LEFT_OUT_STYLES = re.compile(r"mso-element:\s*comment|mso-hide:\s*all|(?<![\w-])display:\s*none", re.IGNORECASE)
_BOLD = {"b": True, "strong": True}
_ITALIC = {"i": True, "em": True}
_WEIGHT = re.compile(r"(?<![\w-])font-weight:\s*(?P<value>[\w-]+)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![\w-])font-style:\s*(?P<value>[\w-]+)", re.IGNORECASE)
_LISTED = re.compile(r"mso-list:\s*\S*\s*level(?P<level>[1-9])", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
# What Word types before an item. "o" is its second bullet, in a font where it is round.
_MARKER = re.compile(r"[\s\xa0]*(?P<marker>[·•●○◦▪■§–-]|o(?=[\s\xa0]{2})|\d{1,3}[.)]|[a-z]\))[\s\xa0]+")
_COUNTED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


# How many open elements are looked through for the one that ends. No program nests as deep; the time stays linear.
_FAR = 200
_LISTS, _TABLES, _CELLS = ("ul", "ol"), ("table",), ("td", "th")
# Tag -> within which element -> what it ends there without being told.
_ENDED_BY = {
    "li": (_LISTS, ("li",)),
    "tr": (_TABLES, (*_CELLS, "tr")),
    **dict.fromkeys(_CELLS, (_TABLES, _CELLS)),
}


@dataclass
class _Element:
    tag: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    left_out: bool = False
    ignored: bool = False  # the typed bullet of a Word list
    kind: str = PARAGRAPH
    level: int = 1
    ordered: bool = False
    depth: int = 0  # of lists
    item: int = 0  # which list item this is in


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self.runs: list[Run] = []
        self.stack = [_Element("")]
        self.open: dict[str, int] = {}
        self.marker, self.in_marker, self.is_comment = "", False, False
        self.items, self.last_item = 0, 0
        self.rows: list[tuple[int, list[list[Passage]]]] = []  # open rows: where each began, and its cells

    # Elements

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add("\n")
        if tag in _BLOCKS:
            self._end_passage()
            self._end_implied(tag)
        if tag in _VOID:
            return
        element = self._opened(tag, given)
        self.stack.append(element)
        self.open[tag] = self.open.get(tag, 0) + 1
        if tag == "tr":
            self.rows.append((len(self.passages), []))
        elif tag in ("td", "th") and self.rows:
            self.rows[-1][1].append([])

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if ":" in tag:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.open.get(tag):
            while self._close().tag != tag:
                pass

    def _close(self) -> _Element:
        if self.stack[-1].tag in _BLOCKS:
            self._end_passage()
        element = self.stack.pop()
        self.open[element.tag] -= 1
        if element.tag in ("td", "th") and self.rows:
            self._end_cell()
        elif element.tag == "tr" and self.rows:
            self._end_row()
        return element

    def _end_implied(self, tag):
        """End what HTML ends without being told: a paragraph by any block, an item by the next one, and so on."""
        if tag == "body":
            while len(self.stack) > 1 and self.stack[-1].tag != "html":
                self._close()
        holders, ended = _ENDED_BY.get(tag, ((), ()))
        for before in ended:
            near = islice(reversed(self.stack), _FAR)
            open_tags = (element.tag for element in near if element.tag in (before, *holders))
            if self.open.get(before) and next(open_tags, None) == before:
                self.handle_endtag(before)
        if self.open.get("p"):
            self.handle_endtag("p")

    def _opened(self, tag: str, given: dict[str, str]) -> _Element:
        style = given.get("style", "")
        classes = set(given.get("class", "").lower().split())
        element = replace(self.stack[-1], tag=tag)
        element.left_out |= (
            tag in _LEFT_OUT or bool(classes & _LEFT_OUT_CLASSES) or bool(_LEFT_OUT_STYLES.search(style))
        )
        element.ignored |= bool(_IGNORED.search(style))
        element.bold = _BOLD.get(tag, element.bold)
        element.italic = _ITALIC.get(tag, element.italic)
        if weight := _WEIGHT.search(style):
            value = weight["value"].lower()
            element.bold = value in ("bold", "bolder") or (value.isdigit() and int(value[:4]) >= 600)
        if slant := _SLANT.search(style):
            element.italic = slant["value"].lower() in ("italic", "oblique")
        if tag == "a":
            self._link(element, given.get("href", "").strip())
        self._place(element, tag, given, classes, style)
        return element

    def _link(self, element: _Element, href: str) -> None:
        if href.startswith("#cmnt"):  # Google's marks of a comment: one in the text, one before the comment itself
            element.left_out = True
            self.is_comment |= href.startswith("#cmnt_ref")
        element.href = "" if href.startswith("#") else straight(href)

    def _place(self, element: _Element, tag, given, classes, style) -> None:
        """What the passage is that this element begins."""
        listed = _LISTED.search(style)
        heading = re.fullmatch(r"h([1-6])", tag)
        if heading or given.get("role") == "heading":
            level = heading[1] if heading else given.get("aria-level", "1")
            element.kind, element.item, element.level = HEADING, 0, int(level) if re.fullmatch("[1-6]", level) else 1
        elif "msotitle" in classes:
            element.kind, element.level = HEADING, 1
        elif tag in ("ul", "ol"):
            element.depth, element.ordered = element.depth + 1, tag == "ol"
        elif tag == "li":
            self.items += 1
            element.kind, element.level, element.item = ITEM, max(element.depth, 1), self.items
        elif tag in ("td", "th"):
            element.kind, element.depth, element.item = PARAGRAPH, 0, 0
        elif not element.item and (listed or any(name.startswith("msolistparagraph") for name in classes)):
            element.kind, element.level = _WORD_ITEM, int(listed["level"]) if listed else 0

    # Text

    def handle_comment(self, data):
        if "supportLists" in data:
            self.in_marker = True
        elif "endif" in data:
            self.in_marker = False

    def handle_data(self, data):
        self._add(_SPACES.sub(" ", data))

    def _add(self, text):
        now = self.stack[-1]
        if now.left_out:
            return
        if now.ignored or self.in_marker:
            self.marker += text
        else:
            self.runs.append(Run(text, now.bold, now.italic, now.href))

    def _end_passage(self):
        now, runs, marker, is_comment = self.stack[-1], tidy(self.runs), self.marker.strip(SPACE), self.is_comment
        self.runs, self.marker, self.in_marker, self.is_comment = [], "", False, False
        if not "".join(run.text for run in runs).strip(SPACE) or is_comment:
            return
        passage = Passage(now.kind, runs, now.level, now.ordered, marker)
        if now.kind == _WORD_ITEM:
            passage = _word_item(passage)
        elif now.kind == HEADING:
            passage.runs = [Run(run.text, href=run.href) for run in runs]
        if now.item and now.item == self.last_item and self.passages:
            self.passages[-1].runs += [Run("\n"), *runs]
        else:
            self.passages.append(passage)
        self.last_item = now.item

    # Tables

    def _end_cell(self):
        began, cells = self.rows[-1]
        if cells:
            taken = sum(map(len, cells))
            cells[-1] = self.passages[began + taken :]
            self.last_item = 0

    def _end_row(self):
        """A row of several cells is an item; with one, which is how pages are laid out, its text stays what it is."""
        began, cells = self.rows.pop()
        after = self.passages[began + sum(map(len, cells)) :]  # of a row that is not as it should be
        filled = [cell for cell in (*cells, after) if cell]
        if len(filled) > 1:
            self.passages[began:] = [Passage(ITEM, tidy(in_one_line(filled)))]
            self.last_item = 0


def passages(html: str) -> list[Passage]:
    """What `html` says, in its order."""
    reader = _Reader()
    reader.feed(_without_sections(html))
    reader.close()
    while len(reader.stack) > 1:
        reader._close()
    reader._end_passage()
    return reader.passages


def _without_sections(html: str) -> str:
    """Word's `<![if …]>` as comments, which every parser knows. Those inside of comments stay."""
    html = re.sub(r"<!\[(if !supportLists|endif)\]>", r"<!--[\1]-->", html)
    html = re.sub(r"<!\[if [^\]<>]{0,80}\]>", "", html)
    return re.sub(r"<!\[(?!endif\]-->)", "&lt;![", html)


def _word_item(passage: Passage) -> Passage:
    """A paragraph of Word that is an item of a list, or is only set in like one."""
    marker, runs = passage.marker, passage.runs
    if not marker and (typed := _MARKER.match(passage.text)) and len(runs[0].text) >= typed.end():
        marker, runs = typed["marker"], tidy([replace(runs[0], text=runs[0].text[typed.end() :]), *runs[1:]])
    if not marker and not passage.level:
        return replace(passage, kind=PARAGRAPH, level=1)
    ordered = bool(_COUNTED.match(marker))
    return Passage(ITEM, runs, max(passage.level, 1), ordered, marker)
