"""From a document to HTML, through one small template for each kind of block (`templates/articles/blocks/<kind>.html`)."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from articles.citations import Citations
from articles.templatetags.articles import paragraphs, plain

_TEMPLATES = Path(settings.BASE_DIR) / "templates"
_SOURCES = [
    *sorted((_TEMPLATES / "articles" / "blocks").glob("*.html")),
    *sorted((_TEMPLATES / "components").glob("*.html")),
    *(Path(__file__).with_name(name) for name in ("rendering.py", "citations.py", "sanitising.py")),
    Path(__file__).parent / "templatetags" / "articles.py",
    Path(settings.BASE_DIR) / "clinic" / "templatetags" / "components.py",
]
# What the stored parts of a page were made with. An edition rendered by another release is rendered anew when shown;
# `manage.py render_editions` stores that.
RELEASE = hashlib.sha256(
    b"".join([settings.MEDIA_URL.encode(), *(path.read_bytes() for path in _SOURCES)])
).hexdigest()[:16]

# Blocks that explain what stands before them are one heading level below a section's.
_WITHIN_A_SECTION = {"analogy", "callout", "figure"}


def render(content: dict) -> dict:
    """The parts of a page that follow from the document alone, as a JSON-ready dict.

    "main_message" and "body": HTML, the body without calls to action; "actions": [{"heading", "text"}], HTML too, whose
    telephone number and links come from the clinic's profile of the day; "contents": [{"anchor", "heading", "number"}]
    where number is None for what is not numbered; "references": see `articles.citations.Citations.listed`.
    """
    citations = Citations(content)
    main_message = paragraphs(content["main_message"], citations)
    html, actions, contents = [], [], []
    number, within = 0, False
    for block in content["blocks"]:
        kind = block["kind"]
        if kind == "call_to_action":
            heading, text = plain(block["heading"], citations), paragraphs(block["text"], citations)
            actions.append({"heading": heading, "text": text})
            continue
        heading = block.get("heading") or block.get("title") or ""
        counted = kind == "section" and block["numbered"] and bool(heading)
        number += counted
        shown = {
            "block": block,
            "citations": citations,
            "anchor": block.get("anchor") or f"b-{block['id'][:8]}",
            "number": number if counted else None,
            "level": 3 if within and kind in _WITHIN_A_SECTION else 2,
        }
        html.append(render_to_string(f"articles/blocks/{kind}.html", shown))
        if heading and kind not in _WITHIN_A_SECTION:
            within = True
            contents.append({"anchor": shown["anchor"], "heading": heading, "number": shown["number"]})
    return {
        "main_message": main_message,
        "body": "\n".join(html),
        "actions": actions,
        "contents": contents,
        "references": citations.listed(),
    }
