"""A text as a test writes it: what the importer makes of it."""

import pytest

from articles.importing.reader import parse
from articles.importing.text import ImportRefused


def bodies(text: str) -> list[dict]:
    return parse(f"A title\n\n{text}").document["blocks"]


def kinds(text: str) -> list[str]:
    return [block["kind"] for block in bodies(text)]


def said(text: str) -> list[str]:
    return [str(remark) for remark in parse(f"A title\n\n{text}").remarks]


def refusal(text: str) -> str:
    with pytest.raises(ImportRefused) as refused:
        parse(text)
    return str(refused.value)
