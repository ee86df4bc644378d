"""The index follows what is or will be live, and can be made again."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles import publishing, redaction
from articles.models import SearchEntry, SearchWord
from tests.articles.factories import a_publisher, approve, edit, make_block, make_live_article
from tests.people import make_person

pytestmark = pytest.mark.django_db


def found(client, word: str) -> bool:
    return "search-results" in client.get(f"/search/?q={word}").content.decode()


def run(*options) -> str:
    out = io.StringIO()
    call_command("index_search", *options, stdout=out)
    return out.getvalue()


def everything() -> tuple:
    words = SearchWord.objects.order_by("word").values_list("word", "stem", "uses", "nears__key")
    entries = SearchEntry.objects.order_by("pk").values_list("pk", "title", "body", "words", "release")
    return sorted(words), list(entries)


def test_made_from_nothing_it_is_the_same(client):
    for title in ("Zebra", "Okapi", "Quagga"):
        make_live_article(title=title)
    before = everything()
    assert run("--anew") == "3 of 3 editions indexed.\n"
    assert everything() == before
    assert found(client, "okapi")
    assert run() == "The search index is up to date.\n"


def test_an_entry_that_other_code_made_is_made_anew(client):
    make_live_article(title="Zebra")
    before = everything()
    SearchEntry.objects.update(release="other", title="old", body="")
    assert not found(client, "zebra")
    assert run() == "1 of 1 editions indexed.\n"
    assert everything() == before
    assert found(client, "zebra")


def test_what_ended_by_itself_is_taken_out(client):
    article = make_live_article(title="Zebra")
    make_live_article(title="Okapi")
    article.editions.update(live_until=timezone.now())
    assert SearchWord.objects.filter(word="zebra").exists()
    run()
    assert not SearchWord.objects.filter(word="zebra").exists()
    assert [entry.edition.title for entry in SearchEntry.objects.all()] == ["Okapi"]


def test_an_entry_that_goes_with_its_article_is_found_by_nobody(client):
    make_live_article(title="Zebra", slug="zebra")
    make_live_article(title="Okapi")
    SearchEntry.objects.filter(title="zebra").delete()
    assert not found(client, "zebra")
    assert found(client, "okapi")


def test_a_cancelled_schedule_is_taken_out():
    article = make_live_article(title="Zebra")
    edit(article, title="Okapi")
    approve(article)
    publishing.publish(article=article, number=2, by=a_publisher(), at=timezone.now() + timedelta(days=1))
    assert SearchEntry.objects.count() == 2
    publishing.cancel(article=article, by=a_publisher(), reason="No")
    assert [entry.edition.number for entry in SearchEntry.objects.all()] == [1]
    assert not SearchWord.objects.filter(word="okapi").exists()


def test_removed_words_are_in_no_table_of_the_index(client):
    block = make_block(heading="Zebra", body="<p>Okapi.</p>")
    article = make_live_article(title="Quagga", blocks=[block])
    article.editions.update(live_until=timezone.now() - timedelta(minutes=1))
    assert SearchWord.objects.filter(word="okapi").exists()
    redaction.redact(article=article, block=block["id"], reason="Consent", by=make_person("administrator"))
    assert not SearchEntry.objects.exists()
    assert not SearchWord.objects.exists()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT block FROM articles_searchindex_data")
            assert not [row for (row,) in cursor.fetchall() if b"okapi" in bytes(row)]


def test_the_demonstrations_words_go_with_it():
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)
    assert SearchWord.objects.count() > 500
    call_command("remove_demonstration", yes=True)
    assert not SearchWord.objects.exists()
