"""The comparisons of an article on a page of their own: what each explains, by what, and where it stops. Pure."""

from articles.document import CITATION, anchor_of, blocks_of_kind, passages_of


def comparisons_of(document: dict) -> list[dict]:
    """[{"anchor", "title", "target", "source", "limits": [passage]}] in reading order, as plain text.

    Numbers of references belong to the article's own list, so citations are left out here.
    """
    return [
        {
            "anchor": anchor_of(block),
            "title": _said(block["title"] or block["target"] or block["source"]),
            "target": _said(block["target"]),
            "source": _said(block["source"]),
            "limits": [_said(passage) for passage in passages_of(block, "limits")],
        }
        for block in blocks_of_kind(document, "analogy")
    ]


def _said(text: str) -> str:
    return " ".join(CITATION.sub("", text).split()).replace(" .", ".").replace(" ,", ",")
