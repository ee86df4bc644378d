"""Removing words for ever: where somebody's consent is withdrawn, or the law asks for it.

The words of one block go from every edition, from the rendered pages, from the draft and from the log of the admin. A
tombstone stays in their place and says when, who and why. What readers told of mistakes on the page goes as a whole, unless it
is kept: any of it may say the words again, in whatever way. An edition keeps its hashes, which are those of the words that
were there: what is gone can no longer be verified, and the chain after it still can. The decision keeps the hash of what is left.
"""

import json

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import escape

from articles import publishing, rendering
from articles.document import KIND_WORDS, LINES, PAIRS, PLAIN, POINTS, READ, RICH, content_hash
from articles.models import BLOCKS, Article, Edition, MistakeReport
from articles.models.decision import DecisionKind
from articles.permissions import check_can_redact
from articles.search import index
from clinic.moments import said
from clinic.refusals import NotPossible

_EMPTY = {RICH: "", PLAIN: "", LINES: [], POINTS: [], PAIRS: []}
_TOLD = {RICH: lambda text: f"<p>{escape(text)}</p>", PLAIN: str, LINES: lambda text: [text]}
# How a block is shown: chosen from a list, so that it holds nobody's words. The disclosure is a sentence of ours.
_CHOSEN = frozenset(
    {"kind", "id", "role", "numbered", "label", "compares_treatments", "severity", "provenance", "disclosure"}
)


def tombstone(block: dict, text: str) -> dict:
    """`block` with none of its words and facts, and with `text` where a reader would look for them."""
    shapes = dict(READ[block["kind"]])
    rich = [name for name, shape in shapes.items() if shape == RICH]
    place = rich[0] if rich else list(shapes)[-1]
    left = {}
    for name, value in block.items():
        if name == place:
            left[name] = _TOLD[shapes[name]](text)
        elif name in _CHOSEN:
            left[name] = value
        elif name in shapes:
            left[name] = _EMPTY[shapes[name]]
        else:
            left[name] = "" if isinstance(value, str) and not name.endswith("_on") else None
    return left


def removable(article: Article) -> dict[str, str]:
    """The blocks whose words are in an edition: id -> what it is, what it was called last, and in which editions."""
    found: dict[str, tuple[dict, list[int]]] = {}
    for edition, block in _blocks(article):
        found.setdefault(block["id"], (block, []))[1].append(edition.number)
    return {key: f"{_named(block)}, in {_numbers(numbers)}" for key, (block, numbers) in found.items()}


def reports_on(article: Article) -> QuerySet[MistakeReport]:
    """What readers told of mistakes on any edition of it: who read one page may name the edition of another."""
    return MistakeReport.objects.filter(edition__article=article)


def _named(block: dict) -> str:
    word, _ = KIND_WORDS[block["kind"]]
    name = block.get(BLOCKS[block["kind"]].named_by)
    return f"{word} “{name}”" if isinstance(name, str) and name else word


def _numbers(numbers: list[int]) -> str:
    word = "edition" if len(numbers) == 1 else "editions"
    return f"{word} {', '.join(map(str, sorted(numbers)))}"


def _blocks(article: Article):
    """(edition, block) for each block that still has its words, the newest edition first."""
    redacted = article.decisions.filter(kind=DecisionKind.REDACTED).values_list("edition__number", "detail")
    gone = {(number, detail.partition(" ")[0]) for number, detail in redacted}
    for edition in article.editions.defer("page"):
        for block in edition.document["blocks"]:
            if (edition.number, block["id"]) not in gone:
                yield edition, block


@transaction.atomic
def redact(*, article: Article, block: str, reason: str, by, keep_reports: bool = False, now=None) -> list[Edition]:
    """Remove the words of the block with this id for ever. Refused while an edition with them is live or scheduled.

    Reports of mistakes on the article are deleted with them; with `keep_reports` they stay, whatever they say.
    """
    check_can_redact(by)
    publishing.check_reason(reason)
    article = publishing.locked(article)
    now = now or timezone.now()
    found = [(edition, each) for edition, each in _blocks(article) if each["id"] == block]
    if not found:
        raise NotPossible("No edition of this article has these words, or they are removed already.")
    for edition, _ in found:
        if edition.state(now) in ("live", "scheduled"):
            raise NotPossible(
                f"Edition {edition.number}, which has these words, is {edition.state(now)}. Ask a publisher to withdraw "
                "it first, or to publish an edition without them."
            )
    text = f"Removed for ever on {said(now)} by {by.get_full_name() or by.get_username()}: {reason.strip()}"
    for edition, each in found:
        blocks = [tombstone(each, text) if one["id"] == block else one for one in edition.document["blocks"]]
        document = {**edition.document, "blocks": blocks}
        Edition.objects.filter(pk=edition.pk).redact(
            document=document, page=rendering.render(document), page_release=rendering.RELEASE, at=now
        )
        left = f"{block} {content_hash(document)}"
        publishing.decide(DecisionKind.REDACTED, edition, by=by, now=now, reason=reason.strip(), detail=left)
    index.forget([edition for edition, _ in found])
    _forget_names(article, {each.get(BLOCKS[each["kind"]].named_by) for _, each in found})
    if not keep_reports:
        reports_on(article).delete()
    for model in BLOCKS.values():
        model.objects.filter(parent=article, uid=block).delete()
    publishing.record(article=article, by=by, now=now)
    return [edition for edition, _ in found]


def _forget_names(article: Article, names: set) -> None:
    """The admin's log says which blocks were added or changed, by their names."""
    written = [json.dumps(name)[1:-1] for name in names if isinstance(name, str) and name]
    log = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Article), object_id=str(article.pk))
    for entry in log:
        message = entry.change_message
        for name in written:
            message = message.replace(f'"object": "{name}"', '"object": "(removed)"')
        if message != entry.change_message:
            LogEntry.objects.filter(pk=entry.pk).update(change_message=message)
