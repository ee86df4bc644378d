"""A process for visitors alone: nothing of staff's is found, and nothing of visitors' is missing."""

import pytest
from django.contrib.auth.models import User

from tests.articles.factories import make_live_article
from tests.contact.factories import make_inquiry
from tests.crawl import crawl

pytestmark = pytest.mark.django_db

STAFF = [
    "/admin/",
    "/admin/login/",
    "/admin/logout/",
    "/admin/jsi18n/",
    "/admin/password_change/",
    "/admin/articles/article/",
    "/admin/contact/inquiry/",
    "/admin/contact/inquiry/{pk}/change/",
    "/admin/nowhere/",
]


@pytest.mark.parametrize("address", STAFF)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_of_staff_is_found_by_anybody(client, settings, address, method):
    address = address.format(pk=make_inquiry().pk)
    client.force_login(User.objects.create_superuser("root"))
    settings.SERVES_STAFF = True
    assert address == "/admin/nowhere/" or getattr(client, method)(address).status_code != 404, "the test finds it"
    client.force_login(User.objects.get())
    settings.SERVES_STAFF = False
    assert getattr(client, method)(address).status_code == 404
    client.logout()
    assert getattr(client, method)(address).status_code == 404


def test_visitors_find_every_page(settings):
    make_live_article(title="Sleep well")
    with_staff = set(crawl("/", "/es/"))
    settings.SERVES_STAFF = False
    assert set(crawl("/", "/es/")) == with_staff
    assert {"/articles/sleep-well/", "/contact/?from=home"} <= with_staff
