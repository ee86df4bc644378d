"""Analogies: does a comparison explain, and does it say where it ends?"""

import re
from functools import cache

from articles.checks.finding import Found, Place, Severity
from articles.checks.reading import straightened
from articles.checks.registry import check
from articles.checks.treatments import are_several, families_of, named
from articles.checks.word_lists import any_of, pattern, words
from articles.document import paragraphs_of

MOST_DOMAINS = 2  # in one article

_CELLS_FIRE = re.compile(r"\b(?:cells?|neurons?|nerves?) (?:that )?(?:fire|fires)\b", re.IGNORECASE)


@check(
    "AN01",
    "Plain statement and limits of a comparison",
    severity=Severity.ERROR,
    rule="Every comparison says the same in plain words, and where it stops being true.",
    source="Glynn, Teaching-With-Analogies, step 5; Osborne, Health Literacy From A to Z",
    languages=None,
)
def plain_statement_and_limits(reading, at):
    asked = {"plain_statement": "the same in plain words", "limits": "where it stops being true"}
    for block in reading.of_kind("analogy"):
        missing = [name for name in asked if not block[name].strip()]
        if missing:
            yield Found(
                f"This comparison does not say {' or '.join(asked[name] for name in missing)}.",
                Place(block["id"], missing[0]),
                excerpt=_shown(block),
                suggestion="Say the fact without the comparison, and what a reader could wrongly take from it.",
            )


@check(
    "AN02",
    "What stands for what",
    severity=Severity.WARNING,
    rule="A comparison has at least two pairs, and each says what its two sides have in common.",
    source="Gentner, Structure-mapping, Cognitive Science 1983",
    languages=None,
)
def pairs(reading, at):
    for block in reading.of_kind("analogy"):
        rows = block["pairs"]
        place = Place(block["id"], "pairs")
        if len(rows) < 2:
            yield Found(
                f"This comparison has {len(rows) or 'no'} pair{'' if len(rows) == 1 else 's'}.",
                place,
                excerpt=_shown(block),
                suggestion="Name at least two things in the story, and what each stands for.",
            )
        bare = [row for row in rows if not (row.get("shared_relation") or "").strip()]
        if bare:
            yield Found(
                f"{len(bare)} of {len(rows)} pairs do not say what their two sides have in common.",
                place,
                excerpt=f"{bare[0]['in_story']} – {bare[0]['in_body']}",
                suggestion="Add what both do, such as “holds others back”.",
            )


@check(
    "AN03",
    "One picture at a time",
    severity=Severity.WARNING,
    rule=f"A comparison takes its picture from one domain, and an article from {MOST_DOMAINS} at the most.",
    source="Gentner, Structure-mapping, Cognitive Science 1983; the number is ours",
)
def source_domains(reading, at):
    in_article = []
    for block in reading.of_kind("analogy"):
        stated, told = _domains(block["source"]), _domains(_told(block))
        mixed = [name for name in told if name not in stated] if stated else told[1:]
        if mixed:
            yield Found(
                f"This comparison mixes pictures: {_listed([*(stated or told[:1]), *mixed])}.",
                Place(block["id"], "story"),
                excerpt=_shown(block),
                suggestion="Keep to one picture that every reader knows.",
            )
        in_article += [" and ".join(stated) or block["source"].strip().lower()] if block["source"].strip() else told
    in_article += [name for sentence in reading.sentences for name in _figures_of_speech(sentence.plain)]
    different = list(dict.fromkeys(in_article))
    if len(different) > MOST_DOMAINS:
        yield Found(
            f"This article takes its pictures from {len(different)} domains: {_listed(different)}.",
            suggestion=f"Keep the best one or two, and say the rest plainly. At most {MOST_DOMAINS}.",
        )


@check(
    "AN04",
    "A comparison between treatments",
    severity=Severity.ERROR,
    rule="A comparison that sets one treatment against another cites a source.",
    source="FTC, Health Products Compliance Guidance: implied claims are claims",
)
def compared_treatments(reading, at):
    known = families_of(reading.document)
    for block in reading.of_kind("analogy"):
        passages = reading.passages_in(block)
        names = named(" ".join(passage.plain for passage in passages), known)
        compares = block["compares_treatments"] or are_several(names, known)
        if compares and not any(passage.cited for passage in passages):
            who = f" ({_listed(list({name.lower(): name for name in names}.values()))})" if names else ""
            yield Found(
                f"This comparison sets one treatment against another{who}, without a source.",
                Place(block["id"], "pairs" if block["pairs"] else "story"),
                excerpt=_shown(block),
                suggestion="Cite a study that compared them, or explain one treatment alone.",
            )


@check(
    "AN05",
    "Frightening comparisons",
    severity=Severity.INFORMATION,
    rule="A comparison does not frighten: no fire, war, bomb, disaster or drowning.",
    source="our own advice",
)
def frightening_pictures(reading, at):
    for block in reading.of_kind("analogy"):
        text = f"{straightened(block['source'])} {_told(block)}"
        found = pattern("frightening_comparisons").search(_CELLS_FIRE.sub("", text))
        if found:
            yield Found(
                f"“{found[0]}” may frighten a reader who is ill.",
                Place(block["id"], "story"),
                excerpt=_shown(block),
                suggestion="Choose a picture from everyday life.",
            )


def _told(block: dict) -> str:
    """The story's side of a comparison as one plain text; not what it stands for."""
    story = [block["title"], *paragraphs_of(block["story"]), *(pair["in_story"] for pair in block["pairs"])]
    return straightened(" ".join(story))


def _shown(block: dict) -> str:
    """What an editor knows the comparison by."""
    return next(iter(paragraphs_of(block["story"])), "") or block["title"]


@cache
def _table(name: str) -> tuple[tuple[str, re.Pattern], ...]:
    """The lines “domain: word, word” of a list, as (domain, pattern)."""
    rows = (line.split(":", 1) for line in words(name))
    return tuple((domain.strip(), any_of(word.strip() for word in listed.split(","))) for domain, listed in rows)


def _domains(text: str) -> list[str]:
    text = _CELLS_FIRE.sub("", text)
    return [domain for domain, found in _table("source_domains") if found.search(text)]


def _figures_of_speech(text: str) -> list[str]:
    return [domain for domain, found in _table("figures_of_speech") if found.search(text)]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
