"""The admin's front page: what waits for me, what is due, what went live."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing, reviewing
from articles.models import Review
from clinic.desk import SHOWN
from tests.articles.factories import (
    a_publisher,
    a_reviewer,
    edit,
    make_approved_article,
    make_article,
    make_live_article,
)
from tests.people import make_person

pytestmark = pytest.mark.django_db


def desk(client, person) -> dict[str, list[str]]:
    """{title of a panel: the text of each entry} as `person` sees it."""
    client.force_login(person)
    page = BeautifulSoup(client.get("/admin/").content, "html5lib")
    return {
        panel.h2.get_text(): [" ".join(entry.get_text().split()) for entry in panel.find_all("li")]
        for panel in page.select(".desk-panel")
    }


def test_a_reviewer_sees_what_waits_for_review(client):
    for title in ("Submitted", "A draft"):
        make_article(title=title)
    article = make_article(title="Waiting", by=a_publisher())
    reviewing.submit(article=article, number=1, by=a_publisher())
    assert desk(client, a_reviewer())["Waiting for your review"] == ["Waiting edition 1, by publisher"]


def test_what_was_saved_after_the_submission_waits_no_longer(client):
    article = make_article(title="Waiting")
    reviewing.submit(article=article, number=1, by=a_publisher())
    edit(article, summary="Changed.")
    assert desk(client, a_reviewer())["Waiting for your review"] == []


def test_an_author_sees_what_was_sent_back_to_them_and_nobody_elses(client):
    author = make_person("author")
    for title, by in (("Mine", author), ("Another's", a_publisher())):
        article = make_article(title=title, by=by)
        reviewing.submit(article=article, number=1, by=by)
        reviewing.request_changes(article=article, number=1, by=a_reviewer(), note="Say the risks.")
    panels = desk(client, author)
    assert panels["Sent back to you"] == ["Mine edition 1: changes requested"]
    assert "Waiting for your review" not in panels


def test_a_publisher_sees_what_can_be_published(client):
    make_approved_article(title="Approved")
    make_live_article(title="Live")
    assert desk(client, a_publisher())["Approved, to be published"] == [
        "Approved edition 1, approved by Robin Reviewer"
    ]


def test_everybody_who_writes_sees_what_is_overdue_first(client):
    now = timezone.now()
    make_live_article(title="Long ago", live_from=now - timedelta(days=3 * 366 + 40))
    make_live_article(title="Soon", live_from=now - timedelta(days=3 * 365 - 20))
    make_live_article(title="Fresh", live_from=now - timedelta(days=100))
    due = desk(client, make_person("author"))["Due for review"]
    assert [entry.split(" ")[0] for entry in due] == ["Long", "Soon"]
    assert "days overdue" in due[0]
    assert "due on" in due[1]


def test_a_page_that_nobody_reviewed_is_named(client):
    article = make_live_article(title="From before")
    article.editions.update(review=None, review_state="draft")
    assert desk(client, make_person("author"))["Due for review"] == ["From before live, and never reviewed"]


def test_what_went_live_and_what_will(client):
    make_live_article(title="New")
    article = make_approved_article(title="Next")
    publishing.publish(article=article, number=1, by=a_publisher(), at=timezone.now() + timedelta(days=2))
    panels = desk(client, a_publisher())
    assert [entry.split(" ")[0] for entry in panels["Went live in the last two weeks"]] == ["New"]
    assert [entry.split(" ")[0] for entry in panels["Scheduled"]] == ["Next"]


def test_who_may_not_see_articles_sees_none(client):
    make_live_article(title="New")
    make_approved_article(title="Next")
    entries = [entry for panel in desk(client, make_person("front-desk")).values() for entry in panel]
    assert not [entry for entry in entries if "New" in entry or "Next" in entry]


def test_it_takes_few_queries_however_many_articles(client, django_assert_max_num_queries):
    for number in range(15):
        make_live_article(title=f"Article {number}")
    person = a_publisher()
    person.groups.add(person.groups.model.objects.get(name="Clinical reviewer"))
    client.force_login(person)
    with django_assert_max_num_queries(12):
        page = BeautifulSoup(client.get("/admin/").content, "html5lib")
    went_live = next(panel for panel in page.select(".desk-panel") if "Went live" in panel.h2.get_text())
    assert len(went_live.find_all("li")) == 10
    assert went_live.select_one(".more a")["href"] == "/admin/articles/article/"
    assert Review.objects.count() == 15


def test_the_list_of_articles_shows_all_that_is_due_too(client):
    now = timezone.now()
    make_live_article(title="Long ago", live_from=now - timedelta(days=3 * 366 + 40))
    make_live_article(title="Soon", live_from=now - timedelta(days=3 * 365 - 20))
    make_live_article(title="Fresh", live_from=now - timedelta(days=100))
    make_article(title="A draft")
    client.force_login(make_person("author"))
    page = BeautifulSoup(client.get("/admin/articles/article/?due=soon").content, "html5lib")
    assert {row.get_text() for row in page.select("#result_list .field-title")} == {"Long ago", "Soon"}


def test_more_than_the_desk_shows_is_behind_its_link(client):
    for number in range(SHOWN + 1):
        make_live_article(title=f"Old {number}", live_from=timezone.now() - timedelta(days=3 * 366 + 40))
    client.force_login(make_person("author"))
    assert b'href="/admin/articles/article/?due=soon"' in client.get("/admin/").content
