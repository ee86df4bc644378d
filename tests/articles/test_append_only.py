"""What was recorded is never changed: neither through the models nor by SQL."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles import publishing
from articles.models import Decision, Edition, LinkNote, Review, ReviewLink
from tests.articles.factories import a_publisher, make_article, make_live_article

pytestmark = pytest.mark.django_db


def refuses(sql: str, *parameters) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("document", '{"title": "Other words"}'),
        ("content_hash", "0" * 64),
        ("chain_hash", "0" * 64),
        ("number", 9),
        ("recorded_at", "2020-01-01 00:00:00+00:00"),
        ("recorded_by_id", None),
        ("is_demonstration", True),
    ],
)
def test_an_edition_is_frozen(column, value):
    make_live_article(by=a_publisher())
    refuses(f"UPDATE articles_edition SET {column} = %s", value)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.update(**{column: value if column != "document" else {}})


def test_what_follows_from_time_and_review_can_be_written():
    article = make_live_article()
    publishing.withdraw(article=article, by=a_publisher(), reason="Wrong")
    Edition.objects.update(page={}, page_release="older")
    assert article.editions.get().live_until


def test_a_decision_is_never_changed():
    make_live_article()
    refuses("UPDATE articles_decision SET reason = 'Other'")
    with pytest.raises(TypeError):
        Decision.objects.update(reason="Other")
    decision = Decision.objects.first()
    decision.reason = "Other"
    with pytest.raises(TypeError):
        decision.save()
    with pytest.raises(TypeError):
        decision.delete()


def test_a_review_is_never_changed():
    make_live_article()
    refuses("UPDATE articles_review SET credentials = 'PhD'")
    with pytest.raises(TypeError):
        Review.objects.update(credentials="PhD")
    with pytest.raises(TypeError):
        Review.objects.get().delete()


def test_a_note_of_a_guest_is_never_changed():
    now, edition = timezone.now(), make_article().editions.get()
    link = ReviewLink.objects.create(
        edition=edition, digest="x", for_whom="Dr Example", made_at=now, made_by=a_publisher(), expires_at=now
    )
    LinkNote.objects.create(link=link, text="Clear.", at=now)
    refuses("UPDATE articles_linknote SET text = 'Other'")


def test_a_draft_that_nobody_decided_about_can_be_deleted():
    make_article().delete()
    assert not Edition.objects.exists()
