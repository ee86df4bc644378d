"""The list of searches without result in the admin."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.models import MissedSearch
from tests.people import make_person

pytestmark = pytest.mark.django_db


def test_it_shows_only_words_that_may_be_read_and_nothing_can_be_changed(client, django_assert_max_num_queries):
    today = timezone.localdate()
    often = MissedSearch.objects.create(digest="a", text="light therapy", days=7, last_on=today)
    rare = MissedSearch.objects.create(digest="b", text="", days=4, last_on=today)
    client.force_login(make_person("author"))
    with django_assert_max_num_queries(12):
        page = BeautifulSoup(client.get("/admin/articles/missedsearch/").content, "html5lib")
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in page.select("#result_list tbody tr")]
    assert [row[:2] for row in rows] == [["light therapy", "7"]]
    assert client.get(f"/admin/articles/missedsearch/{often.pk}/change/").status_code == 200
    assert client.get(f"/admin/articles/missedsearch/{rare.pk}/change/").status_code == 302
    for address in ("add/", f"{often.pk}/delete/"):
        assert client.post(f"/admin/articles/missedsearch/{address}").status_code == 403
