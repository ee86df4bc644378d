"""The sitemap: every page to be found, each with the moment when it last changed."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles import publishing, reviewing, sitemap
from articles.models import Article, GlossaryTerm
from clinic.models import ClinicProfile, Contributor
from clinic.profile import save_profile
from tests.articles.factories import (
    a_publisher,
    a_reviewer,
    approve,
    edit,
    make_article,
    make_block,
    make_live_article,
)

pytestmark = pytest.mark.django_db

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://clinic.example.org"
NOW = timezone.now().replace(microsecond=0)
DAY = timedelta(days=1)
SLEEP, REST = {"slug": "sleep", "name": "Sleep"}, {"slug": "rest", "name": "Rest"}


def places(client, path: str = "/sitemap.xml") -> dict:
    """Path -> when it last changed."""
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml"
    found = {}
    for entry in ElementTree.fromstring(response.content):
        changed = entry.find(f"{NS}lastmod")
        address = entry.find(f"{NS}loc").text
        assert address.startswith(f"{SITE}/")
        assert address not in found
        found[address.removeprefix(SITE)] = None if changed is None else parse_datetime(changed.text)
    return found


def test_it_names_the_pages_that_can_be_read_and_no_others(client):
    make_live_article(slug="one", topics=[SLEEP], tags=[{"slug": "naps", "name": "Naps"}])
    make_article(slug="draft", topics=[REST])
    publishing.withdraw(article=make_live_article(slug="gone", topics=[REST]), by=a_publisher(), reason="It was wrong.")
    found = places(client)
    people = {"/people/", "/people/robin-reviewer/"}
    assert set(found) == {"/", "/articles/", "/topics/sleep/", "/articles/one/", "/accessibility/", *people}
    assert all(client.get(path).status_code == 200 for path in found)


def test_an_article_changed_when_its_edition_went_live_not_when_its_draft_was_saved(client):
    article = make_live_article(slug="one", live_from=NOW - 9 * DAY)
    assert places(client)["/articles/one/"] == NOW - 9 * DAY
    edit(article, title="Changed")
    assert places(client)["/articles/one/"] == NOW - 9 * DAY
    approve(article, now=NOW - 4 * DAY)
    publishing.publish(article=article, number=2, by=a_publisher(), now=NOW - 3 * DAY)
    assert places(client)["/articles/one/"] == NOW - 3 * DAY


def test_an_article_checked_again_changed_then(client):
    article = make_live_article(slug="one", live_from=NOW - 9 * DAY)
    reviewing.approve(article=article, number=1, by=a_reviewer(), now=NOW - DAY)
    assert places(client)["/articles/one/"] == NOW - DAY


def test_lists_change_when_an_article_comes_or_goes(client):
    make_live_article(slug="one", topics=[SLEEP], live_from=NOW - 9 * DAY)
    make_live_article(slug="two", topics=[REST], live_from=NOW - 5 * DAY)
    going = make_live_article(slug="three", topics=[SLEEP], live_from=NOW - 4 * DAY)
    found = places(client)
    assert (found["/topics/sleep/"], found["/topics/rest/"]) == (NOW - 4 * DAY, NOW - 5 * DAY)
    assert found["/articles/"] == found["/"] == NOW - 4 * DAY
    publishing.withdraw(article=going, by=a_publisher(), reason="It was wrong.", now=NOW - 2 * DAY)
    found = places(client)
    assert (found["/topics/sleep/"], found["/topics/rest/"]) == (NOW - 2 * DAY, NOW - 5 * DAY)
    assert found["/articles/"] == found["/"] == NOW - 2 * DAY


def a_term(term: str, *, approved_at=None, changed_at=NOW - 9 * DAY) -> GlossaryTerm:
    made = GlossaryTerm.objects.create(term=term, slug=term, definition="A word.")
    by = a_reviewer() if approved_at else None
    GlossaryTerm.objects.filter(pk=made.pk).update(approved_at=approved_at, approved_by=by, changed_at=changed_at)
    return made


def test_the_glossary_is_named_while_it_has_an_approved_definition_and_changes_with_them(client):
    a_term("waiting")
    assert "/glossary/" not in places(client)
    a_term("dose", approved_at=NOW - 8 * DAY)
    assert places(client)["/glossary/"] == NOW - 8 * DAY
    a_term("nerve", approved_at=NOW - 7 * DAY, changed_at=NOW - 5 * DAY)
    assert places(client)["/glossary/"] == NOW - 5 * DAY, "how it is said was added after it was approved"


def test_the_glossary_changes_when_an_article_that_uses_a_definition_comes_or_goes(client):
    a_term("dose", approved_at=NOW - 9 * DAY)
    words = {"glossary": [{"slug": "dose", "term": "dose", "aliases": [], "definition": "A word."}]}
    blocks = [make_block(body="<p>Take the dose.</p>")]
    make_live_article(slug="other", live_from=NOW - 2 * DAY)
    article = make_live_article(slug="one", live_from=NOW - 6 * DAY, blocks=blocks, **words)
    assert places(client)["/glossary/"] == NOW - 6 * DAY
    publishing.withdraw(article=article, by=a_publisher(), reason="It was wrong.", now=NOW - DAY)
    assert places(client)["/glossary/"] == NOW - DAY


def test_comparisons_are_named_while_a_live_article_compares(client):
    make_live_article(slug="plain", live_from=NOW - 2 * DAY)
    assert "/comparisons/" not in places(client)
    article = make_live_article(slug="one", live_from=NOW - 6 * DAY, blocks=[make_block("analogy")])
    other = make_live_article(slug="two", live_from=NOW - 5 * DAY, blocks=[make_block("analogy")])
    assert places(client)["/comparisons/"] == NOW - 5 * DAY
    publishing.withdraw(article=article, by=a_publisher(), reason="It was wrong.", now=NOW - DAY)
    assert places(client)["/comparisons/"] == NOW - DAY
    publishing.withdraw(article=other, by=a_publisher(), reason="It was wrong.")
    assert "/comparisons/" not in places(client)


def test_people_are_named_while_what_they_wrote_or_checked_is_live(client):
    ana = {"name": "Ana", "slug": "ana", "credentials": "", "job_title": "", "is_demonstration": False}
    for slug in ("ana", "ben"):
        Contributor.objects.create(slug=slug, name=slug.title())
    make_article(slug="draft", authors=[{**ana, "name": "Ben", "slug": "ben"}])
    one = make_live_article(slug="one", live_from=NOW - 6 * DAY, authors=[ana])
    make_live_article(slug="two", live_from=NOW - 4 * DAY)
    found = places(client)
    assert {path for path in found if "people" in path} == {"/people/", "/people/ana/", "/people/robin-reviewer/"}
    assert found["/people/ana/"] == NOW - 6 * DAY
    assert found["/people/"] == found["/people/robin-reviewer/"] == NOW - 4 * DAY
    publishing.withdraw(article=one, by=a_publisher(), reason="It was wrong.", now=NOW - 3 * DAY)
    found = places(client)
    assert "/people/ana/" not in found
    assert found["/people/"] == NOW - 3 * DAY
    reviewing.approve(article=Article.objects.get(slug="two"), number=1, by=a_reviewer(), now=NOW - DAY)
    assert places(client)["/people/robin-reviewer/"] == NOW - DAY


def test_a_person_named_in_both_languages_is_told_with_both_pages(client):
    make_live_article(slug="one")
    make_live_article(slug="uno", language="es")
    told = {}
    for entry in ElementTree.fromstring(client.get("/sitemap.xml").content):
        links = entry.findall("{http://www.w3.org/1999/xhtml}link")
        told[entry.find("{*}loc").text] = {link.get("hreflang"): link.get("href") for link in links}
    english, spanish = (f"https://clinic.example.org{path}people/robin-reviewer/" for path in ("/", "/es/"))
    assert told[english] == told[spanish] == {"en": english, "es": spanish, "x-default": english}


def test_whoever_is_named_only_by_an_old_review_has_no_page_to_name(client):
    make_live_article(slug="one")
    Contributor.objects.filter(slug="robin-reviewer").delete()
    assert [path for path in places(client) if "people" in path] == []


def test_every_page_it_names_is_there(client):
    a_term("dose", approved_at=NOW)
    make_live_article(slug="one", topics=[SLEEP], blocks=[make_block("analogy")])
    found = places(client)
    assert {"/glossary/", "/comparisons/", "/people/", "/people/robin-reviewer/"} < set(found)
    assert {client.get(path).status_code for path in found} == {200}


def test_what_is_still_to_come_or_to_end_changed_nothing(client):
    article = make_live_article(slug="one", topics=[SLEEP], live_from=NOW - 9 * DAY)
    edit(article, title="Tomorrow's")
    approve(article)
    publishing.publish(article=article, number=2, by=a_publisher(), at=NOW + DAY)
    found = places(client)
    assert found.pop("/accessibility/") is None, "nobody writes down when it changed"
    assert set(found.values()) == {NOW - 9 * DAY}


def test_the_home_page_changes_with_the_clinics_profile(client):
    make_live_article(slug="one", live_from=NOW - 9 * DAY)
    save_profile(profile=ClinicProfile(name="Bare"), now=NOW - DAY)
    found = places(client)
    assert found["/"] == NOW - DAY
    assert found["/articles/one/"] == NOW - 9 * DAY


def test_an_empty_site_has_its_home_page_and_claims_no_date(client):
    assert places(client) == {"/": None, "/articles/": None, "/accessibility/": None}


def test_too_many_addresses_are_spread_over_files_that_an_index_names(client, monkeypatch):
    articles = [make_live_article(title=f"Article {number}", topics=[SLEEP]) for number in range(7)]
    publishing.withdraw(article=articles[3], by=a_publisher(), reason="It was wrong.")
    whole = places(client)
    assert len(whole) == 12
    monkeypatch.setattr(sitemap, "LARGEST", 12)
    assert places(client) == whole, "as many as there may be"
    monkeypatch.setattr(sitemap, "LARGEST", 6)
    files = places(client)
    assert "/sitemap-pages.xml" in files
    assert len(files) >= 3
    found = {}
    for path in files:
        part = places(client, path)
        assert 0 < len(part) <= 6
        assert not set(part) & set(found)
        found |= part
    assert found == whole


def test_a_part_without_articles_is_a_404(client):
    make_live_article()
    for part in ("7", "99999999999999999999999"):
        assert client.get(f"/sitemap-articles-{part}.xml").status_code == 404


@pytest.mark.parametrize("largest", [50_000, 10])
def test_it_costs_at_most_five_queries(client, monkeypatch, django_assert_max_num_queries, largest):
    for number in range(20):
        make_live_article(title=f"Article {number}", topics=[SLEEP, REST])
    monkeypatch.setattr(sitemap, "LARGEST", largest)
    for path in ("/sitemap.xml", "/sitemap-pages.xml", *places(client)):
        with django_assert_max_num_queries(5):
            assert client.get(path).status_code == 200


def test_who_has_it_gets_304_until_an_article_changes(client):
    make_live_article(slug="one")
    first = client.get("/sitemap.xml")
    assert client.get("/sitemap.xml", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    make_live_article(title="Another")
    assert client.get("/sitemap.xml", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
