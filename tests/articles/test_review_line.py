"""Who checked a page and when: what readers are told, and what they are not."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing, reviewing
from clinic.models import ClinicProfile, Contributor
from clinic.moments import day_of
from tests.articles.factories import a_publisher, a_reviewer, approve, edit, make_article, make_live_article

pytestmark = pytest.mark.django_db

NOW = timezone.now()
DAY = timedelta(days=1)


def page(client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/articles/one/").content.decode(), "html5lib")


def line(client) -> str:
    found = page(client).select_one(".review-line")
    return " ".join(found.get_text().split()) if found else ""


def test_it_stands_at_the_end_of_the_content_with_name_credentials_and_both_dates(client):
    make_live_article(slug="one", live_from=NOW - 10 * DAY)
    article = page(client).select_one("article")
    children = [" ".join(child.get("class", [])) for child in article.find_all(recursive=False)]
    assert children.index("article-body") < children.index("review-line") < children.index("about-this-page")
    first, second = article.select(".review-line time")
    assert "Checked by Robin Reviewer, MD" in line(client)
    assert first["datetime"] == day_of(NOW - 10 * DAY).isoformat()
    assert int(second["datetime"][:4]) == int(first["datetime"][:4]) + 3


def test_a_page_that_nobody_reviewed_claims_nothing(client):
    article = make_live_article(slug="one")
    article.editions.update(review=None, review_state="draft")
    assert line(client) == ""


def test_an_invented_reviewer_is_called_that(client):
    a_reviewer()
    Contributor.objects.update(is_demonstration=True)
    make_live_article(slug="one")
    assert "(not a real clinician)" in line(client)


def test_a_self_review_is_told(client):
    ClinicProfile.objects.create(pk=1, name="One doctor", self_review_allowed=True)
    doctor = a_reviewer()
    doctor.groups.add(*doctor.groups.model.objects.filter(name__in=["Author", "Publisher"]))
    article = make_article(by=doctor, slug="one")
    reviewing.submit(article=article, number=1, by=doctor)
    reviewing.approve(article=article, number=1, by=doctor)
    publishing.publish(article=article, number=1, by=doctor)
    assert "The author reviewed their own words." in line(client)


def test_a_small_correction_moves_neither_date_and_a_review_of_the_live_page_moves_both(client):
    article = make_live_article(slug="one", live_from=NOW - 40 * DAY)
    before = line(client)
    edit(article, summary="A typo less.")
    approve(article, is_minor=True)
    publishing.publish(article=article, number=2, by=a_publisher())
    assert line(client) == before
    etag = client.get("/articles/one/").headers["ETag"]
    reviewing.approve(article=article, number=2, by=a_reviewer())
    assert line(client) != before
    assert client.get("/articles/one/").headers["ETag"] != etag


@pytest.mark.parametrize(("days_late", "told"), [(-1, False), (90, False), (91, True)])
def test_readers_are_told_when_it_is_long_overdue(client, monkeypatch, days_late, told):
    article = make_live_article(slug="one", live_from=NOW - DAY)
    due = article.editions.get().review.next_due_on
    etag = client.get("/articles/one/").headers["ETag"]
    then = NOW + (due - day_of(NOW) + timedelta(days=days_late))
    monkeypatch.setattr(timezone, "now", lambda: then)
    assert bool(page(client).select_one(".overdue-note")) == told
    assert (client.get("/articles/one/").headers["ETag"] != etag) == told
