"""A pasted document split into blocks: looked at first, then accepted as a new article or at the end of one that is there."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from articles import drafts, publishing
from articles.document import MOST_BLOCKS
from articles.importing import draft, reader
from articles.importing.report import Remark
from articles.importing.text import ImportRefused, TitleTaken
from articles.models import Article, Edition
from articles.permissions import check_can_edit
from clinic.moments import said
from clinic.refusals import NotPossible


class SavedMeanwhile(NotPossible):
    """Somebody saved the article after the person looked at what would be added."""


@dataclass(frozen=True)
class Proposal:
    """What accepting would make. `seen` is the number of the article's newest edition, 0 where there is none."""

    content: dict
    remarks: list[Remark]
    seen: int


@transaction.atomic
def look(*, text: str, article: Article | None = None) -> Proposal:
    """What `text` would become, with everything that was not understood. Nothing is saved. Raises `ImportRefused`."""
    parsed = reader.parse(text, titled=article is None)
    if article is None:
        with _told_to_who_pastes():
            draft.there_already(parsed, replace=False)
    elif not parsed.document["blocks"]:
        raise ImportRefused("There is no text in it that could become a block.")
    elif (count := len(parsed.document["blocks"]) + len(drafts.blocks_of(article))) > MOST_BLOCKS:
        raise ImportRefused(f"The article would have {count} blocks, and {MOST_BLOCKS} is the most.")
    remarks = [*parsed.remarks, *draft.compared_with_profile(parsed)]
    content = draft.completed(parsed, None, (), remarks)
    return Proposal(content, sorted(set(remarks)), _newest_number(article))


@transaction.atomic
def accept(*, text: str, article: Article | None = None, seen: int = 0, by, now=None) -> Edition:
    """Save what `look` showed, and record the edition. Raises what `look` raises, and `NotPossible`; then nothing changed."""
    check_can_edit(by)
    if article is None:
        with _told_to_who_pastes():
            return draft.import_text(text=text, by=by, now=now).edition
    article = publishing.locked(article)
    if _newest_number(article) != seen:
        newest = article.editions.select_related("recorded_by").first()
        raise SavedMeanwhile(
            f"{newest.recorded_by or 'Somebody'} saved this article on {said(newest.recorded_at)}, after you looked. "
            "Nothing was added yet. Look again, then accept."
        )
    drafts.extend(article, look(text=text, article=article).content)
    article.changed_by = by
    article.save(update_fields=["changed_by", "changed_at"])
    return publishing.record(article=article, by=by, now=now)


@contextmanager
def _told_to_who_pastes():
    """A title that is taken is said in the page's words, and not in those of the command."""
    try:
        yield
    except TitleTaken as taken:
        raise ImportRefused(
            f"There is an article “{taken.title}” already. Change the first line, or choose that article above."
        ) from taken


def _newest_number(article: Article | None) -> int:
    newest = article.editions.first() if article else None
    return newest.number if newest else 0
