"""The home page: what can be read, where to start, and how to reach the clinic."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.articles.factories import a_publisher, make_article, make_live_article

pytestmark = pytest.mark.django_db

SLEEP, MOOD = {"slug": "sleep", "name": "Sleep"}, {"slug": "mood", "name": "Mood"}


def read(client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/").content, "html5lib")


def starts(client) -> list[tuple[str, str]]:
    return [
        (topic.select_one(".name").get_text(), topic.select_one(".start a")["href"])
        for topic in read(client).select(".topic-list li")
    ]


def test_each_topic_says_where_to_start(client):
    now, series = timezone.now(), {"slug": "nights", "title": "Nights"}
    make_live_article(title="Oldest", slug="oldest", topics=[SLEEP, MOOD], live_from=now - timedelta(days=9))
    make_live_article(title="Later", slug="later", topics=[MOOD], live_from=now - timedelta(days=2))
    for position in (2, 1):
        make_live_article(
            title=f"Part {position}", slug=f"part-{position}", topics=[SLEEP], series={**series, "position": position}
        )
    assert starts(client) == [("Mood", "/articles/oldest/"), ("Sleep", "/articles/part-1/")]


def test_one_starts_with_what_is_live(client):
    series = {"slug": "nights", "title": "Nights"}
    make_article(title="A draft", topics=[SLEEP], series={**series, "position": 1})
    first = make_live_article(title="First", slug="first", topics=[SLEEP], series={**series, "position": 2})
    make_live_article(title="Second", slug="second", topics=[SLEEP])
    assert starts(client) == [("Sleep", "/articles/first/")]
    kept = client.get("/").headers["ETag"]
    publishing.withdraw(article=first, by=a_publisher(), reason="Old")
    assert starts(client) == [("Sleep", "/articles/second/")]
    assert client.get("/", headers={"If-None-Match": kept}).status_code == 200


def test_it_says_how_to_reach_the_clinic(client):
    save_profile(
        profile=ClinicProfile(name="Harbour Lane", telephone="(323) 555-0142", response_days=3, hours="9 to 5")
    )
    reach = read(client).select_one("main .home-reach")
    assert reach.select_one('a[href="tel:3235550142"]')
    assert reach.select_one('a[href="/contact/?from=home"]')
    assert "within 3 work days" in reach.get_text()
    assert "9 to 5" in reach.get_text()
