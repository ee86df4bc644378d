import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from PIL import Image

from articles.pictures import store_picture
from clinic.admin.site import BedsideAdminSite, editor_csp
from clinic.urls import handler400, handler403, handler404, handler500
from clinic.urls import urlpatterns as site_urls
from tests.people import make_person


@require_safe
def breaks(request):
    raise RuntimeError("a fault of ours")


def edits(request):
    return HttpResponse(f"<script nonce='{request.csp_nonce}'>" if "nonce" in request.GET else "")


DESK = BedsideAdminSite(name="desk")
urlpatterns = [
    *site_urls,
    path("breaks/", breaks),
    path("edits/", DESK.admin_view(editor_csp(edits))),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]
HANDLERS = (handler400, handler403, handler404, handler500)

PUBLIC = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
    "object-src": {"'none'"},
    "require-trusted-types-for": {"'script'"},
}
STAFF = {name: sources for name, sources in PUBLIC.items() if name != "require-trusted-types-for"}
EDITOR = {
    **STAFF,
    "script-src-elem": {"'self'"},
    "script-src-attr": {"'unsafe-inline'"},
    "style-src": {"'self'", "'unsafe-inline'"},
    "img-src": {"'self'", "data:"},
}


def policy_of(response) -> dict[str, set[str]]:
    """Directive -> sources, as a browser reads the header. A directive that is given twice counts once: the first."""
    policy = {}
    for directive in response["Content-Security-Policy"].split(";"):
        name, *sources = directive.split()
        assert name not in policy
        policy[name] = set(sources)
    return policy


@pytest.fixture
def anyone():
    return Client(raise_request_exception=False)


@pytest.fixture
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = io.BytesIO()
    Image.new("RGB", (50, 30), "teal").save(file, "PNG")
    return store_picture(upload=file.getvalue(), title="Teal", is_decorative=True)


def ask(client, name):
    """The response that goes by `name`, and the status it must have."""
    asked = {
        "home": (200, lambda: client.get("/")),
        "contact": (200, lambda: client.get("/contact/")),
        "nothing there": (404, lambda: client.get("/nothing/")),
        "a host that is not ours": (400, lambda: client.get("/", headers={"host": "evil.example"})),
        "an unreadable address": (400, lambda: client.get("/articles/?page=%00")),
        "too much sent": (413, lambda: client.post("/contact/", {"message": "x" * 1_100_000})),
        "too much sent to the staff": (413, lambda: client.post("/admin/login/", {"username": "x" * 1_100_000})),
        "a wrong method": (405, lambda: client.put("/articles/")),
        "a fault of ours": (500, lambda: client.get("/breaks/")),
        "a redirect": (301, lambda: client.get("/articles")),
        "a stylesheet": (200, lambda: client.get("/static/css/base.css")),
        "a script of the admin": (200, lambda: client.get("/static/admin/js/core.js")),
        "whether it lives": (200, lambda: client.get("/healthz")),
        "admin without signing in": (302, lambda: client.get("/admin/")),
        "nothing there in the admin": (302, lambda: client.get("/admin/nothing/")),
    }
    status, request = asked[name]
    response = request()
    assert response.status_code == status
    if response.streaming:
        response.getvalue()  # to its end, where the file is closed
    return response


EVERYONES = (
    "home",
    "contact",
    "nothing there",
    "a host that is not ours",
    "an unreadable address",
    "too much sent",
    "too much sent to the staff",
    "a wrong method",
    "a fault of ours",
    "a redirect",
    "a stylesheet",
    "a script of the admin",
    "whether it lives",
)


@pytest.mark.parametrize("name", EVERYONES)
def test_every_answer_to_visitors_goes_out_under_the_strict_policy(anyone, name):
    assert policy_of(ask(anyone, name)) == PUBLIC


@pytest.mark.parametrize("name", [*EVERYONES, "admin without signing in", "nothing there in the admin"])
def test_every_answer_tells_browsers_to_keep_to_themselves(anyone, name):
    response = ask(anyone, name)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cross-Origin-Embedder-Policy"] == "require-corp"
    off = {feature.strip() for feature in response["Permissions-Policy"].split(",")}
    assert {"camera=()", "microphone=()", "geolocation=()", "browsing-topics=()"} <= off


def test_a_picture_may_do_even_less(picture, anyone):
    response = anyone.get(f"/media/{picture.renditions[0]['path']}")
    assert policy_of(response) == {"default-src": {"'none'"}, "sandbox": set()}
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    response.getvalue()


