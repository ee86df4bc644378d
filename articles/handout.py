"""A handout: what a reader should still have in hand at home, on one sheet (PEMAT-P 23; AHRQ, tangible tools)."""

from django.utils.translation import gettext_lazy as _

from articles import document
from articles.citations import Citations

# The blocks that go along, in this order, with the heading of one that has none.
TAKEN_ALONG = {"key_points": _("Key points"), "callout": "", "questions_to_ask": _("Questions to ask")}
_URGENT = ("urgent", "emergency")


def handout(content: dict) -> dict:
    """What `articles/handout.html` shows of a document of any version.

    "citations" numbers the references as the article does; "places": [{"template", "block", "anchor"}] in order.
    """
    content = document.upgraded(content)
    return {
        "citations": Citations(content),
        "places": [
            {
                "template": f"articles/blocks/{kind}.html",
                "block": {**block, "heading": block["heading"] or str(heading)},
                "anchor": document.anchor_of(block),
            }
            for kind, heading in TAKEN_ALONG.items()
            for block in content["blocks"]
            if block["kind"] == kind and _is_for_at_home(block)
        ],
    }


def _is_for_at_home(block: dict) -> bool:
    """Of the callouts only those that say when to get help."""
    return block["kind"] != "callout" or block["severity"] in _URGENT
