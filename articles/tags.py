"""How a tag is written: without “#”, in CamelCase, so that a screen reader says its words."""

import re

_WORDS = re.compile(r"[^\W_]+")


def tag_name(text: str) -> str:
    """`text` as a tag: "#ketamine therapy" becomes "KetamineTherapy". Empty if there is no letter or digit in it."""
    return "".join(word[0].upper() + word[1:] for word in _WORDS.findall(text))[:80]


def tag_slug(name: str) -> str:
    """The part of its address: one for a tag however its name is capitalised."""
    return name.lower()
