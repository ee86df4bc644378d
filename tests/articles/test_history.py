"""The history of an article: one row for each edition, with all that is known of it."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup

from articles import publishing
from tests.articles.factories import a_publisher, approve, edit, make_article
from tests.people import make_person

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 20, tzinfo=UTC)  # noon in the clinic's zone
DAY = timedelta(days=1)


@pytest.fixture
def article():
    """Edition 1 live for two days, edition 2 live since then, edition 3 a draft."""
    article = make_article(title="As it was", now=NOON, by=make_person("author"))
    for number, title in enumerate(("As it was", "As it is", "As it may be")):
        now = NOON + 2 * number * DAY
        if number:
            edit(article, title=title, now=now)
        if number < 2:
            approve(article, now=now)
            publishing.publish(article=article, number=number + 1, by=a_publisher(), now=now)
    return article


@pytest.fixture
def rows(client, article) -> list[dict[str, str]]:
    """The table of editions, newest first: heading -> what the cell says."""
    client.force_login(make_person("publisher", username="somebody"))
    page = BeautifulSoup(client.get(f"/admin/articles/article/{article.pk}/history/").content.decode(), "html5lib")
    names = [cell.get_text() for cell in page.select(".editions thead th")]
    return [dict(zip(names, row.find_all(["td", "th"]), strict=True)) for row in page.select(".editions tbody tr")]


def texts(rows, name: str) -> list[str]:
    return [" ".join(row[name].get_text().split()) for row in rows]


def test_each_edition_has_its_number_and_leads_to_its_words(rows, article):
    assert texts(rows, "Edition") == ["3", "2", "1"]
    assert rows[2]["Edition"].a["href"] == f"/admin/articles/article/{article.pk}/editions/1/"


def test_it_says_who_recorded_it_and_when(rows):
    assert texts(rows, "By")[2] == "author"
    assert texts(rows, "Recorded") == ["5 March 2026, 12:00", "3 March 2026, 12:00", "1 March 2026, 12:00"]


def test_it_says_in_a_line_what_changed(rows):
    newest, second, first = texts(rows, "What changed")
    assert newest.startswith("title changed")
    assert second.startswith("title changed")
    assert first == "first edition"


def test_it_compares_each_with_the_one_before_and_the_first_with_none(rows, article):
    compare = f"/admin/articles/article/{article.pk}/compare/?from={{}}&to={{}}"
    newest, second, first = (row["What changed"].a for row in rows)
    assert (newest["href"], newest.get_text()) == (compare.format(2, 3), "Compare with edition 2")
    assert second["href"] == compare.format(1, 2)
    assert first is None


def test_it_says_how_it_stands(rows):
    assert texts(rows, "State") == ["Not published", "Live", "Was live"]


def test_it_says_who_reviewed_it(rows):
    newest, second, first = texts(rows, "Review")
    assert newest == "not submitted"
    assert second == "approved by Robin Reviewer, MD, 3 March 2026"
    assert first == "approved by Robin Reviewer, MD, 1 March 2026"


def test_it_says_when_it_was_live(rows):
    newest, second, first = texts(rows, "Live")
    assert newest == ""
    assert second == "3 March 2026, 12:00 –"
    assert first == "1 March 2026, 12:00 – 3 March 2026, 12:00"


def test_what_is_restored_has_the_old_hash_and_no_review(client, article):
    client.force_login(make_person("author", username="restorer"))
    client.post(f"/admin/articles/article/{article.pk}/editions/1/restore/")
    restored, old = article.editions.first(), article.editions.get(number=1)
    assert restored.number == 4
    assert (restored.content_hash, restored.document) == (old.content_hash, old.document)
    assert (restored.review, restored.review_state, restored.live_from) == (None, "draft", None)
    assert not restored.reviews.exists()
