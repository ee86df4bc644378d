"""Words that have to go are gone from everywhere, and what is left says when, who and why."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from articles import mistakes, publishing, redaction, rendering, reviewing
from articles.document import KIND_WORDS, chain_hash, content_hash
from articles.models import ClinicalExample, Edition, MistakeReport
from articles.record import digest, faults, notes
from clinic.refusals import NotAllowed, NotPossible
from tests.articles.factories import (
    a_publisher,
    approve,
    edit,
    make_article,
    make_block,
    make_document,
    make_live_article,
)
from tests.people import make_person

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 20, tzinfo=UTC)  # noon in the clinic's zone
DAY = timedelta(days=1)
SECRET = "Zebulon"
WHY = "Their consent was withdrawn."


@pytest.fixture
def example() -> dict:
    return make_block(
        "clinical_example",
        title=f"{SECRET} sleeps",
        story=f"<p>{SECRET} starts.</p>",
        points=[{"when": "Day 1", "what": f"{SECRET} waits."}],
        afterwards=f"<p>{SECRET} goes on.</p>",
        not_typical_note=f"Unlike {SECRET}.",
        authorisation_reference=f"{SECRET}'s file",
        authorised_on="2026-01-01",
    )


@pytest.fixture
def article(example):
    """Edition 1 was live for two days and is withdrawn; edition 2 is a draft. Both have the example."""
    article = make_live_article(slug="sleep", blocks=[make_block(), example], live_from=NOON)
    publishing.withdraw(article=article, by=a_publisher(), reason="Consent", now=NOON + 2 * DAY)
    edit(article, title="Another title", now=NOON + 2 * DAY)
    return article


@pytest.fixture
def administrator():
    return make_person("administrator", username="ana")


def redact(article, example, by, **facts):
    facts = {"reason": WHY, "now": NOON + 3 * DAY, **facts}
    return redaction.redact(article=article, block=example["id"], by=by, **facts)


def everything() -> str:
    """All that the tables of articles and the log of the admin hold."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("articles_", "django_admin_log")):
                cursor.execute(f"SELECT * FROM {table}")
                found += cursor.fetchall()
    return repr(found)


def test_the_words_are_gone_from_everywhere(client, article, example, administrator):
    client.force_login(make_person("author"))
    named = json.dumps([{"added": {"name": "clinical example", "object": example["title"]}}])
    a_publisher().logentry_set.create(
        content_type_id=_content_type(), object_id=str(article.pk), object_repr="x", action_flag=2, change_message=named
    )
    report(article.editions.get(number=1), f"{SECRET} does not sleep.")
    assert SECRET in everything()
    redact(article, example, administrator)
    assert SECRET not in everything()
    assert not ClinicalExample.objects.exists()


def report(edition, what: str) -> MistakeReport:
    return mistakes.receive(edition=edition, word=what, answers={"what": what, "where": ""}, now=NOON + DAY)


def test_what_readers_told_of_other_articles_stays_and_on_this_one_if_it_is_kept(article, example, administrator):
    here, there = report(article.editions.get(number=1), "Wrong"), report(make_live_article().editions.get(), "Wrong")
    redact(article, example, administrator, keep_reports=True)
    assert {*MistakeReport.objects.all()} == {here, there}
    redact(article, article.editions.last().document["blocks"][0], administrator, now=NOON + 4 * DAY)
    assert {*MistakeReport.objects.all()} == {there}


@pytest.mark.parametrize(("ticked", "left"), [({"with_reports": "on"}, 0), ({}, 1)])
def test_an_administrator_chooses_whether_reports_go_and_reads_none(
    client, article, example, administrator, ticked, left
):
    report(article.editions.get(number=1), "Something private")
    client.force_login(administrator)
    path = f"/admin/articles/article/{article.pk}/redact/"
    page = BeautifulSoup(client.get(path).content, "html5lib")
    assert page.select_one("[name=with_reports]").has_attr("checked")
    assert "Something private" not in page.get_text()
    typed = {"block": example["id"], "reason": WHY, "confirmation": "remove for ever", **ticked}
    told = client.post(path, typed, follow=True).text
    assert ("may repeat them" in told) == bool(left)
    assert MistakeReport.objects.count() == left
    assert SECRET not in everything()


