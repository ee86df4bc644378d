"""The weekly digest: what is overdue, to those concerned, once a week, and a hash to keep."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.core.management import CommandError, call_command

from articles import digest
from articles.models import Digest, Edition, StaffMail
from clinic.models import Contributor
from tests.articles.factories import a_publisher, edit, make_article, make_live_article
from tests.people import make_person
from tests.races import at_once

MONDAY = datetime(2026, 3, 2, 17, tzinfo=UTC)  # 9 in the morning in the clinic's zone
DAY = timedelta(days=1)


def bodies() -> dict[str, str]:
    return dict(StaffMail.objects.values_list("recipient", "body"))


@pytest.fixture
def publisher(db):
    person = a_publisher()
    person.email = "publisher@example.org"
    person.save()
    return person


def test_it_comes_once_a_week_from_monday_morning_on(publisher):
    assert not digest.send_if_due(MONDAY - timedelta(hours=2))
    assert digest.send_if_due(MONDAY)
    assert not digest.send_if_due(MONDAY + 6 * DAY)
    assert digest.send_if_due(MONDAY + 7 * DAY)
    assert Digest.objects.count() == StaffMail.objects.count() == 2


def test_a_week_that_began_while_the_worker_slept_is_made_up_for(publisher):
    assert digest.send_if_due(MONDAY + 3 * DAY)


def test_it_lists_what_is_overdue_and_what_is_due_soon(publisher):
    make_live_article(title="Long ago", live_from=MONDAY - 3 * 366 * DAY)
    make_live_article(title="Nearly", live_from=MONDAY - 3 * 365 * DAY + 10 * DAY)
    make_live_article(title="Fresh", live_from=MONDAY - 30 * DAY)
    digest.send_if_due(MONDAY)
    overdue, soon = bodies()["publisher@example.org"].split("Due in the next 30 days:")
    assert "Long ago" in overdue
    assert "Nearly" in soon
    assert "Nearly" not in overdue
    assert "Fresh" not in overdue + soon


def test_an_author_hears_of_what_they_signed_and_of_nothing_else(publisher):
    rosa = make_person("author", username="rosa", email="rosa@example.org")
    make_person("author", username="sam", email="sam@example.org")
    Contributor.objects.create(user=rosa, name="Rosa", slug="rosa", credentials="RN")
    long_ago = MONDAY - 3 * 366 * DAY
    make_live_article(title="Signed", authors=[{"slug": "rosa", "name": "Rosa"}], live_from=long_ago)
    make_live_article(title="Another's", live_from=long_ago)
    digest.send_if_due(MONDAY)
    assert "Signed" in bodies()["rosa@example.org"]
    assert "Another's" not in bodies()["rosa@example.org"]
    assert "sam@example.org" not in bodies()


def test_its_hash_can_be_made_again_and_notices_a_rewrite(publisher, capsys):
    article = make_article(now=MONDAY - DAY)
    digest.send_if_due(MONDAY)
    moment, kept = re.search(r"^(2026\S+) ([0-9a-f]{64})$", bodies()["publisher@example.org"], re.MULTILINE).groups()
    edit(article, title="Changed afterwards", now=MONDAY + DAY)
    call_command("chain_hash", at=moment)
    assert capsys.readouterr().out == f"{moment} {kept}\n"
    assert digest.chain_of_all(MONDAY + 2 * DAY) != kept
    before = Edition.objects.filter(number=1).first()
    assert kept == digest.chain_of_all(MONDAY)
    assert digest.chain_of_all(before.recorded_at - DAY) != kept


@pytest.mark.django_db
def test_a_moment_that_is_none_is_an_error():
    with pytest.raises(CommandError, match="as it stands in the mail"):
        call_command("chain_hash", at="last Monday")


@pytest.mark.django_db(transaction=True)
def test_two_workers_make_one_digest():
    a_publisher()
    outcomes = at_once(*[partial(digest.send_if_due, MONDAY)] * 2)
    assert sorted(outcomes) == [False, True]
    assert Digest.objects.count() == 1
