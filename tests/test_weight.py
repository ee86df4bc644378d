"""How much a page weighs on the way to a phone: the page itself, its styles and its scripts, each compressed.

Bytes are counted in both ways in which they may travel: as Bedside sends them to any browser, which is gzip at level 6 (and a
page with a token not compressed at all); and Brotli at 5, as proxies compress what is made on the fly. What is linked is
found in the page and in its style sheets, so that nothing can be left out of the sum.
"""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import brotli
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from articles.models import Edition
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from clinic.site_pages import PAGES
from tests.articles.factories import make_live_article
from tests.people import make_person

ALL_TOGETHER, HTML_ALONE = 40_000, 12_000  # bytes
FOLLOWED = {"stylesheet", "preload", "modulepreload", "prefetch", "manifest"}  # what a <link> makes a browser fetch
FONTS = {".woff", ".woff2", ".ttf", ".otf", ".eot"}


def by_brotli(content: bytes) -> int:
    return len(brotli.compress(content, quality=5))


def by_gzip(content: bytes) -> int:
    return len(gzip.compress(content, compresslevel=6))


def sent(client, path: str) -> int:
    """How many bytes of the page itself Bedside sends, but for the random few that it pads with (Django's Heal The Breach)."""
    response = client.get(path, headers={"accept-encoding": "gzip"})
    packed = response.headers.get("Content-Encoding") == "gzip"
    return by_gzip(gzip.decompress(response.content)) if packed else len(response.content)


def read_static(address: str) -> bytes:
    """A file of /static/. Whatever else a page links would be from another host, or made by a view: neither is allowed."""
    assert address.startswith("/static/"), address
    found = finders.find(address.removeprefix("/static/"))
    assert found, f"{address} is linked and not there"
    return Path(found).read_bytes()


def linked_from(html: bytes | str) -> set[str]:
    """The addresses of the styles and scripts that a page asks a browser to fetch."""
    page = BeautifulSoup(html, "html5lib")
    links = {link["href"] for link in page.find_all("link", href=True) if FOLLOWED & set(link.get("rel", []))}
    return links | {script["src"] for script in page.find_all("script", src=True)}


def linked_from_style(address: str, style: str) -> set[str]:
    """What a style sheet asks for in turn: other sheets, fonts, pictures of its own; data within the sheet is in its bytes."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    targets = re.findall(r"""(?:@import\s+|url\(\s*)["']?([^"')\s;]+)""", style)
    return {urldefrag(urljoin(address, each)).url for each in targets if not each.startswith(("data:", "#", "url("))}


def files_of(html: bytes | str, read: Callable[[str], bytes] = read_static) -> dict[str, bytes]:
    """address -> content of every file that a page needs besides pictures, however far one has to follow."""
    files, waiting = {}, sorted(linked_from(html))
    while waiting:
        address = waiting.pop()
        if address not in files:
            files[address] = read(address)
            if address.endswith(".css"):
                waiting += sorted(linked_from_style(address, files[address].decode()))
    return files


def test_what_a_page_links_is_followed_to_its_end():
    there = {
        "/static/a.css": b"/* url(no.css) */ @import 'more/b.css'; p { background: url(data:image/png;base64,AA) }",
        "/static/more/b.css": b'@import url("../a.css"); @font-face { src: url(../f.woff2#x) } p { mask: url(#m) }',
        "/static/f.woff2": b"font",
        "/static/s.js": b"1",
        "/static/early.js": b"2",
    }
    html = """<link rel=stylesheet media=print href=/static/a.css><link rel=modulepreload href=/static/early.js>
    <link rel=canonical href=https://clinic.example.org/><script src=/static/s.js></script><script>{}</script>"""
    assert files_of(html, there.__getitem__) == there


@pytest.fixture
def demonstration(db):
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)
    clinic = ClinicProfile.objects.get()
    # Then every page links them too, and tells search engines all it ever tells them.
    for page in PAGES:
        setattr(clinic, page.field, "Some words.")
    clinic.is_demonstration = False
    save_profile(profile=clinic)


def test_every_page_is_light(client, demonstration):
    live = Edition.objects.exclude(live_from=None).select_related("article")
    articles = [edition.get_absolute_url() for edition in live]
    assert len(articles) >= 6
    lists = ["/articles/", "/topics/depression/", "/glossary/", "/comparisons/", "/people/"]
    for path in ("/", "/contact/", "/search/?q=ketamin+depresion", *lists, *articles):
        response = client.get(path)
        assert response.status_code == 200, path
        files = files_of(response.content)
        assert any(address.endswith(".css") for address in files), path
        assert by_brotli(response.content) + sum(map(by_brotli, files.values())) <= ALL_TOGETHER, path
        assert sent(client, path) + sum(map(by_gzip, files.values())) <= ALL_TOGETHER, path
        assert by_brotli(response.content) <= HTML_ALONE, path
        assert not [address for address in files if Path(address).suffix in FONTS], path
    assert BeautifulSoup(client.get("/search/?q=ketamin+depresion").content, "html5lib").select(".search-results a")


def test_a_page_travels_compressed(client, db):
    make_live_article(title="Sleep", slug="sleep")
    for path in ("/", "/articles/", "/articles/sleep/", "/search/?q=sleep"):
        response = client.get(path, headers={"accept-encoding": "gzip"})
        assert response.headers["Content-Encoding"] == "gzip", path
        assert len(response.content) < len(gzip.decompress(response.content)) / 2, path


def test_no_page_needs_a_font_of_ours():
    files = [path for path in (settings.BASE_DIR / "static").rglob("*") if path.is_file()]
    assert not [path.name for path in files if path.suffix.lower() in FONTS]
    assert not [path.name for path in files if path.suffix == ".css" and "@font-face" in path.read_text().lower()]
