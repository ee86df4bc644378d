"""What a page said on a day, and how anybody can see that the record of it holds."""

import copy
import json
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles import publishing, reviewing
from articles.document import canonical
from articles.models import Edition
from articles.record import digest, faults
from clinic.models import ClinicProfile, Contributor, ProfileVersion
from clinic.profile import save_profile
from tests.articles.factories import (
    a_publisher,
    a_reviewer,
    approve,
    edit,
    make_article,
    make_block,
    make_live_article,
)
from tests.people import make_person

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 20, tzinfo=UTC)  # noon in the clinic's zone
DAY = timedelta(days=1)


@pytest.fixture
def article():
    """Edition 1 live from noon, edition 2 from two days later; each with its review."""
    save_profile(profile=ClinicProfile(name="Our clinic", telephone="(323) 555-0142"), now=NOON - DAY)
    article = make_live_article(slug="sleep", title="As it was", live_from=NOON)
    edit(article, title="As it is", now=NOON + DAY)
    approve(article, now=NOON + 2 * DAY, note="Clear.")
    publishing.publish(article=article, number=2, by=a_publisher(), now=NOON + 2 * DAY)
    return article


@pytest.fixture
def downloaded(client, article) -> dict:
    client.force_login(make_person("author"))
    response = client.get(f"/admin/articles/article/{article.pk}/editions/2/record/")
    assert response.headers["Content-Disposition"] == 'attachment; filename="sleep-edition-2.json"'
    assert "no-store" in response.headers["Cache-Control"]
    return response.json()


def test_it_says_who_answered_for_what_and_when(article, downloaded):
    edition = article.editions.get(number=2)
    assert downloaded["document"] == edition.document
    assert (downloaded["content_hash"], downloaded["edition"]["number"]) == (edition.content_hash, 2)
    assert downloaded["edition"]["live_from"] == (NOON + 2 * DAY).isoformat()
    (review,) = downloaded["reviews"]
    assert (review["name"], review["credentials"], review["note"]) == ("Robin Reviewer", "MD", "Clear.")
    assert [decision["kind"] for decision in downloaded["decisions"]] == ["submitted", "approved", "published"] * 2
    assert downloaded["site"]["profile"]["telephone"] == "(323) 555-0142"
    assert [link["number"] for link in downloaded["chain"]] == [1, 2]
    assert downloaded["made_by"] == "author"


def test_credentials_are_those_of_then(client, article):
    Contributor.objects.update(credentials="DO")
    client.force_login(make_person("author"))
    record = client.get(f"/admin/articles/article/{article.pk}/editions/1/record/").json()
    assert record["reviews"][0]["credentials"] == "MD"


def test_what_was_let_pass_is_in_it_with_the_reason(client):
    article = make_article(slug="sleep", blocks=[make_block(body="<p>This cure is guaranteed.</p>")])
    reviewing.override(article=article, number=1, check_id="BA04", by=a_publisher(), reason="It quotes a title.")
    client.force_login(a_reviewer())
    (decision,) = client.get(f"/admin/articles/article/{article.pk}/editions/1/record/").json()["decisions"]
    assert (decision["kind"], decision["detail"], decision["reason"]) == ("overridden", "BA04", "It quotes a title.")


def test_all_of_it_holds(downloaded):
    assert faults(downloaded) == []


def sealed_again(record: dict) -> dict:
    """As somebody would forge it who knows how the digest is made."""
    return {**record, "digest": digest({name: value for name, value in record.items() if name != "digest"})}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda record: record["document"].update(title="Other words"), "words were changed"),
        (lambda record: record.update(content_hash="0" * 64), "does not have the hash"),
        (lambda record: record["chain"][0].update(content_hash="0" * 64), "chain breaks at edition 1"),
        (lambda record: record["chain"].pop(0), "Edition 1 is missing"),
        (lambda record: record["chain"].pop(), "does not end with this edition"),
        (lambda record: record["reviews"][0].update(content_hash="0" * 64), "is of other words"),
    ],
)
def test_a_change_is_noticed_even_under_a_new_digest(downloaded, change, said):
    changed = copy.deepcopy(downloaded)
    change(changed)
    assert any(said in fault for fault in faults(sealed_again(changed)))


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record["decisions"].pop(),
        lambda record: record["decisions"][0].update(by="somebody-else"),
        lambda record: record["reviews"][0].update(credentials="PhD"),
        lambda record: record["edition"].update(live_from="2020-01-01T00:00:00+00:00"),
        lambda record: record["site"]["profile"].update(telephone="000"),
    ],
)
def test_a_change_of_the_rest_breaks_the_digest(downloaded, change):
    changed = copy.deepcopy(downloaded)
    change(changed)
    assert faults(changed) == ["The file was changed after it was made: its digest is another."]


