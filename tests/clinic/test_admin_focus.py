"""Where something is told first, no script of Django takes the focus from it."""

import pytest
from bs4 import BeautifulSoup

from tests.people import make_person

pytestmark = pytest.mark.django_db

SCRIPT = "#django-admin-form-add-constants"
ADDRESS = "/admin/articles/topic/add/"


def page(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html5lib")


def test_a_new_form_begins_at_its_first_field(client):
    client.force_login(make_person("publisher"))
    assert page(client.get(ADDRESS)).select_one(SCRIPT)


def test_a_refused_form_begins_at_what_was_refused(client):
    client.force_login(make_person("publisher"))
    refused = page(client.post(ADDRESS, {"name": ""}))
    assert refused.select_one(".errornote")
    assert refused.select_one(SCRIPT) is None


def test_after_a_save_it_begins_at_what_came_of_it(client):
    client.force_login(make_person("publisher"))
    saved = {"name": "Sleep", "slug": "sleep", "description": "", "_addanother": "1"}
    another = page(client.post(ADDRESS, saved, follow=True))
    assert another.select_one(".messagelist")
    assert another.select_one(SCRIPT) is None
