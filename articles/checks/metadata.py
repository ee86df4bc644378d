"""Metadata: what lists and search engines show, and the clinic's own facts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from urllib.parse import unquote

from articles.checks.finding import Found, Place, Severity
from articles.checks.negation import claimed
from articles.checks.reading import Passage, straightened
from articles.checks.registry import check
from articles.importing.contact_details import EMAIL, SHARED_HOSTS, TELEPHONE, WEB, Detail, details_in

LONGEST_SUMMARY, LONGEST_TITLE = 160, 70
ALIKE = 0.8  # from here on, two domains are spellings of one


@check(
    "ME01",
    "Summary and title",
    severity=Severity.ERROR,
    rule=f"There is a summary of at most {LONGEST_SUMMARY} characters. The title has at most {LONGEST_TITLE} (a warning).",
    source="the house's; search engines cut what is longer",
    languages=None,
)
def summary_and_title(reading, at):
    summary, title = reading.document["summary"].strip(), reading.document["title"].strip()
    if not summary:
        yield Found(
            "There is no summary.",
            Place(None, "summary"),
            suggestion="One sentence that says what a reader finds here. Lists and search engines show it.",
        )
    elif len(summary) > LONGEST_SUMMARY:
        yield Found(f"The summary has {len(summary)} characters.", Place(None, "summary"), suggestion="Shorten it.")
    if len(title) > LONGEST_TITLE:
        yield Found(
            f"The title has {len(title)} characters.",
            Place(None, "title"),
            excerpt=title,
            suggestion=f"Search engines show the first {LONGEST_TITLE}.",
            severity=Severity.WARNING,
        )


# What says that a number is the clinic's. “We” and “us” alone do not: “we suggest the helpline”, “in the US”.
_OURS = re.compile(
    r"\b(?:call|phone|ring|text|reach|contact|fax|write to|message|email|e-mail) us\b"
    r"|\bour (?:\w+ ){0,2}(?:number|phone|telephone|fax|office|clinic|desk|line|team|nurses?|staff)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:help ?line|life ?line|hot ?line|(?:crisis|county|state|warm) (?:\w+ )?line|poison|national|federal)\b", re.I
)
_NEAR = 60  # characters before a number that say whose it is, and half of them after it
_WEB = re.compile(
    r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]|(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?:/[^\s<>\"]*[^\s<>\".,;:!?)])?(?![\w@])",
    re.IGNORECASE,
)


@check(
    "ME02",
    "The clinic's contact facts",
    severity=Severity.ERROR,
    rule="No telephone number, e-mail or web address of the clinic is typed, or linked to, that differs from its profile.",
    source="the house's: one clinic spelled its own domain in two ways",
)
def contact_facts(reading, at):
    own = _own(at.clinic)
    if not own:
        return
    known = {detail.compared for detail in (*own, *_crisis_line(at.clinic))}
    for passage, details in [*_typed(reading), *_linked(reading)]:
        for detail in details:
            if detail.compared not in known and _is_the_clinics(detail, own, passage, at.clinic.get("name", "")):
                yield Found(
                    f"“{detail.value}” is not what the clinic's profile says.",
                    passage.place,
                    excerpt=passage.shown,
                    suggestion="Leave it out: pages take how to reach you from the profile.",
                )


def _typed(reading) -> Iterator[tuple[Passage, list[Detail]]]:
    return ((passage, _details(passage.plain)) for passage in reading.everything)


# What a link's target begins with, and what follows.
_TARGETS = {"tel:": TELEPHONE, "mailto:": EMAIL, "http://": WEB, "https://": WEB}


def _linked(reading) -> Iterator[tuple[Passage, list[Detail]]]:
    """Where links lead, as if it stood behind their words; not what their own passage says in letters already."""
    for text, target, place in reading.links:
        detail = _led_to(target)
        passage = next((each for each in reading.body if each.place == place and text in each.shown), None)
        if detail and passage and detail.compared not in {each.compared for each in _details(passage.plain)}:
            said = passage.shown.replace(text, f"{text} {detail.value}", 1)
            yield replace(passage, text=said), [detail]


def _led_to(target: str) -> Detail | None:
    start = next((each for each in _TARGETS if target.lower().startswith(each)), None)
    if start is None:
        return None
    kind = _TARGETS[start]
    value = target if kind == WEB else unquote(target[len(start) :]).split("?")[0]
    return Detail(kind, straightened(value), 0, alone=False)


def _details(text: str) -> list[Detail]:
    addresses = _WEB.findall(text) if "." in text else []
    return details_in(text, 0, alone=False) + [Detail(WEB, address, 0, alone=False) for address in addresses]


def _own(clinic: dict) -> list[Detail]:
    fields = ((TELEPHONE, "telephone"), (EMAIL, "email"), (WEB, "website"), (WEB, "booking_url"))
    return [Detail(kind, clinic[name], 0, alone=True) for kind, name in fields if clinic.get(name)]


def _crisis_line(clinic: dict) -> list[Detail]:
    number = clinic.get("crisis_telephone")
    return [Detail(TELEPHONE, number, 0, alone=True)] if number else []


def _is_the_clinics(detail: Detail, own: list[Detail], passage, name: str) -> bool:
    """A number is the clinic's where the text says so; an address, where its domain is nearly the clinic's own."""
    if detail.kind == TELEPHONE:
        return any(each.kind == TELEPHONE for each in own) and _says_ours(detail, passage, name)
    domains = {each.domain.removeprefix("www.") for each in own if each.domain}
    domain = detail.domain.removeprefix("www.")
    if domain in SHARED_HOSTS:
        return domain in domains and _says_ours(detail, passage, name)
    if domain in domains or any(domain.endswith(f".{each}") for each in domains):
        return detail.kind == EMAIL  # another mailbox of the clinic's: it belongs into the profile
    return any(_are_alike(domain, each) for each in domains - SHARED_HOSTS)


def _says_ours(detail: Detail, passage, name: str) -> bool:
    """Whether the passage says “call us” or the clinic's name, or is a call to action, and says of nobody else beside it."""
    text = passage.plain
    start = text.find(detail.value)
    beside = text[max(0, start - _NEAR) : start + len(detail.value) + _NEAR // 2]
    if _OTHERS.search(beside):
        return False
    is_named = bool(name) and name.lower() in text.lower()
    return is_named or passage.kind == "call_to_action" or any(claimed(_OURS, text))


def _are_alike(one: str, other: str) -> bool:
    """Two spellings of one domain: nearly the same letters, or the same name with another ending."""
    same_name = one.rpartition(".")[0] == other.rpartition(".")[0]
    return same_name or SequenceMatcher(None, one, other).ratio() >= ALIKE


@check(
    "ME04",
    "The clinic inside a section",
    severity=Severity.WARNING,
    rule="A section explains: it names neither the clinic nor its number.",
    source="PEMAT-P item 2",
    languages=None,
)
def clinic_in_a_section(reading, at):
    name = at.clinic.get("name", "").strip()
    number = re.sub(r"\D", "", at.clinic.get("telephone", ""))
    for passage in reading.prose:
        if passage.kind != "section":
            continue
        digits = re.sub(r"\D", "", passage.plain)
        if (len(name) > 3 and name.lower() in passage.plain.lower()) or (len(number) >= 7 and number in digits):
            yield Found(
                "This names the clinic or its number inside an explanation.",
                passage.place,
                excerpt=passage.shown,
                suggestion="Leave it to a call to action at the end.",
            )
