"""Analogies told again: one that works is copied into another draft and changed there."""

import uuid

from django.db import transaction

from articles import publishing
from articles.document import CITATION, MOST_BLOCKS, block_text
from articles.drafts import blocks_of, freeze_block
from articles.models import Analogy, Article, Edition
from articles.permissions import check_can_edit
from clinic.refusals import NotPossible


@transaction.atomic
def start_from(*, analogy: Analogy, article: Article, by, now=None) -> Edition:
    """Put a copy of an analogy at the end of an article's draft, with the references it cites, and record that."""
    check_can_edit(by)
    article = publishing.locked(article)
    analogy = Analogy.objects.select_related("parent").filter(pk=analogy.pk).first()
    if analogy is None:
        raise NotPossible("Somebody deleted this analogy in the meantime.")
    blocks = blocks_of(article)
    if len(blocks) >= MOST_BLOCKS:
        raise NotPossible(f"That article has {MOST_BLOCKS} blocks already, which is the most there can be.")
    Analogy.objects.create(
        parent=article,
        region=analogy.region,
        ordering=max((block.ordering for block in blocks), default=0) + 10,
        uid=uuid.uuid4(),
        **{name: getattr(analogy, name) for name in Analogy.frozen_fields},
    )
    cited = {key.lower() for text in block_text(freeze_block(analogy)) for key in CITATION.findall(text)}
    article.references.add(*analogy.parent.references.filter(key__in=cited))
    article.changed_by = by
    article.save(update_fields=["changed_by", "changed_at"])
    return publishing.record(article=article, by=by, now=now)
