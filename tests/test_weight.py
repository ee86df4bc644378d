"""How much a page weighs on the way to a phone: HTML, styles and scripts together, compressed as a server would."""

from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.core.management import call_command

from articles.models import Edition
from tests.people import make_person

pytestmark = pytest.mark.django_db

ALL_TOGETHER, HTML_ALONE = 40_000, 12_000  # bytes


def weight(content: bytes) -> int:
    return len(brotli.compress(content, quality=5))  # what servers use for pages made on the fly


def files_of(page: BeautifulSoup) -> list[bytes]:
    links = [link["href"] for link in page.find_all("link", rel="stylesheet")]
    links += [script["src"] for script in page.find_all("script", src=True)]
    paths = [finders.find(link.removeprefix("/static/")) for link in links]
    assert paths
    assert all(paths), links
    return [Path(path).read_bytes() for path in paths]


def test_every_page_of_the_demonstration_is_light(client):
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)
    slugs = list(Edition.objects.exclude(live_from=None).values_list("article__slug", flat=True))
    assert len(slugs) >= 6
    for path in ("/", "/articles/", "/contact/", "/search/?q=depression", *(f"/articles/{slug}/" for slug in slugs)):
        html = client.get(path).content
        files = files_of(BeautifulSoup(html, "html5lib"))
        assert weight(html) <= HTML_ALONE, path
        assert weight(html) + sum(map(weight, files)) <= ALL_TOGETHER, path
