"""Which articles to name at the end of another: the editor's choice, then what shares most with it. Pure."""

import re

MOST_RELATED = 4
# What one shared topic and one shared tag weigh, when a shared word weighs 1.
_TOPIC, _TAG = 3, 2
_MOST_WORDS = 5  # shared words that count: a long summary is no closer than a short one
_WORD = re.compile(r"[^\W\d_]{4,}")
# Words of four letters and more that say nothing of a subject.
_SAYS_NOTHING = frozenset(
    "about after also been before does from have help helps here into like more most much need page people some than that "
    "them then there these they this what when where which while will with work works would your yours".split()
)


def words_of(text: str) -> set[str]:
    """The words of a text that say what it is about, in small letters."""
    return {*_WORD.findall(text.lower())} - _SAYS_NOTHING


def ranked(text: str, *, chosen: list[dict], by_topic: list[dict], by_tag: list[dict], without: set[str]) -> list[dict]:
    """At most `MOST_RELATED` of {"title", "slug", "summary"}: `chosen` in their order, then the nearest of the others.

    `text` is the title and summary of the article. The others have "shared" too: how many topics, or tags. `without` are
    slugs of articles that the page names already. Of equally near ones, those that come first stay first.
    """
    mine = words_of(text)
    found = {other["slug"]: other for other in (*by_topic, *by_tag)}
    near = dict.fromkeys(found, 0)
    for others, weight in ((by_topic, _TOPIC), (by_tag, _TAG)):
        for other in others:
            near[other["slug"]] += weight * other["shared"]
    for slug, other in found.items():
        near[slug] += min(_MOST_WORDS, len(mine & words_of(f"{other['title']} {other['summary']}")))
    others = sorted(found.values(), key=lambda other: -near[other["slug"]])
    named = {other["slug"]: other for other in (*others, *chosen)}
    order = dict.fromkeys(other["slug"] for other in (*chosen, *others) if other["slug"] not in without)
    return [{name: named[slug][name] for name in ("title", "slug", "summary")} for slug in order][:MOST_RELATED]
