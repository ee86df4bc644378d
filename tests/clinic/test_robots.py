"""What crawlers are told that they may read."""

from urllib.robotparser import RobotFileParser

import pytest

from clinic.models import ClinicProfile
from clinic.profile import save_profile

pytestmark = pytest.mark.django_db

SITE = "https://clinic.example.org"
OPEN = ["/", "/articles/", "/articles/one/", "/topics/sleep/", "/contact/", "/search/", "/feed.atom", "/sitemap.xml"]
CLOSED = ["/admin/", "/admin/login/", "/review/secret/", "/search/?q=sleep", "/contact/thanks/?reference=A"]


def robots(client) -> RobotFileParser:
    response = client.get("/robots.txt")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/plain")
    parser = RobotFileParser()
    parser.parse(response.content.decode().splitlines())
    return parser


def test_what_is_to_be_read_is_open_and_the_rest_is_closed(client):
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic"))
    rules = robots(client)
    assert [path for path in OPEN if not rules.can_fetch("anybot", SITE + path)] == []
    assert [path for path in CLOSED if rules.can_fetch("anybot", SITE + path)] == []
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]


def test_everything_is_closed_while_the_demonstration_is_there(client):
    save_profile(profile=ClinicProfile(name="Invented", is_demonstration=True))
    rules = robots(client)
    assert [path for path in [*OPEN, *CLOSED] if rules.can_fetch("anybot", SITE + path)] == []
    assert rules.site_maps() is None


def test_the_end_of_the_demonstration_reaches_who_kept_the_rules(client):
    clinic = save_profile(profile=ClinicProfile(name="Invented", is_demonstration=True))
    kept = {"If-None-Match": client.get("/robots.txt").headers["ETag"]}
    assert client.get("/robots.txt", headers=kept).status_code == 304
    clinic.is_demonstration = False
    save_profile(profile=clinic)
    assert client.get("/robots.txt", headers=kept).status_code == 200