@pytest.mark.parametrize(("ticked", "left"), [({"with_reports": "on"}, 0), ({}, 1)])
def test_what_is_told_while_the_page_is_open_goes_or_stays_as_was_chosen_on_it(
    client, article, example, administrator, ticked, left
):
    client.force_login(administrator)
    path = f"/admin/articles/article/{article.pk}/redact/"
    page = BeautifulSoup(client.get(path).content, "html5lib")
    assert page.select_one("[name=with_reports]").has_attr("checked"), "nobody told of a mistake yet"
    report(article.editions.get(number=1), "Something private")
    client.post(path, {"block": example["id"], "reason": WHY, "confirmation": "remove for ever", **ticked})
    assert MistakeReport.objects.count() == left
    assert SECRET not in everything()


def _content_type() -> int:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_by_natural_key("articles", "article").pk


def test_a_tombstone_says_when_who_and_why(article, example, administrator):
    redact(article, example, administrator)
    for number in (1, 2):
        edition = article.editions.get(number=number)
        block = edition.document["blocks"][1]
        assert (block["kind"], block["id"]) == ("clinical_example", example["id"])
        assert block["story"] == f"<p>Removed for ever on 4 March 2026, 12:00 by ana: {WHY}</p>"
        assert "Removed for ever on 4 March 2026" in json.dumps(edition.page)
        assert edition.page_release == rendering.RELEASE
        (decision,) = edition.decisions.filter(kind="redacted")
        assert (decision.by, decision.at, decision.reason) == (administrator, NOON + 3 * DAY, WHY)


def test_what_is_typed_as_a_reason_is_text(article, example, administrator):
    redact(article, example, administrator, reason="<b>x</b>")
    assert "&lt;b&gt;x" in article.editions.get(number=1).document["blocks"][1]["story"]


def test_the_rest_of_an_edition_stays_as_it_was(article, example, administrator):
    before = list(
        article.editions.values("document", "content_hash", "chain_hash", "live_from", "live_until").reverse()
    )
    redact(article, example, administrator)
    editions = article.editions.filter(number__lte=2)
    after = list(editions.values("document", "content_hash", "chain_hash", "live_from", "live_until").reverse())
    for old, new in zip(before, after, strict=True):
        old["document"]["blocks"].pop()
        new["document"]["blocks"].pop()
    assert after == before


def test_the_draft_goes_on_without_the_block_as_a_new_edition(article, example, administrator):
    redact(article, example, administrator)
    newest = article.editions.first()
    assert (newest.number, newest.recorded_by, newest.redacted_at) == (3, administrator, None)
    assert [block["kind"] for block in newest.document["blocks"]] == ["section"]
    assert newest.content_hash == content_hash(newest.document)


def test_the_chain_holds(article, example, administrator):
    redact(article, example, administrator)
    previous = ""
    for edition in article.editions.order_by("number"):
        assert edition.chain_hash == chain_hash(previous, edition.content_hash)
        previous = edition.chain_hash


@pytest.mark.parametrize("role", ["author", "reviewer", "publisher", "front-desk"])
def test_only_an_administrator_can(article, example, role):
    with pytest.raises(NotAllowed):
        redact(article, example, make_person(role, username="somebody"))
    assert SECRET in everything()


@pytest.mark.parametrize("state", ["live", "scheduled"])
def test_nothing_is_taken_out_of_what_is_or_will_be_live(example, administrator, state):
    article = make_article(blocks=[example], now=NOON)
    approve(article, now=NOON)
    at = NOON + DAY if state == "scheduled" else None
    publishing.publish(article=article, number=1, by=a_publisher(), at=at, now=NOON)
    with pytest.raises(NotPossible, match=f"is {state}"):
        redact(article, example, administrator, now=NOON + timedelta(hours=1))
    with pytest.raises(IntegrityError, match="edition_redacted_is_not_live"), transaction.atomic():
        Edition.objects.redact(document={}, page={}, page_release="", at=NOON + timedelta(hours=1))


def test_an_older_edition_can_be_redacted_while_one_without_the_words_is_live(example, administrator):
    article = make_live_article(blocks=[make_block(), example], live_from=NOON)
    ClinicalExample.objects.all().delete()
    edit(article, title="Without", now=NOON + DAY)
    approve(article, now=NOON + DAY)
    publishing.publish(article=article, number=2, by=a_publisher(), now=NOON + DAY)
    assert [edition.number for edition in redact(article, example, administrator)] == [1]
    assert SECRET not in everything()
    assert article.editions.first().number == 2


