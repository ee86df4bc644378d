"""How a tag is written: without “#”, in CamelCase, so that a screen reader says its words."""

import hashlib
import re

from django.utils.text import slugify

_WORDS = re.compile(r"[^\W_]+")


def tag_name(text: str) -> str:
    """`text` as a tag: "#ketamine therapy" becomes "KetamineTherapy". Empty if there is no letter or digit in it."""
    return "".join(word[0].upper() + word[1:] for word in _WORDS.findall(text))[:80]


def tag_slug(name: str) -> str:
    """The part of its address, in ASCII: one for a tag however its name is capitalised or accented."""
    return slugify(name)[:80] or f"tag-{hashlib.sha256(name.lower().encode()).hexdigest()[:10]}"
