"""The articles' panels of the desk: what waits for me, what is due, what went live."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from articles import translations
from articles.intervals import SOON
from articles.models import Edition, MistakeReport
from articles.permissions import can_edit, can_publish, can_review
from clinic.desk import SHOWN, Entry, Panel
from clinic.moments import day_of, said

LATELY = timedelta(days=14)


def panels(user, now, clinic) -> Iterator[Panel]:
    """At most one query a panel."""
    if not user.has_perm("articles.view_article"):
        return
    editions, today = Edition.objects.for_desk(), day_of(now)
    if can_review(user):
        waiting = editions.waiting_for_review()
        yield _panel("Waiting for your review", waiting, lambda edition: _submitted(edition, user), "?review=submitted")
    if can_edit(user):
        mine = Q(recorded_by=user) | Q(article__authors__user=user)
        sent_back = editions.sent_back().filter(mine).distinct()
        yield _panel("Sent back to you", sent_back, _sent_back, "?review=changes_requested")
    if can_publish(user):
        yield _panel("Approved, to be published", editions.to_publish(), _approved)
    if can_edit(user) or can_review(user):
        noted = editions.noted(since=now - LATELY)
        yield _panel("Notes by review link", noted, _noted, page="article_links")
    if can_edit(user):
        yield _mistakes()
    behind, due = _live_and_old(today + SOON, now)
    if can_edit(user):
        yield _panel("Translations that are behind", behind, _behind)
    yield _panel("Due for review", due, lambda edition: _due(edition, today), "?due=soon")
    around = list(editions.around(now, since=now - LATELY, most=SHOWN + 1))
    lately = [edition for edition in reversed(around) if edition.live_from <= now]
    yield _panel("Went live in the last two weeks", lately, _went_live)
    scheduled = [edition for edition in around if edition.live_from > now]
    yield _panel("Scheduled", scheduled, _scheduled, "?state=scheduled")


def _live_and_old(day: date, now) -> tuple[list[Edition], list[Edition]]:
    """Translations that are behind, and what is due for review by `day`: the first of each. One query."""
    parts = (translations.behind(now), Edition.objects.due_for_review(day, at=now))
    first = [Q(pk__in=part.values("pk")[: SHOWN + 1]) for part in parts]
    found = list(Edition.objects.filter(first[0] | first[1]).with_source(now).for_desk())
    behind = [edition for edition in found if edition.source_changed_at]
    due = [edition for edition in found if _due_on(edition) <= day]
    return (
        sorted(behind, key=lambda edition: (edition.source_changed_at, edition.pk)),
        sorted(due, key=lambda edition: (_due_on(edition), edition.pk)),
    )


def _due_on(edition: Edition) -> date:
    """What was never reviewed is due before all else."""
    return edition.review.next_due_on if edition.review else date.min


_EMPTY = "Nothing at the moment."


def _panel(
    title: str,
    editions: QuerySet | list[Edition],
    entry: Callable[[Edition], tuple[str, bool]],
    search: str = "",
    page: str = "articles_article_change",
) -> Panel:
    found = list(editions[: SHOWN + 1])
    more = reverse("admin:articles_article_changelist") + search if len(found) > SHOWN else ""
    entries = []
    for edition in found[:SHOWN]:
        note, is_urgent = entry(edition)
        url = reverse(f"admin:{page}", args=[edition.article_id])
        entries.append(Entry(edition.title, url, note, is_urgent))
    return Panel(title, entries, _EMPTY, more)


def _mistakes() -> Panel:
    """What readers told us and nobody dealt with yet, the longest waiting first."""
    waiting = MistakeReport.objects.filter(dealt_with_at=None).select_related("edition").order_by("received_at", "pk")
    found = list(waiting.defer("edition__document", "edition__page")[: SHOWN + 1])
    more = reverse("admin:articles_mistakereport_changelist") + "?waiting=yes" if len(found) > SHOWN else ""
    entries = [
        Entry(
            report.edition.title,
            reverse("admin:articles_mistakereport_change", args=[report.pk]),
            f"edition {report.edition.number}, {said(report.received_at)}",
        )
        for report in found[:SHOWN]
    ]
    return Panel("Mistakes that readers told us about", entries, _EMPTY, more)


def _submitted(edition: Edition, user) -> tuple[str, bool]:
    if edition.recorded_by_id == user.pk:
        return f"edition {edition.number}, your own words: somebody else reviews it", False
    return f"edition {edition.number}, by {edition.recorded_by or 'an import'}", False


def _sent_back(edition: Edition) -> tuple[str, bool]:
    return f"edition {edition.number}: changes requested", False


def _noted(edition: Edition) -> tuple[str, bool]:
    return f"edition {edition.number}, {said(edition.noted_at)}", False


def _approved(edition: Edition) -> tuple[str, bool]:
    return f"edition {edition.number}, approved by {edition.review.name}", False


def _due(edition: Edition, today) -> tuple[str, bool]:
    if edition.review is None:
        return "live, and never reviewed", True
    due = edition.review.next_due_on
    late = (today - due).days
    return (f"{late} days overdue" if late > 0 else f"due on {due:%-d %B %Y}"), late > 0


def _behind(edition: Edition) -> tuple[str, bool]:
    return f"{edition.get_language_display()}: what it translates changed {said(edition.source_changed_at)}", True


def _went_live(edition: Edition) -> tuple[str, bool]:
    return f"edition {edition.number}, {said(edition.live_from)}", False


def _scheduled(edition: Edition) -> tuple[str, bool]:
    return f"edition {edition.number} goes live on {said(edition.live_from)}", False
