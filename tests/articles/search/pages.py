"""The search page as a visitor reads it, and what is still to come on it."""

from datetime import timedelta

from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing
from tests.articles.factories import a_publisher, make_approved_article


def read(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def titles(page: BeautifulSoup) -> list[str]:
    return [" ".join(heading.get_text().split()) for heading in page.select(".search-results h2")]


def schedule(title: str) -> None:
    publishing.publish(
        article=make_approved_article(title=title), number=1, by=a_publisher(), at=timezone.now() + timedelta(days=1)
    )
