"""“Tell us about a mistake”: a reader's words about a page, for those who edit it.

No name, address or telephone number is asked for: with the page, that would tell of a condition. Who wants an answer writes
through the contact form, which does not know the page.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles.models import Edition, MistakeReport
from articles.permissions import check_can_edit
from clinic.form_tokens import digest
from clinic.refusals import NotPossible

# Waiting reports of one article, beyond which no more are kept: a program that sends many fills no disk and hides no others.
MOST_WAITING = 50
KEPT_FOR = timedelta(days=90)  # after somebody dealt with it


class EnoughReports(Exception):
    """So many reports about this article wait already that another one was not kept."""


def edition_read(slug: str, number: str, *, now) -> Edition | None:
    """The edition that somebody read at an address: the one they name if it was ever live there, else the live one."""
    at_address = Edition.objects.filter(article__addresses__slug=slug).select_related("article")
    if number.isascii() and number.isdigit() and len(number) < 9:
        named = at_address.ever_live(now).filter(number=int(number)).first()
        if named:
            return named
    return at_address.live(now).first()


@transaction.atomic
def receive(*, edition: Edition, word: str, answers: dict, now=None) -> MistakeReport:
    """Keep what a reader wrote, or find it if it came before. `answers` are {"what", "where"}. Raises EnoughReports."""
    key = digest("articles.mistake", [word, edition.pk, answers])
    before = MistakeReport.objects.filter(repeat_key=key).first()
    if before:
        return before
    waiting = MistakeReport.objects.filter(edition__article=edition.article_id, dealt_with_at=None)
    if waiting.count() >= MOST_WAITING:
        raise EnoughReports
    report, _ = MistakeReport.objects.get_or_create(
        repeat_key=key, defaults={**answers, "edition": edition, "received_at": now or timezone.now()}
    )
    return report


@transaction.atomic
def deal_with(*, report: MistakeReport, by, now=None) -> MistakeReport:
    """Say that somebody looked at it and did what it takes."""
    check_can_edit(by)
    report = MistakeReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if report.dealt_with_at:
        raise NotPossible(f"{report.dealt_with_by} dealt with it already.")
    report.dealt_with_at, report.dealt_with_by = now or timezone.now(), by
    report.save(update_fields=["dealt_with_at", "dealt_with_by"])
    return report


def forget_old(*, now=None) -> int:
    """Delete what was dealt with long ago; how many. The worker does it."""
    old = MistakeReport.objects.filter(dealt_with_at__lte=(now or timezone.now()) - KEPT_FOR)
    return old.delete()[0]
