"""Searches without result: counted by day, told to nobody before the fifth, and forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import MissedSearch
from articles.search import missed
from clinic.moments import day_of
from tests.articles.factories import (
    make_live_article,
)
from tests.articles.search.pages import read, titles

pytestmark = pytest.mark.django_db


def test_words_without_result_are_kept_as_text_after_five_different_days(client, monkeypatch):
    start = timezone.now()
    for day, words in enumerate(("Zebra stripes", "stripes zebra", "zebra stripes", "zebra, stripes", "ZEBRA stripes")):
        monkeypatch.setattr(timezone, "now", lambda day=day: start + timedelta(days=day))
        for _ in range(3):
            client.get("/search/", {"q": words})
        row = MissedSearch.objects.get()
        assert row.days == day + 1
        assert row.last_on == day_of(timezone.now())
        assert row.text == ("zebra stripes" if day == 4 else "")
        assert "zebra" not in row.digest


def test_what_is_found_as_typed_or_as_meant_is_not_written_down(client):
    make_live_article(title="Sleep")
    for words in ("sleep", "sleeep", "sleep zebra"):
        assert titles(read(client, f"/search/?q={words}")) == ["Sleep"]
    assert titles(read(client, "/search/?q=sleeep zebra")) == ["Sleep"]
    client.head("/search/?q=zebra")
    for repeated in ("q=sleeep&for=sleeep", "q=zebra&for=zebra"):
        assert titles(read(client, f"/search/?{repeated}")) == []
    assert MissedSearch.objects.count() == 0


def test_the_hash_needs_the_sites_secret(settings):
    before = missed.digest_of(["zebra"])
    settings.SECRET_KEY = "another key, which protects nothing either and is long enough"
    assert missed.digest_of(["zebra"]) != before


def test_a_machine_that_tries_all_words_fills_no_disk(client, monkeypatch):
    monkeypatch.setattr(missed, "MOST_ROWS", 2)
    for words in ("zebra", "okapi", "quagga", "zebra"):
        assert client.get(f"/search/?q={words}").status_code == 200
    assert MissedSearch.objects.count() == 2


def test_what_nobody_searches_for_any_more_is_forgotten(client, monkeypatch):
    # Noon: in the hour before midnight, half a year later is a day more where the clocks have been put forward meanwhile.
    noon = timezone.localtime().replace(hour=12)
    monkeypatch.setattr(timezone, "now", lambda: noon)
    client.get("/search/?q=zebra")
    assert missed.forget_old(now=noon + missed.KEPT) == 0
    assert missed.forget_old(now=noon + missed.KEPT + timedelta(days=1)) == 1
    assert not MissedSearch.objects.exists()
