"""The facts directly under the title: "Kind: treatment", "Topics: Depression, Treatments". Pure."""

import re
from dataclasses import dataclass, field

from django.utils.text import slugify

from articles.importing.report import Remark
from articles.importing.text import ImportRefused

# The values of the article's choices, which a pure module does not import; a test compares them with the models'.
KINDS = ("condition", "treatment", "medicine", "explainer", "wellness", "news")
AUDIENCES = ("patient", "caregiver", "teen")
LANGUAGES = ("en", "es")

KEYS = {
    "kind": "kind",
    "audience": "audience",
    "summary": "summary",
    "main message": "main_message",
    "topics": "topics",
    "start here for": "start_here_for",
    "authors": "authors",
    "series": "series",
    "read next": "read_next",
    "conflicts": "conflict_statement",
    "funding": "funding_statement",
    "medicines": "medicines",
    "offered here": "offered_here",
    "no company paid": "no_company_paid",
    "address": "address",
    "language": "language",
    "translation of": "translation_of",
}
_FACT = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{1,24}?)\s*:\s*(?P<value>.*)")
_LONGEST = {"summary": 160, "read_next": 120}


@dataclass
class Facts:
    """`stated` holds the document's keys that the text gives; `authors`, `address`, `translation_of` (the address of the
    article that it translates) and `start_here_for` (topics that it is the first to read of) are no part of a document yet.
    """

    stated: dict = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    address: str = ""
    translation_of: str = ""
    start_here_for: list[dict] = field(default_factory=list)


def read(lines: list[tuple[int, str]]) -> tuple[Facts, int, list[Remark]]:
    """The facts in the lines after the title, how many lines they take, and what looked like a fact and is none.

    Raises `ImportRefused` for a fact whose value cannot be used: guessing would publish something nobody wrote.
    """
    typed: list[list] = []  # [line, key, value]
    taken = 0
    remarks: list[Remark] = []
    for number, line in lines:
        match = _FACT.fullmatch(line.strip())
        key = _key(match) if match else ""
        if key in KEYS:
            typed.append([number, KEYS[key], match["value"].strip()])
        elif typed and line.strip() and line[0].isspace():
            typed[-1][2] = f"{typed[-1][2]} {line.strip()}".strip()
        else:
            if match and typed:
                remarks.append(
                    Remark(number, f"“{match['key']}” is no fact that the importer knows; it was kept as text.")
                )
            break
        taken += 1
    facts = Facts()
    for number, key, value in typed:
        value = " ".join(value.split())
        if value:
            _READERS.get(key, _text)(facts, key, value, number)
    return facts, taken, remarks


def is_fact(text: str) -> bool:
    """Whether the first line of a text says something that an article's facts may say."""
    match = _FACT.match(text.strip())
    return match is not None and _key(match) in KEYS


def _key(match: re.Match) -> str:
    return " ".join(match["key"].casefold().split())


def _text(facts: Facts, key: str, value: str, line: int) -> None:
    longest = _LONGEST.get(key)
    if longest and len(value) > longest:
        raise ImportRefused(f"Line {line}: this has {len(value)} characters, and {longest} is the most. Shorten it.")
    facts.stated[key] = value


def _choice(choices: tuple[str, ...]):
    def read_choice(facts: Facts, key: str, value: str, line: int) -> None:
        if value.casefold() not in choices:
            raise ImportRefused(f"Line {line}: “{value[:60]}” is not one of {', '.join(choices)}.")
        facts.stated[key] = value.casefold()

    return read_choice


def _topics(facts: Facts, key: str, value: str, line: int) -> None:
    facts.stated[key] = _named_topics(value, line)


def _start_here_for(facts: Facts, key: str, value: str, line: int) -> None:
    facts.start_here_for = _named_topics(value, line)


def _named_topics(value: str, line: int) -> list[dict]:
    return [named(name.strip(), line) for name in value.split(",") if name.strip()]


def named(name: str, line: int = 0) -> dict:
    """A topic by name, as in a document. Raises `ImportRefused` for one that is too long or has no letters."""
    if len(name) > 80 or not any(map(str.isalnum, name)):
        where = f"Line {line}: " if line else ""
        raise ImportRefused(
            f"{where}“{name[:60]}” cannot be a topic: give it at least one letter and at most 80 characters."
        )
    return {"slug": slug_of(name), "name": name}


def slug_of(name: str) -> str:
    """A slug for the name of a topic or series, also where it has no Latin letter. (Tags: `articles.tags.tag_slug`.)"""
    return slugify(name)[:80].strip("-_") or "-".join(f"{ord(letter):x}" for letter in name if letter.isalnum())[
        :80
    ].strip("-")


def _authors(facts: Facts, key: str, value: str, line: int) -> None:
    facts.authors = [slug.strip() for slug in value.split(",") if slug.strip()]


def _series(facts: Facts, key: str, value: str, line: int) -> None:
    title, comma, position = value.rpartition(",")
    title = title.strip().strip('"“”').strip()
    position = position.strip().strip('"“”')
    if not (
        comma and any(map(str.isalnum, title)) and len(title) <= 120 and re.fullmatch(r"[1-9][0-9]{0,2}", position)
    ):
        raise ImportRefused(f"Line {line}: write the series as its title and a number, as in “First steps, 2”.")
    facts.stated[key] = {"slug": slug_of(title), "title": title, "position": int(position)}


def _medicines(facts: Facts, key: str, value: str, line: int) -> None:
    """“ketamine for depression, ketamine for pain”: which of the site's medicines, and for which of their uses."""
    medicines: dict[str, dict] = {}
    for named_use in filter(None, map(str.strip, value.split(","))):
        name, joined, condition = named_use.partition(" for ")
        if not (joined and name.strip() and condition.strip()):
            raise ImportRefused(
                f"Line {line}: write each medicine with what it is for, as in “ketamine for depression”."
            )
        medicine = medicines.setdefault(slug_of(name), _medicine(name.strip()))
        medicine["uses"].append({"condition": condition.strip(), "status": ""})
    facts.stated[key] = list(medicines.values())


def _medicine(name: str) -> dict:
    """A medicine as in a document, of which a text says only its name and uses; the site knows the rest."""
    texts = ("drug_class", "controlled_schedule", "boxed_warning", "medication_guide_url", "label_url")
    lists = ("proprietary_names", "uses", "approved_uses", "risks")
    return {
        "slug": slug_of(name),
        "name": name,
        **dict.fromkeys(texts, ""),
        **{key: [] for key in lists},
        "label_checked_on": None,
    }


def _yes(facts: Facts, key: str, value: str, line: int) -> None:
    if value.casefold() not in ("yes", "no"):
        raise ImportRefused(f"Line {line}: “{value[:60]}” is neither yes nor no.")
    facts.stated[key] = value.casefold() == "yes"


def _address(facts: Facts, key: str, value: str, line: int) -> None:
    if slugify(value) != value or len(value) > 100:
        raise ImportRefused(f"Line {line}: an address has small letters, digits and hyphens only, at most 100.")
    setattr(facts, key, value)


_READERS = {
    "kind": _choice(KINDS),
    "audience": _choice(AUDIENCES),
    "topics": _topics,
    "start_here_for": _start_here_for,
    "authors": _authors,
    "series": _series,
    "address": _address,
    "language": _choice(LANGUAGES),
    "translation_of": _address,
    "medicines": _medicines,
    "offered_here": _yes,
    "no_company_paid": _yes,
}
