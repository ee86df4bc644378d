"""Finding glossary terms in a text. Pure."""

import re
from functools import lru_cache


@lru_cache(maxsize=2000)
def pattern(names: tuple[str, ...]) -> re.Pattern:
    """Finds any of `names` as a whole word, and its plural in “s”. Short forms in capitals count only in capitals."""
    ordered = sorted(filter(None, names), key=len, reverse=True)
    alternatives = "|".join(
        re.escape(name) if name.isupper() else f"(?i:{re.escape(name)})" for name in ordered
    ).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{alternatives})s?(?![\w-])")


def names_of(term: dict) -> tuple[str, ...]:
    """A term of a document (or one with the same keys) and its aliases."""
    return (term["term"], *term["aliases"])


def used(terms: list[dict], passages: list[str]) -> list[dict]:
    """Those of `terms` that the passages use, in the order given."""
    return [term for term in terms if any(pattern(names_of(term)).search(passage) for passage in passages)]
