"""Two documents side by side: fields, blocks added, removed, moved or edited, and the words inside them. Pure."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from articles.document import KIND_WORDS, READ, passages_of, upgraded

SAME, GONE, NEW = "same", "gone", "new"
# Words of one text beyond which its words are not compared one by one: that takes the square of their number.
MOST_WORDS = 4_000

_FIELDS = {
    "language": "Language",
    "title": "Title",
    "kind": "Subject",
    "audience": "Readers",
    "summary": "Summary",
    "main_message": "Main message",
    "read_next": "Read next",
    "conflict_statement": "Conflicts of interest",
    "funding_statement": "Funding",
}
# Lists of the document: what each entry is called in a comparison.
_LISTS = {
    "authors": ("Authors", lambda each: each["name"]),
    "topics": ("Topics", lambda each: each["name"]),
    "tags": ("Tags", lambda each: each["name"]),
    "references": ("References", lambda each: f"[{each['key']}] {each['citation']}"),
    "medicines": ("Medicines", lambda each: f"{each['name']} ({', '.join(use['condition'] for use in each['uses'])})"),
    "glossary": ("Definitions", lambda each: f"{each['term']}: {each['definition']}"),
    "related": ("Related articles", str),
    "notices": ("Notices", lambda each: f"{each['heading']} {each['text']}".strip() or each["kind"]),
}


@dataclass(frozen=True)
class Run:
    """Words in a row that are the same in both, gone, or new."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """A field that differs: its name as people call it, and its words."""

    name: str
    runs: list[Run]


@dataclass(frozen=True)
class BlockChange:
    """A block with all that happened to it: of "added", "removed", "moved", "edited", none or several."""

    kind: str
    name: str
    marks: tuple[str, ...]
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True)
class Comparison:
    fields: list[Change]
    blocks: list[BlockChange]

    @property
    def is_empty(self) -> bool:
        return not (self.fields or self.blocks)


def compare(old: dict, new: dict) -> Comparison:
    """What differs between two documents of any version, blocks in the order of the new one, removed ones where they were."""
    old, new = upgraded(old), upgraded(new)
    return Comparison([*_fields(old, new)], [*_blocks(old["blocks"], new["blocks"])])


def words(old: str, new: str) -> list[Run]:
    """The runs of words that lead from `old` to `new`. The same and new ones together are `new`, the same and gone ones `old`."""
    before, after = _tokens(old), _tokens(new)
    if len(before) + len(after) > MOST_WORDS:
        return [Run(kind, text) for kind, text in ((GONE, old), (NEW, new)) if text]
    runs = []
    for step, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            runs.append(Run(SAME, "".join(after[c:d])))
            continue
        runs += [Run(GONE, "".join(before[a:b]))] if b > a else []
        runs += [Run(NEW, "".join(after[c:d]))] if d > c else []
    return runs


def _tokens(text: str) -> list[str]:
    """Words and what is between them; joined they are the text."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _fields(old: dict, new: dict):
    for key, name in _FIELDS.items():
        if old[key] != new[key]:
            yield Change(name, words(old[key], new[key]))
    for key, (name, said) in _LISTS.items():
        if old[key] != new[key]:
            yield Change(name, words(*("; ".join(map(said, each[key])) for each in (old, new))))
    if old["series"] != new["series"]:
        yield Change("Series", words(*(_series(each["series"]) for each in (old, new))))
    if old["translation"] != new["translation"]:
        yield Change("Says what is said by", words(*(_translated(each["translation"]) for each in (old, new))))
    for key, name in (("offered_here", "Our clinic offers this"), ("no_company_paid", "No company paid for this page")):
        if old[key] != new[key]:
            yield Change(name, words(*("yes" if each[key] else "no" for each in (old, new))))


def _series(series: dict | None) -> str:
    return f"{series['title']}, {series['position']}" if series else ""


def _translated(translation: dict | None) -> str:
    if translation is None:
        return ""
    which = f"edition {translation['number']}" if translation["number"] else "no edition yet"
    return f"“{translation['title']}”, {which}"


def _blocks(old: list[dict], new: list[dict]):
    before, after = ({block["id"]: block for block in blocks} for blocks in (old, new))
    moved = _moved([key for key in before if key in after], [key for key in after if key in before])
    for block in _merged(old, new, after):
        key = block["id"]
        if key not in after:
            yield BlockChange(block["kind"], _name(block), ("removed",), [*_texts(block, _nothing(block))])
        elif key not in before:
            yield BlockChange(block["kind"], _name(block), ("added",), [*_texts(_nothing(block), block)])
        else:
            edited = before[key] != after[key]
            marks = (*(("moved",) if key in moved else ()), *(("edited",) if edited else ()))
            if marks:
                yield BlockChange(
                    block["kind"], _name(block), marks, [*_texts(before[key], after[key])] if edited else []
                )


def _merged(old: list[dict], new: list[dict], after: dict) -> list[dict]:
    """The new blocks in their order, each removed one behind what it stood behind."""
    merged = list(new)
    for place, block in enumerate(old):
        if block["id"] not in after:
            earlier = {each["id"] for each in old[:place]}
            behind = [number for number, each in enumerate(merged) if each["id"] in earlier]
            merged.insert(behind[-1] + 1 if behind else 0, block)
    return merged


def _moved(before: list[str], after: list[str]) -> set[str]:
    """The fewest blocks whose moving makes one order of the other: all but a longest row that keeps its order."""
    place = {key: number for number, key in enumerate(before)}
    ends: list[int] = []  # for each length, the smallest place that a row of this length ends with
    last: list[str] = []
    previous: dict[str, str | None] = {}
    for key in after:
        length = bisect_left(ends, place[key])
        previous[key] = last[length - 1] if length else None
        ends[length : length + 1], last[length : length + 1] = [place[key]], [key]
    keeps, key = set(), last[-1] if last else None
    while key is not None:
        keeps.add(key)
        key = previous[key]
    return set(after) - keeps


def _nothing(block: dict) -> dict:
    return {"kind": block["kind"], "id": block["id"]}


def _name(block: dict) -> str:
    word, _ = KIND_WORDS[block["kind"]]
    named = block.get("heading") or block.get("title") or block.get("caption") or ""
    return f"{word} “{named}”" if named else word


# Fields beside the texts that readers meet: what says how a block is shown, or what is never shown.
_BESIDE = (
    *("role", "numbered", "label", "compares_treatments", "severity", "provenance", "disclosure", "picture"),
    *("authorisation_reference", "authorised_on", "authorisation_expires_on", "consent_withdrawn_on"),
)


def _texts(old: dict, new: dict):
    read = [name for name, _ in READ[new["kind"]]]
    for name in read:
        texts = ["\n".join(passages_of(block, name)) for block in (old, new)]
        if texts[0] != texts[1] or old.get(name) != new.get(name):
            yield Change(_called(name), words(*texts))
    for name in _BESIDE:
        if name not in read and old.get(name) != new.get(name):
            yield Change(_called(name), words(_plain(old.get(name)), _plain(new.get(name))))


def _called(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _plain(value) -> str:
    if isinstance(value, dict):
        return value.get("alt_text") or "decorative picture"
    return {None: "", True: "yes", False: "no"}.get(value, value) if not isinstance(value, str) else value
