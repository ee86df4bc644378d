"""What was recorded is never changed: neither through the models nor by SQL."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import timezone

from articles import publishing, review_links, reviewing
from articles.models import Article, Decision, Edition, LinkNote, Review, ReviewLink
from clinic.models import Contributor
from tests.articles.factories import a_publisher, approve, edit, make_article, make_live_article
from tests.settings import TEST_DB

pytestmark = pytest.mark.django_db


on_postgres = pytest.mark.skipif(TEST_DB != "postgres", reason="SQLite has no TRUNCATE")
TABLES = ["articles_edition", "articles_decision", "articles_review", "articles_linknote"]


def refuses(sql: str, *parameters) -> None:
    """A trigger refuses it, not a foreign key that would be broken."""
    with pytest.raises(IntegrityError, match=r"_is_|_once"), transaction.atomic(), connection.cursor() as cursor:
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
    value = value if column != "document" else {}
    with pytest.raises(TypeError, match="never changes"):
        Edition.objects.update(**{column: value})
    edition = Edition.objects.get()
    setattr(edition, column, value)
    with pytest.raises(TypeError, match="never changes"):
        edition.save(update_fields=[column.removesuffix("_id")])
    with pytest.raises(TypeError, match="never changes"):
        Edition.objects.bulk_update([edition], [column.removesuffix("_id")])


def test_an_edition_is_saved_again_only_by_name():
    edition = make_live_article().editions.get()
    with pytest.raises(TypeError, match="update_fields"):
        edition.save()
    edition.page_release = "older"
    edition.save(update_fields=["page_release"])
    assert Edition.objects.get().page_release == "older"


def test_an_edition_goes_only_with_its_article():
    article = make_article()
    with pytest.raises(TypeError, match="goes with what it belongs to"):
        article.editions.get().delete()
    with pytest.raises(TypeError, match="goes with what it belongs to"):
        article.editions.all().delete()
    article.delete()
    assert not Edition.objects.exists()


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


def test_what_went_live_does_not_go_live_at_another_time():
    edition = make_live_article().editions.get()
    refuses("UPDATE articles_edition SET live_from = %s", edition.live_from - timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.update(live_from=edition.live_from - timedelta(days=1))


def test_what_is_scheduled_can_be_called_off_and_scheduled_anew():
    article, now = make_article(), timezone.now()
    approve(article)
    for days in (1, 2):
        publishing.publish(article=article, number=1, by=a_publisher(), at=now + timedelta(days=days))
        publishing.cancel(article=article, by=a_publisher(), reason="Not yet")


def a_decided_article(*, state: str):
    if state == "live":
        return make_live_article()
    article = make_article()
    if state == "submitted":
        reviewing.submit(article=article, number=1, by=a_publisher())
    else:
        approve(article)
    return article


@pytest.mark.parametrize("state", ["submitted", "approved", "live"])
def test_an_edition_that_somebody_decided_about_is_kept(state):
    article = a_decided_article(state=state)
    refuses("DELETE FROM articles_edition")
    with pytest.raises(IntegrityError, match="_is_kept"), transaction.atomic():
        Article.objects.filter(pk=article.pk).delete()
    assert article.editions.exists()
    assert article.decisions.exists()


def test_the_drafts_of_an_article_that_was_live_are_kept_for_its_chain():
    article = make_live_article()
    edit(article, title="A draft after it")
    refuses("DELETE FROM articles_edition WHERE number = 2")


def test_another_articles_decisions_keep_nobody_from_deleting_a_draft():
    make_live_article()
    draft = make_article()
    draft.delete()
    assert not Edition.objects.filter(article=draft.pk).exists()


DECIDED = ["articles_decision", "articles_review", "articles_linknote"]


def note(article) -> LinkNote:
    link, _ = review_links.make_link(edition=article.editions.first(), for_whom="Dr Example", by=a_publisher())
    return review_links.leave_note(link=link, text="Clear.")


@pytest.mark.parametrize("table", DECIDED)
def test_what_was_decided_is_kept(table):
    note(make_live_article())
    refuses(f"DELETE FROM {table}")


def test_a_draft_about_which_a_link_was_made_is_kept():
    article = make_article()
    note(article)
    with pytest.raises(IntegrityError, match="_is_kept"), transaction.atomic():
        Article.objects.filter(pk=article.pk).delete()
    assert article.editions.exists()


def a_demonstration() -> Article:
    """Only somebody invented signed it; a reviewer and a guest had their say."""
    Contributor.objects.create(slug="invented", name="Nobody", is_demonstration=True)
    article = make_article(slug="invented", authors=[{"slug": "invented"}])
    assert article.editions.get().is_demonstration
    approve(article)
    note(article)
    return article


def test_what_only_invented_people_signed_may_go():
    article = a_demonstration()
    Article.objects.filter(pk=article.pk).delete()
    for model in (Edition, Decision, Review, LinkNote):
        assert not model.objects.exists(), model


@on_postgres
@pytest.mark.parametrize("table", [*TABLES, "contact_inquiry", "contact_inquiryevent", "contact_inquirynote"])
def test_only_a_test_database_can_be_truncated(table):
    sql = f"TRUNCATE {table} CASCADE"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA elsewhere")
        cursor.execute(
            "CREATE FUNCTION elsewhere.current_database() RETURNS name LANGUAGE sql AS $$SELECT 'bedside'::name$$"
        )
        cursor.execute("SET LOCAL search_path = elsewhere, pg_catalog, public")
        refuses(sql)
        cursor.execute("SET LOCAL search_path = public")
        cursor.execute("DROP SCHEMA elsewhere CASCADE")
        cursor.execute(sql)


@pytest.mark.skipif(TEST_DB == "postgres", reason="see test_only_a_test_database_can_be_truncated")
def test_a_flush_outside_tests_fails(monkeypatch):
    make_live_article()
    monkeypatch.setattr(type(connection.ops), "execute_sql_flush", BaseDatabaseOperations.execute_sql_flush)
    with pytest.raises(CommandError), transaction.atomic():
        call_command("flush", interactive=False, verbosity=0)
    assert Edition.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("which", ["first", "second"])
def test_a_test_database_is_emptied_and_its_triggers_are_back(which):
    assert not Edition.objects.exists()
    make_live_article()
    refuses("DELETE FROM articles_edition")


@pytest.mark.skipif(TEST_DB == "postgres", reason="PostgreSQL alters a table in place")
@pytest.mark.django_db(transaction=True)
def test_a_table_that_django_remakes_keeps_its_triggers():
    article = make_live_article()
    note(article)
    for model in (Edition, Decision, Review, LinkNote, ReviewLink, Article):
        with connection.schema_editor() as editor:
            editor._remake_table(model)
    for table in TABLES:
        refuses(f"DELETE FROM {table}")
    refuses("UPDATE articles_edition SET live_from = '2020-01-01 00:00:00'")
    refuses("UPDATE articles_review SET name = 'Other'")
    assert article.editions.exists()


@pytest.mark.django_db(transaction=True)
def test_a_site_that_is_upgraded_keeps_what_was_decided_and_can_still_lose_its_demonstration():
    note(make_live_article(slug="real"))
    a_demonstration()
    try:
        call_command("migrate", "articles", "0005", verbosity=0)
    finally:
        call_command("migrate", verbosity=0)
    Article.objects.get(slug="invented").delete()
    for table in DECIDED:
        refuses(f"DELETE FROM {table}")
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone()[0]
    refuses("UPDATE articles_review SET of_demonstration = true")