class TestTheCommand:
    def verify(self, tmp_path, content, **options) -> int:
        file = tmp_path / "record.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        try:
            call_command("verify_record", str(file), **options)
        except SystemExit as ended:
            return ended.code
        return 0

    def test_it_says_that_all_holds(self, tmp_path, downloaded, capsys):
        assert self.verify(tmp_path, downloaded, against_database=True) == 0
        assert "All of it holds: edition 2 of “As it is”" in capsys.readouterr().out

    def test_it_says_what_does_not(self, tmp_path, downloaded, capsys):
        downloaded["document"]["title"] = "Other words"
        assert self.verify(tmp_path, downloaded) == 1
        assert "words were changed" in capsys.readouterr().out

    def test_it_notices_that_the_site_was_rewritten(self, tmp_path, downloaded, monkeypatch, capsys):
        monkeypatch.setattr(Edition.objects.none().__class__, "values_list", lambda self, *names: [(1, "x"), (2, "y")])
        assert self.verify(tmp_path, downloaded, against_database=True) == 1
        assert "Edition 1 is another one on this site." in capsys.readouterr().out

    @pytest.mark.parametrize(
        "content",
        [
            "",
            "[]",
            "no json",
            "[" * 100_000,
            "{}",
            '{"format": "bedside-record", "version": 2}',
            '{"format": "bedside-record", "version": 1}',
        ],
    )
    def test_a_file_that_is_no_record_is_an_error(self, tmp_path, content):
        with pytest.raises(CommandError):
            self.verify(tmp_path, content)

    def test_a_file_that_is_not_there_is_an_error(self, tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("verify_record", str(tmp_path / "nothing.json"))


class TestAsOf:
    def read(self, client, article, at: str) -> BeautifulSoup:
        client.force_login(make_person("author"))
        response = client.get(f"/admin/articles/article/{article.pk}/as-of/", {"at": at}, follow=True)
        return BeautifulSoup(response.content.decode(), "html5lib")

    @pytest.mark.parametrize(
        ("at", "title"),
        [("2026-03-01T12:00", "As it was"), ("2026-03-03T11:59", "As it was"), ("2026-03-03T12:00", "As it is")],
    )
    def test_it_shows_the_edition_of_that_moment_in_the_clinics_zone(self, client, article, at, title):
        page = self.read(client, article, at)
        assert page.h1.get_text() == title
        assert "as visitors read it on" in page.select_one(".preview").get_text()

    def test_it_tells_the_clinics_facts_of_that_moment_on_the_page_and_in_the_record(self, client, article):
        save_profile(profile=ClinicProfile(name="Our clinic", telephone="(323) 555-0199"), now=NOON + DAY)
        for at, telephone in (("2026-03-02T11:59", "(323) 555-0142"), ("2026-03-02T12:00", "(323) 555-0199")):
            page = self.read(client, article, at)
            assert f"Telephone: {telephone}" in page.select_one(".preview details").get_text()
            told = {link.get_text() for link in page.select("a[href^='tel:']")}
            assert any(telephone in text for text in told), "the page itself says it too"
            (download,) = page.select(".preview a[download]")
            record = client.get(download["href"]).json()
            assert record["site"]["profile"]["telephone"] == telephone
            assert record["site"]["profile_at"] == datetime.fromisoformat(f"{at}-08:00").astimezone(UTC).isoformat()
            assert faults(record) == []
            User.objects.get(username="author").delete()

    def test_nobody_knows_what_it_will_say(self, client, article):
        tomorrow = timezone.localtime(timezone.now() + DAY)
        page = self.read(client, article, f"{tomorrow:%Y-%m-%dT12:00}")
        assert "still to come" in page.select_one(".messagelist").get_text()
        assert page.select_one(".preview") is None

    def test_it_says_so_where_the_clinics_facts_were_not_recorded(self, client):
        article = make_live_article(live_from=NOON)
        save_profile(profile=ClinicProfile(name="Our clinic", telephone="(323) 555-0142"), now=NOON + DAY)
        page = self.read(client, article, "2026-03-01T12:30")
        assert "was not recorded" in page.select_one(".preview").get_text()

    @pytest.mark.parametrize(
        ("at", "said"),
        [
            ("2026-03-01T11:59", "Nothing of this article was live"),
            ("2126-03-01T11:59", "more than five years away"),
            ("2026-03-08T02:30", "clocks are changed"),
            ("last Tuesday", "for example"),
            ("", "Choose a day and a time"),
        ],
    )
    def test_a_moment_without_an_answer_says_so(self, client, article, at, said):
        assert said in self.read(client, article, at).select_one(".messagelist").get_text()


def test_the_history_tells_each_editions_review_and_has_its_record(client, article):
    client.force_login(make_person("author"))
    page = BeautifulSoup(client.get(f"/admin/articles/article/{article.pk}/history/").content.decode(), "html5lib")
    newest = page.select(".editions tbody tr")[0]
    assert "approved by Robin Reviewer, MD" in newest.get_text()
    assert newest.find("a", string="Download")["href"] == f"/admin/articles/article/{article.pk}/editions/2/record/"


def test_a_version_of_the_profile_is_never_changed(article):
    version = ProfileVersion.objects.first()
    version.content = {}
    for change in (version.save, version.delete, ProfileVersion.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(IntegrityError, match="_is_never_changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE clinic_profileversion SET content = '{}'")


def test_a_record_of_no_moment_is_not_made(client, article):
    client.force_login(make_person("author"))
    response = client.get(f"/admin/articles/article/{article.pk}/editions/1/record/", {"at": "soon"}, follow=True)
    assert "for example" in response.text
    assert response.redirect_chain[-1][0].endswith("/history/")


@pytest.mark.parametrize("page", ["editions/1/record", "as-of"])
def test_strangers_to_articles_get_neither(client, article, page):
    client.force_login(make_person("front-desk"))
    assert client.get(f"/admin/articles/article/{article.pk}/{page}/").status_code == 403


def test_the_digest_covers_every_byte(downloaded):
    body = {name: value for name, value in downloaded.items() if name != "digest"}
    assert digest(body) == downloaded["digest"]
    assert canonical(body) != canonical({**body, "made_by": "x"})