def test_a_reason_is_needed_and_twice_is_refused(article, example, administrator):
    with pytest.raises(NotPossible, match="Say why"):
        redact(article, example, administrator, reason=" ")
    redact(article, example, administrator)
    with pytest.raises(NotPossible, match="removed already"):
        redact(article, example, administrator, now=NOON + 4 * DAY)


def test_another_block_can_be_redacted_later(article, example, administrator):
    redact(article, example, administrator)
    section = article.editions.get(number=1).document["blocks"][0]
    redact(article, section, administrator, now=NOON + 4 * DAY)
    edition = article.editions.get(number=1)
    assert edition.redacted_at == NOON + 4 * DAY
    assert all("Removed for ever" in json.dumps(block) for block in edition.document["blocks"])


def test_what_was_redacted_is_neither_restored_nor_published(example, administrator):
    article = make_article(blocks=[make_block(), example], now=NOON)
    approve(article, now=NOON)
    redact(article, example, administrator)
    assert publishing.next_to_publish(article) is None
    assert not Edition.objects.to_publish().exists()
    with pytest.raises(NotPossible, match="nothing new to publish"):
        publishing.publish(article=article, number=1, by=a_publisher())
    with pytest.raises(NotPossible, match="cannot be the draft again"):
        publishing.restore(article=article, number=1, by=a_publisher())
    assert not ClinicalExample.objects.exists()
    reviewing.submit(article=article, number=2, by=a_publisher())


