"""The treatments that a text names, and whether it names more than one. Pure."""

from functools import cache

from articles.checks.word_lists import any_of, words


@cache
def families() -> tuple[frozenset[str], ...]:
    """The names of one treatment together, in lower case: {"ssri", "antidepressant", "sertraline", "zoloft"}."""
    return tuple(frozenset(name.strip().lower() for name in line.split(",")) for line in words("treatments"))


def families_of(document: dict) -> tuple[frozenset[str], ...]:
    """`families`, and those of the document's own medicines."""
    return families() + tuple(_names(medicine) for medicine in document["medicines"])


def _names(medicine: dict) -> frozenset[str]:
    names = [medicine["name"], *medicine["proprietary_names"], medicine["drug_class"]]
    return frozenset(name.lower() for name in names if name)


@cache
def _pattern(known: tuple[frozenset[str], ...]):
    return any_of(frozenset().union(*known))


def named(text: str, known: tuple[frozenset[str], ...]) -> list[str]:
    """The names of treatments in `text`, as it writes them and in its order."""
    return [match[0] for match in _pattern(known).finditer(text)]


def are_several(names: list[str], known: tuple[frozenset[str], ...]) -> bool:
    """Whether no single treatment goes by all of these names."""
    found = {name.lower() for name in names}
    return bool(found) and not any(found <= family for family in known)