def test_the_way_to_https_has_its_headers_too(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    client = Client()
    response = client.get("/")
    assert response.status_code == 301
    assert policy_of(response) == PUBLIC
    assert client.get("/", secure=True)["Strict-Transport-Security"].startswith("max-age=31536000")
    refused = client.get("/", headers={"host": "evil.example"})
    assert refused.status_code == 400
    assert policy_of(refused) == PUBLIC


def test_reading_sets_no_cookie(anyone):
    for address in ("/", "/articles/", "/nothing/", "/contact/", "/search/?q=nothing"):
        assert not anyone.get(address).cookies


STAFF_PAGES = [
    "/admin/login/",
    "/admin/",
    "/admin/articles/picture/",
    "/admin/articles/picture/add/",
    "/admin/articles/topic/",
    "/admin/auth/user/",
    "/admin/auth/user/add/",
    "/admin/contact/inquiry/",
    "/admin/jsi18n/",
    "/admin/password_change/",
]


@pytest.fixture
def signed_in(client):
    client.force_login(make_person("administrator", is_superuser=True))
    return client


@pytest.mark.parametrize("address", STAFF_PAGES)
def test_admin_pages_are_strict_and_kept_nowhere(signed_in, address):
    if address == "/admin/login/":
        signed_in.logout()
    response = signed_in.get(address)
    assert response.status_code == 200
    assert policy_of(response) == STAFF
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("name", ["admin without signing in", "nothing there in the admin"])
def test_the_way_to_the_login_is_kept_nowhere(anyone, name):
    response = ask(anyone, name)
    assert policy_of(response) == STAFF
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/admin/articles/article/add/", "/edits/?nonce"])
def test_editor_pages_allow_what_the_editor_needs_and_no_more(signed_in, address):
    first, second = signed_in.get(address), signed_in.get(address)
    assert first.status_code == 200
    policies = [policy_of(first), policy_of(second)]
    nonces = [{source for source in policy["script-src-elem"] if source.startswith("'nonce-")} for policy in policies]
    assert [len(found) for found in nonces] == [1, 1]
    assert nonces[0] != nonces[1]
    for policy, nonce in zip(policies, nonces, strict=True):
        policy["script-src-elem"] -= nonce
        assert policy == EDITOR
    assert "no-store" in first["Cache-Control"]


def test_an_editor_page_that_uses_no_nonce_sends_none(signed_in):
    assert policy_of(signed_in.get("/edits/")) == EDITOR


def test_no_page_has_scripts_or_styles_of_its_own(signed_in):
    """Else the policy would stop them. JSON and import maps are data; the editor's import map has the nonce."""
    for address in ["/", "/contact/", "/nothing/", *STAFF_PAGES]:
        page = BeautifulSoup(signed_in.get(address).text, "html5lib")
        assert not [tag for tag in page("script") if not tag.get("src") and "json" not in tag.get("type", "")]
        assert not page("style")
        assert not page(lambda tag: any(name.startswith("on") or name == "style" for name in tag.attrs))


def test_error_pages_name_whom_to_call_without_asking_the_database(
    anyone, settings, tmp_path, django_assert_num_queries
):
    settings.CONTACT_FACTS_FILE = tmp_path / "facts.json"
    settings.CONTACT_FACTS_FILE.write_text(
        '{"name": "Harbour <b>Lane", "telephone": "(323) 555-0142", "crisis_telephone": "988", "crisis_text": "988",'
        ' "emergency_telephone": "911"}'
    )
    for name in ("a fault of ours", "a host that is not ours", "an unreadable address", "too much sent to the staff"):
        with django_assert_num_queries(0):
            page = BeautifulSoup(ask(anyone, name).text, "html5lib")
        assert "(323) 555-0142" in page.get_text()
        assert page.select_one('a[href="tel:988"]')
        assert not page("b")


def test_static_files_of_error_pages_exist(anyone):
    page = BeautifulSoup(ask(anyone, "a fault of ours").text, "html5lib")
    links = [link["href"] for link in page("link")]
    assert links
    assert all(finders.find(link.removeprefix("/static/")) for link in links)


def test_a_database_that_is_away_is_a_503_with_a_time_to_come_back(anyone, monkeypatch):
    from django.db import OperationalError

    def away(request):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(urlpatterns[-2], "callback", away)
    response = anyone.get("/breaks/")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert policy_of(response) == PUBLIC
    assert "988" in response.text


@pytest.mark.parametrize("name", ["nothing there", "a host that is not ours", "a fault of ours", "too much sent"])
def test_error_pages_are_kept_nowhere(anyone, name):
    assert "no-store" in ask(anyone, name)["Cache-Control"]


def test_a_form_without_its_token_is_told_so_in_words(settings):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "form was not sent" in BeautifulSoup(response.text, "html5lib").get_text()
    assert policy_of(response) == PUBLIC


def test_the_decorator_suits_a_method_of_a_model_admin():
    class Page:
        @method_decorator(editor_csp)
        def changeform_view(self, request):
            return HttpResponse()

    assert "script-src-attr" in Page().changeform_view(None)._csp_config