@pytest.mark.parametrize(
    "change",
    [
        "redacted_at = NULL",
        "redacted_at = '2026-03-04 20:00:01+00:00'",
        "document = '{}'",
        "document = '{}', redacted_at = NULL",
        "document = '{}', redacted_at = '2020-01-01 00:00:00+00:00'",
        "document = '{}', redacted_at = '2036-01-01 00:00:00+00:00', content_hash = 'x'",
        "document = '{}', redacted_at = '2036-01-01 00:00:00+00:00', number = 9",
    ],
)
def test_the_database_permits_nothing_but_a_redaction(article, example, administrator, change):
    redact(article, example, administrator)
    with pytest.raises(IntegrityError, match="edition_is_frozen"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE articles_edition SET {change} WHERE number = 1")


def test_an_edition_cannot_be_marked_as_redacted_with_its_words(article):
    with pytest.raises(IntegrityError, match="edition_is_frozen"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_edition SET redacted_at = '2036-01-01 00:00:00+00:00'")


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_every_kind_of_block_leaves_a_tombstone_that_can_be_shown(kind):
    block = make_block(kind)
    left = redaction.tombstone(block, "Removed.")
    assert left.keys() == block.keys()
    assert "Removed." in json.dumps(left)
    words = {value for value in block.values() if isinstance(value, str) and " " in value}
    assert not words & {value for value in left.values() if isinstance(value, str)}
    rendering.render(make_document(blocks=[left]))


class TestTheRecord:
    @pytest.fixture
    def downloaded(self, client, article, example, administrator) -> dict:
        redact(article, example, administrator)
        client.force_login(administrator)
        return client.get(f"/admin/articles/article/{article.pk}/editions/1/record/").json()

    def verify(self, tmp_path, record) -> int:
        file = tmp_path / "record.json"
        file.write_text(json.dumps(record), encoding="utf-8")
        try:
            call_command("verify_record", str(file), against_database=True)
        except SystemExit as ended:
            return ended.code
        return 0

    def test_it_says_that_the_words_can_no_longer_be_verified_and_the_rest_holds(self, downloaded, tmp_path, capsys):
        assert faults(downloaded) == []
        (note,) = notes(downloaded)
        assert note == (
            f"Edition 1 was redacted on 2026-03-04T20:00:00+00:00 by ana because: {WHY} "
            "Its content can no longer be verified against its hash."
        )
        assert self.verify(tmp_path, downloaded) == 0
        told = capsys.readouterr().out
        assert note in told
        assert "All of it holds" in told

    def test_words_that_were_left_are_still_verified(self, downloaded):
        assert downloaded["document"]["blocks"][0]["body"] == "<p>Some words.</p>"
        downloaded["document"]["blocks"][0]["body"] = "<p>Other words.</p>"
        downloaded["digest"] = digest({name: value for name, value in downloaded.items() if name != "digest"})
        assert faults(downloaded) == [
            "The document does not have the hash that the record gives for it: its words were changed."
        ]

    def test_a_second_redaction_leaves_a_document_that_holds(self, downloaded, client, article, administrator):
        section = article.editions.get(number=1).document["blocks"][0]
        redact(article, section, administrator, now=NOON + 4 * DAY)
        record = client.get(f"/admin/articles/article/{article.pk}/editions/1/record/").json()
        assert (faults(record), len(notes(record))) == ([], 2)

    def test_words_that_were_left_and_changed_in_the_database_are_a_fault(self, downloaded, client, article, tmp_path):
        edition = article.editions.get(number=1)
        blocks = [{**edition.document["blocks"][0], "body": "<p>Other words.</p>"}, edition.document["blocks"][1]]
        Edition.objects.filter(pk=edition.pk).redact(
            document={**edition.document, "blocks": blocks}, page={}, page_release="", at=NOON + 5 * DAY
        )
        record = client.get(f"/admin/articles/article/{article.pk}/editions/1/record/").json()
        assert self.verify(tmp_path, record) == 1

    def test_a_redaction_with_another_hash_than_the_sites_is_a_fault(self, downloaded, tmp_path, capsys):
        downloaded["document"]["blocks"][0]["body"] = "<p>Other words.</p>"
        for decision in downloaded["decisions"]:
            if (decision["kind"], decision["edition"]) == ("redacted", 1):
                decision["detail"] = f"{decision['detail'].split()[0]} {content_hash(downloaded['document'])}"
        downloaded["digest"] = digest({name: value for name, value in downloaded.items() if name != "digest"})
        assert faults(downloaded) == []
        assert self.verify(tmp_path, downloaded) == 1
        assert "knows of no redaction of edition 1 that left these words" in capsys.readouterr().out

    def test_a_redaction_that_the_site_does_not_know_of_is_a_fault(self, downloaded, tmp_path, capsys, client, article):
        edition = article.editions.get(number=3)
        record = client.get(f"/admin/articles/article/{article.pk}/editions/3/record/").json()
        record["decisions"].append({**record["decisions"][-1], "kind": "redacted", "edition": edition.number})
        record["document"]["title"] = "Other words"
        record["digest"] = digest({name: value for name, value in record.items() if name != "digest"})
        assert self.verify(tmp_path, record) == 1
        assert "knows of no redaction of edition 3" in capsys.readouterr().out

    def test_the_next_edition_holds_with_its_words(self, downloaded, client, article):
        record = client.get(f"/admin/articles/article/{article.pk}/editions/3/record/").json()
        assert (faults(record), notes(record)) == ([], [])


class TestThePage:
    def page(self, client, article, data=None) -> BeautifulSoup:
        path = f"/admin/articles/article/{article.pk}/redact/"
        response = client.post(path, data, follow=True) if data else client.get(path)
        return BeautifulSoup(response.content.decode(), "html5lib")

    def test_an_administrator_finds_it_chooses_and_confirms(self, client, article, example, administrator):
        client.force_login(administrator)
        form = client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
        assert f"/admin/articles/article/{article.pk}/redact/" in form
        chosen = self.page(client, article).select_one(f"option[value='{example['id']}']").get_text()
        assert chosen == f"clinical example “{SECRET} sleeps”, in editions 1, 2"
        data = {"block": example["id"], "reason": WHY, "confirmation": "yes"}
        assert "to be sure" in self.page(client, article, data).select_one(".errorlist").get_text()
        assert SECRET in everything()
        page = self.page(client, article, data | {"confirmation": "Remove for ever"})
        assert "gone from the draft and from these editions: 1, 2" in page.select_one(".messagelist").get_text()
        assert SECRET not in everything()

    def test_the_history_tells_it_and_offers_no_way_back(self, client, article, example, administrator):
        redact(article, example, administrator)
        client.force_login(a_publisher())
        response = client.get(f"/admin/articles/article/{article.pk}/history/")
        page = BeautifulSoup(response.content.decode(), "html5lib")
        first = page.select(".editions tbody tr")[-1]
        assert "words removed 4 March 2026, 12:00" in first.get_text()
        assert first.find("form") is None
        assert WHY in page.select_one(".decisions").get_text()
        preview = BeautifulSoup(
            client.get(f"/admin/articles/article/{article.pk}/editions/1/").content.decode(), "html5lib"
        )
        assert "with words removed on 4 March 2026" in preview.select_one(".preview").get_text()
