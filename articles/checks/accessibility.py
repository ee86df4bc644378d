"""Accessibility: can somebody read it who does not see it, or sees it otherwise?"""

import re

from articles.checks.finding import Found, Place, Severity
from articles.checks.registry import check

LONGEST_ALT = 150
LONGEST_CAPITALS = 3
LONGEST_HASHTAG_WORD = 20  # small letters in a row that are surely more than one word: “electroconvulsive” has 17

_FILE_NAME = re.compile(r".*\.(?:jpe?g|png|gif|webp|svg|avif|heic)|(?:img|dsc|image|photo|screenshot)[ _-]?\d*", re.I)


@check(
    "AX01",
    "Alt text",
    severity=Severity.ERROR,
    rule=f"A picture that is not decorative has alt text: no file name, at most {LONGEST_ALT} characters.",
    source="WCAG 2.2, 1.1.1",
    languages=None,
)
def alt_text(reading, at):
    for block in reading.of_kind("figure"):
        picture = block["picture"]
        if not picture or picture["is_decorative"]:
            continue
        alt = picture["alt_text"].strip()
        fault = (
            "has no alt text"
            if not alt
            else "has a file name as its alt text"
            if _FILE_NAME.fullmatch(alt)
            else f"has an alt text of {len(alt)} characters"
            if len(alt) > LONGEST_ALT
            else ""
        )
        if fault:
            yield Found(
                f"A picture {fault}.",
                Place(block["id"], "picture"),
                excerpt=alt,
                suggestion="Say in one sentence what it shows. That is changed in the picture library.",
            )


@check(
    "AX02",
    "Headings",
    severity=Severity.WARNING,
    rule="No heading is typed with a number, and a list of points or questions has one. Levels are given by the system.",
    source="WCAG 2.2, 1.3.1",
    languages=None,
)
def headings(reading, at):
    for block in reading.blocks:
        name = "heading" if "heading" in block else "title" if "title" in block else ""
        typed = block.get(name, "").strip()
        if re.match(r"\d+\s*[.)](?!\d)\s*\S", typed):  # not “2.5 million people”
            yield Found(
                "This heading was typed with a number.",
                Place(block["id"], name),
                excerpt=typed,
                suggestion="Leave the number out: sections are numbered by themselves.",
            )
        if not typed and block["kind"] in ("key_points", "questions_to_ask"):
            yield Found("This list has no heading.", Place(block["id"], name), suggestion="Give it one.")


_SAYS_NOTHING = frozenset(
    "here|click here|read more|more|this|this link|link|this page|learn more|see here|website".split("|")
)
_BARE = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+\.(?:com|org|net|gov|edu)(?:/\S*)?", re.IGNORECASE)


@check(
    "AX03",
    "Link texts",
    severity=Severity.WARNING,
    rule="A link's text says where it leads: no “click here”. No bare address stands in a text.",
    source="WCAG 2.2, 2.4.4",
)
def link_texts(reading, at):
    for text, _, place in reading.links:
        if text.lower().strip(" .!»›>") in _SAYS_NOTHING or _ADDRESS.fullmatch(text):
            yield Found(
                "This link does not say where it leads.",
                place,
                excerpt=text,
                suggestion="Use the name of what it leads to as its text.",
            )
    texts = {text for text, *_ in reading.links}
    for passage in reading.everything:
        found = _BARE.search(passage.plain)
        if found and not any(found[0].rstrip(".,;:)") in text for text in texts):
            yield Found(
                "A bare address is read out letter by letter, and leads nowhere.",
                passage.place,
                excerpt=passage.shown,
                suggestion="Make a link of the name of what it leads to.",
            )


_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u26ff\u2700-\u2712\u2714-\u2716\u271d-\u27bf\u231a-\u231b\u23e9-\u23fa\u2b50\u2b55\u20e3]"
)


@check(
    "AX04",
    "Emoji",
    severity=Severity.WARNING,
    rule="No emoji stand in a text: screen readers read out their names.",
    source="the house's",
    languages=None,
)
def emoji(reading, at):
    for passage in reading.everything:
        found = _EMOJI.search(passage.text)
        if found:
            yield Found(
                f"“{found[0]}” is read out by its name.",
                passage.place,
                excerpt=passage.shown,
                suggestion="Use a word, or nothing.",
            )


# Commas between them make a list of short forms: “OCD, PTSD, PMDD, ADHD”.
_CAPITAL_WORD = r"(?:[AI]|[A-Z]{2,}(?:'[A-Z]+)?)"
_CAPITALS = re.compile(rf"\b{_CAPITAL_WORD}(?:[\s;:!–—-]+{_CAPITAL_WORD}){{{LONGEST_CAPITALS},}}\b")


@check(
    "AX05",
    "Capitals",
    severity=Severity.WARNING,
    rule=f"At most {LONGEST_CAPITALS} words in a row are in capitals.",
    source="WCAG 2.2 understanding documents; PEMAT-P item 19",
    languages=None,
)
def capitals(reading, at):
    for passage in reading.everything:
        found = _CAPITALS.search(passage.plain)
        if found:
            yield Found(
                "A row of words is in capitals, which is hard to read.",
                passage.place,
                excerpt=found[0],
                suggestion="Use small letters. What must not be missed is a callout.",
            )


@check(
    "AX06",
    "Hashtags",
    severity=Severity.WARNING,
    rule="A hashtag of several words is in CamelCase, so that a screen reader says its words.",
    source="the house's",
    languages=None,
)
def hashtags(reading, at):
    tags = [(tag["name"], Place(None, "tags")) for tag in reading.document["tags"]]
    tags += [(name, passage.place) for passage in reading.body for name in re.findall(r"(?<!\w)#(\w+)", passage.text)]
    for name, place in tags:
        if re.search(rf"[a-z]{{{LONGEST_HASHTAG_WORD},}}", name) and not re.search(r"[a-z][A-Z]", name):
            yield Found(
                f"“#{name}” runs words together.",
                place,
                excerpt=name,
                suggestion="Begin each word with a capital: #TreatmentResistantDepression.",
            )
