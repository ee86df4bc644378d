"""English and Spanish pages: the address decides, and nothing else."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import translation

from clinic.languages import direction_of, language_of

pytestmark = pytest.mark.django_db

READ = (
    "/",
    "/articles/",
    "/glossary/",
    "/comparisons/",
    "/people/",
    "/search/?q=sleep",
    "/contact/",
    "/accessibility/",
)


def language(response) -> str:
    return BeautifulSoup(response.content, "html5lib").html["lang"]


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize(("prefix", "spoken"), [("", "en"), ("/es", "es")])
def test_a_page_is_in_the_language_of_its_address_whatever_the_browser_asks_for(client, path, prefix, spoken):
    client.cookies["django_language"] = "de"
    for asked in ("en", "es-MX,es;q=0.9,en;q=0.1", "de"):
        response = client.get(prefix + path, headers={"accept-language": asked})
        assert response.status_code == 200
        assert (language(response), response["Content-Language"]) == (spoken, spoken)


@pytest.mark.parametrize("path", READ)
def test_a_page_is_the_same_for_whoever_fetches_it(path):
    for prefix in ("", "/es"):
        response = Client().get(prefix + path, headers={"accept-language": "es"})
        varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
        assert not varies & {"accept-language", "cookie"}
        assert not response.cookies


@pytest.mark.parametrize(
    "path", ["/en/articles/", "/ES/articles/", "/es-mx/articles/", "/es/es/articles/", "/es/admin/", "/es/healthz"]
)
def test_there_is_no_other_address_for_it(client, path):
    assert client.get(path).status_code == 404


def test_the_spanish_home_has_one_address(client):
    assert client.get("/es").headers["Location"] == "/es/"


def test_a_page_that_is_not_there_is_refused_in_the_language_of_its_address(client):
    assert language(client.get("/es/nothing/")) == "es"
    assert language(client.get("/nothing/")) == "en"
    assert language(client.get("/es/nothing/?q=%00")) == "es"


@pytest.mark.parametrize("path", ["/admin/login/", "/robots.txt", "/sitemap.xml", "/healthz"])
def test_the_admin_and_machines_have_no_language_to_choose(client, path):
    response = client.get(path, headers={"accept-language": "es"})
    assert response.headers.get("Content-Language", "en") == "en"
    assert client.get(f"/es{path}").status_code == 404


def test_nothing_of_a_spanish_page_is_left_for_what_is_done_next(client):
    client.get("/es/articles/")
    assert translation.get_language() == "en"
    assert reverse("articles") == "/articles/"


@pytest.mark.parametrize(
    ("path", "code"),
    [("/es/", "es"), ("/es", "es"), ("/es/x", "es"), ("/esx/", "en"), ("/x/es/", "en"), ("//es/", "en"), ("", "en")],
)
def test_only_the_first_part_of_an_address_names_a_language(path, code):
    assert language_of(path) == code


def test_the_direction_is_that_of_the_script():
    assert [direction_of(code) for code in ("en", "es", "ar", "he-IL", "fa", "")] == [
        "ltr",
        "ltr",
        "rtl",
        "rtl",
        "rtl",
        "ltr",
    ]
