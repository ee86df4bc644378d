"""A promise about the whole admin: each page opens for the roles that need it, and for nobody else."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import URLPattern, URLResolver, get_resolver

from articles import reviewing
from articles.review_links import make_link
from clinic.models import Contributor
from clinic.roles import ROLES
from tests.articles.factories import a_publisher, edit, make_live_article
from tests.contact.factories import make_inquiry
from tests.people import make_person

pytestmark = pytest.mark.django_db

# Which lists each role may open. A model that is registered and not here fails the test: decide, then write it down.
WRITERS = {"author", "reviewer", "publisher"}
MAY_OPEN = {
    "articles.article": {*WRITERS, "administrator"},
    "articles.analogy": WRITERS,
    "articles.topic": WRITERS,
    "articles.tag": WRITERS,
    "articles.series": WRITERS,
    "articles.reference": WRITERS,
    "articles.picture": WRITERS,
    "articles.medicine": WRITERS,
    "articles.medicineuse": WRITERS,
    "articles.glossaryterm": WRITERS,
    "articles.mistakereport": WRITERS,
    "articles.missedsearch": {"author", "publisher"},
    "articles.staffmail": {"administrator"},
    "articles.decision": {*WRITERS, "administrator"},
    "clinic.contributor": {*WRITERS, "administrator"},
    "clinic.clinicprofile": {"administrator"},
    "auth.user": {"administrator"},
    "auth.group": {"administrator"},
    "admin.logentry": {"administrator"},
    "contact.inquiry": {"front-desk"},
    "contact.inquiryevent": {"administrator"},
    "contact.notification": {"front-desk"},
    "contact.digestmail": {"front-desk"},
    "contact.replytemplate": {"front-desk"},
}
MAY_ADD = {
    "articles.article": {"author", "publisher"},
    "articles.topic": {"author", "publisher"},
    "articles.tag": {"author", "publisher"},
    "articles.series": {"author", "publisher"},
    "articles.reference": {"author", "publisher"},
    "articles.picture": {"author", "publisher"},
    "articles.medicine": {"author", "publisher"},
    "articles.glossaryterm": {"author", "publisher"},
    "clinic.contributor": {"publisher", "administrator"},
    "clinic.clinicprofile": {"administrator"},
    "auth.user": {"administrator"},
    "contact.replytemplate": {"front-desk"},
}


def admin_addresses(patterns=None, prefix="/admin/") -> list[str]:
    """Every address under /admin/, with 1 wherever it takes something."""
    if patterns is None:
        (site,) = (entry for entry in get_resolver().url_patterns if str(entry.pattern) == "admin/")
        patterns = site.url_patterns
    addresses = []
    for entry in patterns:
        route = re.sub(r"<[^>]+>|\(\?P<\w+>[^)]*\)", "1", str(entry.pattern)).replace("^", "").replace("$", "")
        if isinstance(entry, URLResolver):
            addresses += admin_addresses(entry.url_patterns, prefix + route)
        elif isinstance(entry, URLPattern):
            addresses.append(prefix + route)
    return addresses


def test_a_stranger_gets_no_further_than_the_login(client):
    addresses = admin_addresses()
    assert len(addresses) > 60
    assert "/admin/articles/article/1/preview/" in addresses
    for address in addresses:
        for ask in (client.get, client.post):
            response = ask(address)
            if address in ("/admin/login/", "/admin/logout/") or response.status_code in (301, 405):
                continue
            assert response.status_code in (302, 403, 404), address
            if response.status_code == 302:
                assert response["Location"].startswith("/admin/login/"), address


@pytest.mark.parametrize("role", [role.key for role in ROLES])
@pytest.mark.parametrize(("page", "table"), [("changelist", MAY_OPEN), ("add", MAY_ADD)])
def test_a_role_opens_its_lists_and_no_others(client, role, page, table):
    client.force_login(make_person(role))
    registered = {model._meta.label_lower for model in admin.site._registry}
    assert registered == set(MAY_OPEN)
    for label in registered:
        address = f"/admin/{label.replace('.', '/')}/" + ("add/" if page == "add" else "")
        expected = 200 if role in table.get(label, set()) else 403
        assert client.get(address).status_code == expected, address


@pytest.mark.parametrize("role", [role.key for role in ROLES])
def test_a_role_changes_only_what_is_its_own(client, role):
    person, article, inquiry = make_person(role, username="tried"), make_live_article(), make_inquiry()
    Contributor.objects.get_or_create(user=person, defaults={"name": "Robin", "slug": "robin", "credentials": "MD"})
    edit(article, title="Next")
    reviewing.submit(article=article, number=2, by=a_publisher())
    link, _ = make_link(edition=article.editions.first(), for_whom="Dr Example", by=a_publisher())
    decided = {"number": 2, "note": "x", "reason": "x"}
    other = make_person(username="somebody-else")
    client.force_login(person)
    for address, data, allowed in (
        (f"/admin/articles/article/{article.pk}/change/", {"title": "x"}, {"author", "publisher"}),
        (f"/admin/articles/article/{article.pk}/preview/typed/", {"title": "x"}, {"author", "publisher"}),
        ("/admin/articles/article/preview/typed/", {"title": "x"}, {"author", "publisher"}),
        ("/admin/articles/article/paste/", {"plain": "A title\n\nText.", "_accept": "1"}, {"author", "publisher"}),
        ("/admin/articles/article/tidy/", {"html": "x"}, {"author", "publisher"}),
        (f"/admin/articles/article/{article.pk}/submit/", decided, {"author", "publisher"}),
        (f"/admin/articles/article/{article.pk}/override/", decided, {"publisher"}),
        (f"/admin/articles/article/{article.pk}/review-again/", {"number": 1, "evidence_checked": "on"}, {"reviewer"}),
        (f"/admin/articles/article/{article.pk}/approve/", decided | {"evidence_checked": "on"}, {"reviewer"}),
        (f"/admin/articles/article/{article.pk}/request-changes/", decided, {"reviewer"}),
        (f"/admin/articles/article/{article.pk}/publish/", decided, {"publisher"}),
        (f"/admin/articles/article/{article.pk}/schedule/", decided, {"publisher"}),
        (f"/admin/articles/article/{article.pk}/cancel/", decided, {"publisher"}),
        (f"/admin/articles/article/{article.pk}/move/", {"slug": "x"}, {"publisher"}),
        (f"/admin/articles/article/{article.pk}/links/", {"for_whom": "Me", "days": 3}, WRITERS),
        (f"/admin/articles/article/{article.pk}/links/{link.pk}/revoke/", {}, WRITERS),
        (f"/admin/articles/article/{article.pk}/withdraw/", {"reason": "x"}, {"publisher"}),
        (f"/admin/articles/article/{article.pk}/redact/", {"reason": "x"}, {"administrator"}),
        (f"/admin/contact/inquiry/{inquiry.pk}/change/", {"status": "spam"}, {"front-desk"}),
        (f"/admin/contact/inquiry/{inquiry.pk}/take/", {}, {"front-desk"}),
        (f"/admin/contact/inquiry/{inquiry.pk}/answered/", {}, {"front-desk"}),
        (f"/admin/contact/inquiry/{inquiry.pk}/left-message/", {}, {"front-desk"}),
        (f"/admin/contact/inquiry/{inquiry.pk}/reach/", {}, {"front-desk"}),
        (f"/admin/contact/inquiry/{inquiry.pk}/close/", {"reason": "other"}, {"front-desk"}),
        (f"/admin/auth/user/{other.pk}/change/", {"username": "x"}, {"administrator"}),
        (f"/admin/auth/user/{other.pk}/password/", {"password1": "x"}, {"administrator"}),
    ):
        assert (client.post(address, data).status_code != 403) == (role in allowed), address


class TestPeople:
    @pytest.fixture(autouse=True)
    def administrator(self, client):
        self.person = make_person("administrator")
        client.force_login(self.person)

    def test_an_administrator_cannot_change_a_superuser(self, client):
        owner = make_person(username="owner", is_superuser=True)
        for page in ("change", "password"):
            response = client.post(f"/admin/auth/user/{owner.pk}/{page}/", {"username": "mine", "password1": "mine"})
            assert response.status_code == 403
        owner.refresh_from_db()
        assert owner.username == "owner"
        assert owner.check_password("secret")

    def test_nobody_makes_a_superuser_in_the_admin(self, client):
        clerk = make_person("front-desk", username="clerk")
        client.post(
            f"/admin/auth/user/{clerk.pk}/change/", {"username": "clerk", "is_superuser": "on", "is_staff": "on"}
        )
        clerk.refresh_from_db()
        assert not clerk.is_superuser

    def test_nobody_gives_themselves_a_role(self, client):
        publishers = self.person.groups.model.objects.get(name="Publisher")
        client.post(
            f"/admin/auth/user/{self.person.pk}/change/",
            {"username": "administrator", "is_staff": "on", "is_active": "on", "groups": [publishers.pk]},
        )
        assert list(self.person.groups.values_list("name", flat=True)) == ["Administrator"]

    def test_a_new_person_gets_a_role_and_may_sign_in(self, client):
        group = self.person.groups.model.objects.get(name="Author")
        client.post(
            "/admin/auth/user/add/",
            {
                "username": "rosa",
                "usable_password": "true",
                "password1": "long and unlikely",
                "password2": "long and unlikely",
                "groups": [group.pk],
            },
        )
        rosa = User.objects.get(username="rosa")
        assert rosa.is_staff
        assert [group.name for group in rosa.groups.all()] == ["Author"]

    def test_nobody_is_deleted(self, client):
        clerk = make_person("front-desk", username="clerk")
        assert client.post(f"/admin/auth/user/{clerk.pk}/delete/", {"post": "yes"}).status_code == 403
