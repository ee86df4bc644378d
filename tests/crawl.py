"""The site as a stranger walks it: along every link, until no new page comes."""

from collections import deque
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.test import Client

MOST = 500  # pages: a walk without an end is a fault of the site


def links_of(address: str, page: BeautifulSoup) -> list[str]:
    """The addresses within this site that a page links to, in its order, with their fragments."""
    here = urljoin("http://testserver/", address)
    links = [urljoin(here, link["href"]) for link in page.select("a[href]")]
    return [
        link.removeprefix("http://testserver")
        for link in links
        if link.startswith("http://testserver/") and not urlsplit(link).path.startswith(("/admin/", "/media/"))
    ]


def crawl(*starts: str) -> dict[str, BeautifulSoup]:
    """Every page of `starts` and that links lead to from there: address → page. Of a path's queries the first counts.

    A redirect is followed. Raises AssertionError at a link to nothing, and at more than `MOST` pages.
    """
    client, found, seen = Client(), {}, {urlsplit(start).path for start in starts}
    waiting = deque((start, "nowhere: it was typed") for start in starts)
    while waiting:
        address, linked_from = waiting.popleft()
        response = client.get(address, follow=True)
        assert response.status_code == 200, f"{address}, linked from {linked_from}: {response.status_code}"
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        found[address] = BeautifulSoup(response.content, "html.parser")
        assert len(found) <= MOST
        for link in links_of(address, found[address]):
            page = urldefrag(link).url
            if urlsplit(page).path not in seen:
                seen.add(urlsplit(page).path)
                waiting.append((page, address))
    return found
