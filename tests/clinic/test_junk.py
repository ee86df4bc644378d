"""Whatever is sent to a public address, the answer is a page, a redirect or a refusal; never a fault of ours."""

import io
import itertools
from urllib.parse import unquote_to_bytes

import pytest
from django.conf import settings as site
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import LocalePrefixPattern, URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic.wsgi import application
from tests.articles.factories import make_live_article

pytestmark = pytest.mark.django_db

ANSWERS = {200, 301, 302, 303, 304, 400, 403, 404, 405, 411, 413, 414}
STAFF_ONLY = {"admin/"}

# A sensible value for each converter that a route uses; a new converter has to be given one here.
SENSIBLE = {"str": "a-signed-token", "slug": "a-boat", "int": "1"}
PICTURE = "media/pictures/aa/" + "a" * 64 + "-480.webp"


def public_addresses() -> list[str]:
    """Every address that the resolver knows outside the admin, so that a new route is tried as soon as it exists."""
    found = set()
    for language, _ in site.LANGUAGES:
        with translation.override(language):
            found |= {f"/{route}" for route in _routes(get_resolver().url_patterns, "")}
    return sorted(found)


def _routes(patterns, before):
    for pattern in patterns:
        if not isinstance(pattern.pattern, RoutePattern | LocalePrefixPattern):
            assert pattern.name == "picture_file", "say which address to try for this regular expression"
            yield PICTURE
        elif isinstance(pattern, URLResolver):
            if str(pattern.pattern) not in STAFF_ONLY:
                yield from _routes(pattern.url_patterns, before + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield before + _filled(str(pattern.pattern))


def _filled(route: str) -> str:
    for converter, value in SENSIBLE.items():
        while f"<{converter}:" in route:
            start = route.index(f"<{converter}:")
            route = route[:start] + value + route[route.index(">", start) + 1 :]
    assert "<" not in route, f"say which value to try in {route}"
    return route


ADDRESSES = public_addresses()
QUERIES = (
    *(f"page={value}" for value in ("0", "-1", "9" * 30, "1e9", "1.5", "NaN", "∞", "", "x", "last")),
    *(
        f"{name}={value}"
        for name in ("before", "after", "q", "reference", "from", "next", "page")
        for value in (
            "",
            "x",
            "-1",
            "0",
            "9" * 40,
            "%00",
            "%FF%FE",
            "%ED%A0%80",
            "%EF%BF%BD",
            "2026-13-45",
            "W10",
            "e30=",
        )
    ),
    "before=2026-01-01T00%3A00%3A00%2B00%3A00_1",
    "before=0001-01-01T00%3A00%3A00%2B23%3A59_1",
    "after=9999-12-31T23%3A59%3A59-23%3A59_1",
    f"before=2026-01-01T00%3A00%3A00%2B00%3A00_{'9' * 30}",
    "before=a&before=b&after=c&after=d",
    "=",
    "&&&&==&;",
    "%",
    "%zz=%z",
    "%00=1",
    "\x01\x1f",
    "a[]=1&a[b]=2&__proto__[x]=1",
    "q=' OR 1=1 --",
    "q=<script>alert(1)</script>",
    "q=%0d%0aSet-Cookie:%20a=b",
    "x" * 8_000,
    "&".join(f"p{number}=1" for number in range(10_000)),
)
ENDINGS = (
    *(
        "%00",
        "%FF",
        "%C0%AF",
        "%ED%A0%80",
        "%EF%BF%BD",
        "%0A",
        "%0d%0aX-A:%20b",
        "%2e%2e/",
        "..%2f..%2fetc/passwd",
        "%u0000",
    ),
    *(
        ";x=1",
        "//",
        "/.",
        "/..",
        "\\",
        "'",
        '"',
        "<script>",
        "%25%30%30",
        "🙂/",
        "\u202etxt",
        "~",
        "x" * 9_000,
        "x/" * 500,
    ),
    *(
        "a" * 300 + "/",
        "-/",
        "0/",
        "-1/",
        "9999999999999999999999/",
        "__proto__/",
        "nothing-here/",
        "index.php",
        ".git/config",
    ),
)
METHODS = (
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "HEAD",
    "CONNECT",
    "PROPFIND",
    "get",
    "",
    "G E T",
    "X" * 500,
)
HOSTS = (
    "evil.example",
    "",
    "a b",
    "127.0.0.1:99999",
    "[::1",
    "localhost:x",
    "..",
    "localhost\x00",
    "xn--",
    "a" * 5_000,
    "üñï.example",
)
COOKIES = (
    "session=x",
    'session="aaaaaaaaaaaaaaaa\\000"',
    f"session={'a' * 4_000}",
    "session=" + "☃" * 20,
    "csrf=x; csrf=y",
    "csrf=" + "a" * 64,
    'messages="[[\\"__json_message\\",0,20,\\"x\\"]]"',
    "=; ;=;;;",
    "__Host-session=%00",
    "; ".join(f"c{number}=1" for number in range(3_000)),
)
HEADERS = {
    "host": HOSTS,
    "cookie": COOKIES,
    "if_none_match": ('W/"x", *, "', "*", "\x00", '"' * 3_000),
    "if_modified_since": ("Thu, 99 Foo 0000", "Thu, 01 Jan 0000 00:00:00 GMT", "Thu, 01 Jan 99999 00:00:00 GMT"),
    "accept": ("*/*;q=x,,;", ";;;", "\x00"),
    "accept_encoding": ("gzip;q=a, br\xff",),
    "accept_language": ("x" * 5_000, "en;q=\x00", "☃"),
    "range": ("bytes=-1,9-1", "bytes=" + "0-," * 3_000),
    "x_forwarded_for": ("\x00,", "unknown"),
    "x_forwarded_proto": ("javascript",),
    "x_http_method_override": ("DELETE",),
    "origin": ("null", "http://[", "\xff"),
    "referer": ("http://[", "javascript:alert(1)", "\x00"),
    "sec_fetch_site": ("none of it",),
}
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"


def _part(name: str, content: bytes) -> bytes:
    return b'--x\r\nContent-Disposition: form-data; name="' + name.encode() + b'"\r\n\r\n' + content + b"\r\n"


BODIES = (
    (FORM, b""),
    (FORM, b"a=%00&%00=b&message=%00"),
    (FORM, b"message=%FF%FE&name=%ED%A0%80"),
    (FORM, b"\xff\xfe=\x00"),
    (FORM, b"message=" + b"x" * 900_000),
    (FORM, b"message=" + b"x" * 1_100_000),
    (FORM, "&".join(f"p{number}=1" for number in range(10_000)).encode()),
    (FORM, b"token=" + b"9" * 5_000),
    (FORM, b"token=a&token=b&message=a&message=b"),
    *(
        (f"{FORM}; charset={charset}", b"a=b")
        for charset in ("rot13", "utf-16", "idna", "nothing", "latin-1", '"', "x" * 300)
    ),
    (MULTIPART, b""),
    (MULTIPART, _part("message", b"\x00\xff") + b"--x--\r\n"),
    (MULTIPART, _part("message", b"x" * 1_100_000) + b"--x--\r\n"),
    (MULTIPART, b"".join(_part(f"p{number}", b"1") for number in range(6_000)) + b"--x--\r\n"),
    (MULTIPART, b'--x\r\nContent-Disposition: form-data; name="f"; filename="\x00../../x"\r\n\r\nx\r\n--x--\r\n'),
    (MULTIPART, b"--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n"),
    (MULTIPART, b"--x\r\nContent-Transfer-Encoding: base64\r\n" + _part("a", b"!!!")[5:] + b"--x--\r\n"),
    (MULTIPART, b"--x\r\n" + b"X-A: " + b"b" * 100_000),
    (f"{MULTIPART}; charset=rot13", _part("message", b"abc") + b"--x--\r\n"),
    ("multipart/form-data", b"--x--"),
    ("multipart/form-data; boundary=", b"--x--"),
    ("multipart/form-data; boundary=ü", b"--x--"),
    ("application/json", b'{"a": NaN'),
    ("text/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ("", b"message=x"),
    (";;;=", b"x"),
    ("x" * 9_000, b"x"),
)


@pytest.fixture(autouse=True)
def one_connection():
    """A real request ends with its database connection; these share the test's, as those of Django's test client do."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def something_to_find():
    make_live_article(slug="a-boat")


def status_of(address: str, *, query="", method="GET", content_type="", body=b"", **headers) -> int:
    """The status of a request, handed over as a web server does: percent signs resolved, bytes as Latin-1 (PEP 3333).

    Not with Django's test client, which is too polite to send most of this.
    """
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": unquote_to_bytes(address.encode()).decode("latin-1"),
        "QUERY_STRING": query.encode().decode("latin-1"),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": content_type.encode().decode("latin-1"),
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
    }
    environ |= {f"HTTP_{name.upper()}": value.encode().decode("latin-1") for name, value in headers.items()}
    statuses = []
    response = application(environ, lambda status, headers, exc_info=None: statuses.append(status))
    response.close()
    return int(statuses[0].split()[0])


def test_the_resolver_was_asked():
    assert {"/", "/articles/", "/articles/a-boat/", "/contact/", "/healthz", f"/{PICTURE}"} <= {*ADDRESSES}
    assert status_of("/articles/a-boat/") == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_odd_queries_are_answered(address):
    for query in QUERIES:
        assert status_of(address, query=query) in ANSWERS, query[:80]


@pytest.mark.parametrize("address", ADDRESSES)
def test_odd_addresses_are_answered(address):
    for ending, start in itertools.product(ENDINGS, {address, address[: address.rstrip("/").rfind("/") + 1]}):
        assert status_of(start + ending) in ANSWERS, (start + ending)[:80]


@pytest.mark.parametrize("address", ADDRESSES)
def test_odd_methods_are_answered(address):
    for method in METHODS:
        assert status_of(address, method=method) in ANSWERS, method


@pytest.mark.parametrize("address", ADDRESSES)
def test_odd_headers_are_answered(address):
    for name, values in HEADERS.items():
        for value in values:
            assert status_of(address, **{name: value}) in ANSWERS, (name, value[:80])


@pytest.mark.parametrize("address", ADDRESSES)
def test_odd_bodies_are_answered(address):
    for content_type, body in BODIES:
        status = status_of(address, method="POST", content_type=content_type, body=body)
        assert status in ANSWERS, (content_type[:80], body[:80])


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/login/", "/admin/nothing/", "/admin/articles/article/1/change/"]
)
def test_nothing_odd_breaks_the_staffs_door(address):
    for cookie in HEADERS["cookie"]:
        assert status_of(address, cookie=cookie) in ANSWERS, cookie[:80]
    for query in QUERIES:
        assert status_of(address, query=query) in ANSWERS, query[:80]
    for content_type, body in BODIES:
        status = status_of(address, method="POST", content_type=content_type, body=body)
        assert status in ANSWERS, (content_type[:80], body[:80])


@pytest.mark.parametrize("text", ["\x00", "\ufffd", "a\x00b", "x" * 10_000])
def test_the_login_takes_any_text(client, text):
    assert client.post("/admin/login/", {"username": text, "password": text}).status_code == 200


@pytest.mark.parametrize("reason", ["charset*=bogus''x", "charset*=utf-8''a%00b", "charset=a\x00b", "charset=rot13"])
def test_a_content_type_that_cannot_be_read_is_refused(reason):
    assert status_of("/", content_type=f"text/plain; {reason}") == 400
    assert status_of("/", content_type="text/plain; charset=UTF-8") == 200


tried = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@tried
@given(address=st.sampled_from(ADDRESSES), ending=st.text(max_size=20), query=st.text(max_size=60))
def test_any_text_in_an_address_is_answered(address, ending, query):
    ending, query = (text.encode("utf-8", "replace").decode() for text in (ending, query))
    assert status_of(address + ending, query=query) in ANSWERS


@tried
@given(address=st.sampled_from(ADDRESSES), raw=st.binary(max_size=60))
def test_any_bytes_anywhere_are_answered(address, raw):
    text = "".join(f"%{byte:02X}" for byte in raw)
    assert status_of(address + text) in ANSWERS
    for name in ("before", "after", "reference", "from"):
        assert status_of(address, query=f"{name}={text}") in ANSWERS
    assert status_of(address, method="POST", content_type=FORM, body=raw) in ANSWERS


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "most"), [("/", 1_100_000), ("/contact/", 1_100_000), ("/admin/login/", 11_000_000)])
def test_what_is_too_large_is_refused_before_a_byte_of_it_is_read(path, most):
    class Unread(io.BytesIO):
        def read(self, *args):
            raise AssertionError("somebody read it")

    body = Unread(b"--x")
    headers = {"CONTENT_LENGTH": str(most + 1), "CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": body}
    response = Client(raise_request_exception=False).generic("POST", path, b"", **headers)
    assert response.status_code == 413
