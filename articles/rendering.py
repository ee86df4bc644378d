"""From a document to HTML, through one small template for each kind of block (`templates/articles/blocks/<kind>.html`)."""

import hashlib
import re
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from articles import document, notices
from articles.citations import Citations
from articles.templatetags.articles import paragraphs, plain

_TEMPLATES = Path(settings.BASE_DIR) / "templates"
_SOURCES = [
    *sorted((_TEMPLATES / "articles" / "blocks").glob("*.html")),
    *(
        (_TEMPLATES / "articles" / f"_{part}.html")
        for part in ("opening", "kicker", "byline", "name", "notices", "on_this_page", "contents", "references")
    ),
    *sorted((_TEMPLATES / "components").glob("*.html")),
    *(
        Path(__file__).with_name(name)
        for name in (
            "rendering.py",
            "document.py",
            "notices.py",
            "accents.py",
            "notice_words.py",
            "citations.py",
            "definitions.py",
            "do_lists.py",
            "icon_arrays.py",
            "share_words.py",
            "terms.py",
            "sanitising.py",
        )
    ),
    Path(__file__).parent / "templatetags" / "articles.py",
    *sorted((Path(settings.BASE_DIR) / "locale").rglob("*.mo")),
    Path(settings.BASE_DIR) / "clinic" / "templatetags" / "components.py",
]
# What the stored parts of a page were made with. An edition rendered by another release is rendered anew when shown;
# `manage.py render_editions` stores that.
RELEASE = hashlib.sha256(
    b"".join([settings.MEDIA_URL.encode(), *(path.read_bytes() for path in _SOURCES)])
).hexdigest()[:16]

_BETWEEN_LINES = re.compile(r"\n\s+")

# Blocks that explain what stands before them are one heading level below a section's.
_WITHIN_A_SECTION = {"analogy", "callout", "figure"}


def render(content: dict, *, names_only: bool = False) -> dict:
    """The parts of a page that follow from the document alone, as a JSON-ready dict of HTML, in reading order.

    "opening": title, byline and main message; "needs_crisis_card": whether the clinic's card follows; "notices": about the
    medicines; "contents"; "body": the blocks without calls to action; "actions": [{"heading", "text"}], whose telephone
    number and links come from the clinic's profile of the day; "references". `content` may be of any version. With
    `names_only` the byline leads to nobody's page.
    """
    content = document.upgraded(content)
    with translation.override(content["language"]):
        return _rendered(content, names_only)


def _rendered(content: dict, names_only: bool) -> dict:
    citations = Citations(content)  # counts the uses of each reference, so what is read first is rendered first
    placed = list(
        _placed([_told(block, content["language"]) for block in content["blocks"] if block["kind"] != "call_to_action"])
    )
    actions = [block for block in content["blocks"] if block["kind"] == "call_to_action"]
    opening = {
        "document": content,
        "citations": citations,
        "minutes": document.reading_minutes(content),
        "names_only": names_only,
    }
    contents = [place for place in placed if place["is_in_contents"]]
    return {
        "opening": _html("articles/_opening.html", opening),
        "needs_crisis_card": any(notice["kind"] == notices.CRISIS for notice in content["notices"]),
        "notices": _html("articles/_notices.html", {"notices": _at_the_top(content["notices"])}),
        "contents": _html("articles/_on_this_page.html", {"contents": contents}),
        "body": "\n".join(
            _html(f"articles/blocks/{place['block']['kind']}.html", {**place, "citations": citations})
            for place in placed
        ),
        "actions": [
            {"heading": plain(block["heading"], citations), "text": paragraphs(block["text"], citations)}
            for block in actions
        ],
        "references": _html("articles/_references.html", {"references": citations.listed()}),
    }


def _told(block: dict, language: str) -> dict:
    """An example of before examples froze what they are made of says it in today's words."""
    untold = block["kind"] == "clinical_example" and not block["disclosure"]
    return {**block, "disclosure": notices.disclosure(block, language)} if untold else block


def _html(template: str, context: dict) -> str:
    """A part without the template's own indentation and empty lines, which readers would wait for."""
    return _BETWEEN_LINES.sub("\n", render_to_string(template, context)).strip()


def _at_the_top(found: list[dict]) -> list[dict]:
    """The notices that stand before the contents; the line about money is told with who paid for the page."""
    return [notice for notice in found if notice["kind"] in (notices.OFF_LABEL, notices.BOXED_WARNING)]


def _placed(blocks: list[dict]):
    """Each block with what follows from its place: anchor, number (None if not counted), level of heading, contents.

    `is_first`: only a picture that the body begins with can be seen before anybody scrolls; the others may wait until then.
    """
    number, within = 0, False
    for position, block in enumerate(blocks):
        heading = block.get("heading") or block.get("title") or ""
        nested = block["kind"] in _WITHIN_A_SECTION
        counted = block["kind"] == "section" and block["numbered"] and bool(heading)
        number += counted
        yield {
            "block": block,
            "heading": heading,
            "anchor": document.anchor_of(block),
            "number": number if counted else None,
            "level": 3 if nested and within else 2,
            "is_in_contents": bool(heading) and not nested,
            "is_first": position == 0,
        }
        within = within or (bool(heading) and not nested)


LONG_OVERDUE = timedelta(days=90)  # past the day of review; then readers are told


def is_long_overdue(edition, today: date) -> bool:
    review = edition.review
    return review is not None and today > review.next_due_on + LONG_OVERDUE


def page_context(edition, today: date, *, is_preview: bool = False) -> dict:
    """What `articles/article.html` shows of an edition, saved or not: the same for a live page and for a preview.

    But a preview names people without links: somebody has a page when something that they wrote or checked is live.
    """
    current = edition.page_release == RELEASE and not is_preview
    content = document.upgraded(edition.document)
    return {
        "edition": edition,
        "document": content,
        "has_questions": any(block["questions"] for block in document.blocks_of_kind(content, "questions_to_ask")),
        "written_for": document.AUDIENCES.get(content["audience"]),
        "is_long_overdue": is_long_overdue(edition, today),
        "names_only": is_preview,
        "page": edition.page if current else render(edition.document, names_only=is_preview),
    }
