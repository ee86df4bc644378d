"""An article as a template: a new one's form, filled in from one that is there, and nothing saved until somebody saves."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User

from articles.models import Article, Authorship, ClinicalExample, Edition, Medicine, Reference
from articles.publishing import record
from clinic.models import Contributor
from tests.articles.factories import a_reviewer, make_article, make_block, make_live_article
from tests.articles.forms import form_data
from tests.people import make_person

pytestmark = pytest.mark.django_db

KINDS = ("analogy", "section", "clinical_example", "key_points", "callout", "figure", "questions_to_ask")
REAL = {
    "provenance": "real",
    "authorisation_reference": "Cabinet 3",
    "authorised_on": "2026-01-02",
    "authorisation_expires_on": "2030-01-02",
}


@pytest.fixture
def author(client):
    person = make_person("author")
    client.force_login(person)
    return person


def address_of(article) -> str:
    return f"/admin/articles/article/add/?from={article.pk}"


def page_at(client, address) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html5lib")


def saved_from(client, article, **typed) -> Article:
    address, before = address_of(article), [*Article.objects.values_list("pk", flat=True)]
    response = client.post(address, form_data(client, address) | {"title": ["Another"]} | typed)
    assert response.status_code == 302
    return Article.objects.exclude(pk__in=before).get()


def said(edition: Edition) -> dict:
    """What it says, without what belongs to one article."""
    blocks = [
        {name: value for name, value in block.items() if name not in ("id", "anchor")}
        for block in edition.document["blocks"]
    ]
    return edition.document | {"blocks": blocks, "title": ""}


def test_saving_it_records_what_the_other_says_under_a_new_title(client, author):
    medicine = Medicine.objects.create(slug="m", name="M")
    use = medicine.uses.create(condition="low mood", status="off_label")
    article = make_article(
        title="First",
        kind="treatment",
        offered_here=True,
        read_next="Next",
        funding_statement="Nobody.",
        blocks=[make_block(kind) for kind in (*KINDS, "section", "call_to_action")],
        topics=[{"slug": "sleep", "name": "Sleep"}],
        tags=[{"slug": "rest", "name": "Rest"}],
    )
    article.references.add(Reference.objects.create(key="gate-2020", citation="Gate, 2020."))
    article.medicine_uses.add(use)
    article.related.add(make_article(title="Naps", slug="naps"))
    record(article=article)
    new = saved_from(client, article)
    assert said(new.editions.get()) == said(article.editions.first())
    assert [other.slug for other in new.related.all()] == ["naps"]
    assert new.title == "Another"
    assert new.slug == "another"


def test_its_blocks_are_new_ones_and_it_has_no_review_and_no_history(client, author):
    article = make_live_article(blocks=[make_block(heading="One"), make_block(heading="Two")])
    before = article.editions.get().document
    new = saved_from(client, article)
    edition = new.editions.get()
    assert edition.number == 1
    assert edition.review is None
    assert edition.review_state == "draft"
    assert not new.decisions.exists()
    assert not {block["id"] for block in edition.document["blocks"]} & {block["id"] for block in before["blocks"]}
    assert article.editions.get().document == before


def test_it_takes_the_draft_not_what_is_live(client, author):
    article = make_live_article(main_message="Live.")
    Article.objects.filter(pk=article.pk).update(main_message="Draft.")
    assert page_at(client, address_of(article)).find(id="id_main_message").get_text(strip=True) == "Draft."


def test_opening_it_saves_nothing_and_asks_for_a_title(client, author):
    article = make_article(title="First")
    page = page_at(client, address_of(article))
    assert not page.find(id="id_title").get("value")
    assert not page.find(id="id_slug").get("value")
    assert "Nothing is saved" in page.find("section", attrs={"aria-label": "Where this text comes from"}).get_text()
    assert Article.objects.count() == Edition.objects.count() == 1
    response = client.post(address_of(article), form_data(client, address_of(article)))
    assert response.status_code == 200, "refused without a title"
    assert Article.objects.count() == 1


def test_who_stands_for_the_other_does_not_stand_for_it(client, author):
    article = make_article(no_company_paid=True, series={"slug": "s", "title": "Nights", "position": 2})
    Authorship.objects.create(article=article, contributor=Contributor.objects.create(name="Ana", slug="ana"))
    new = saved_from(client, article)
    assert not new.authorships.exists()
    assert not new.no_company_paid
    assert new.series == article.series
    assert new.series_position is None


def test_a_real_persons_authorisation_stays_with_its_article(client, author):
    article = make_article(blocks=[make_block("clinical_example", title="Ana", **REAL)])
    page = page_at(client, address_of(article))
    assert "“Ana” is about a real person" in page.find("section", class_="kept-draft").get_text()
    assert "Cabinet 3" not in str(page)
    saved_from(client, article)
    old, new = ClinicalExample.objects.order_by("pk")
    assert old.authorised_on == date(2026, 1, 2)
    assert (new.provenance, new.authorisation_reference) == ("", "")
    assert (new.authorised_on, new.authorisation_expires_on) == (None, None)
    assert new.story == old.story


def test_an_example_whose_permission_was_taken_back_is_left_out(client, author):
    withdrawn = make_block("clinical_example", title="Ana", **REAL, consent_withdrawn_on="2026-02-03")
    article = make_article(blocks=[withdrawn, make_block("clinical_example", title="Bo")])
    page = page_at(client, address_of(article))
    assert "“Ana” was left out" in page.find("section", class_="kept-draft").get_text()
    assert [field["value"] for field in page.select("#content [name$='-title'][value]")] == ["Bo"]


@pytest.mark.parametrize(("role", "may"), [("author", True), ("publisher", True), ("reviewer", False)])
def test_it_is_offered_on_the_page_and_in_the_list_to_who_may_write(client, role, may):
    article = make_article(title="First")
    client.force_login(a_reviewer() if role == "reviewer" else make_person(role))
    for address in (f"/admin/articles/article/{article.pk}/change/", "/admin/articles/article/"):
        page = page_at(client, address)
        links = [link["href"] for link in page.find_all("a") if link.get_text() == "New from this…"]
        assert links == [address_of(article)] * may, address
    assert client.get(address_of(article)).status_code == (200 if may else 403)


@pytest.mark.parametrize("odd", ["999", "x", "", "9" * 30, "-1", "²"])
def test_an_article_that_is_not_there_is_no_template(client, author, odd):
    assert client.get("/admin/articles/article/add/", {"from": odd}).status_code in (400, 404)


@pytest.mark.parametrize("count", [1, 10])
def test_it_costs_no_more_with_many_blocks(client, author, count, django_assert_num_queries):
    article = make_article(blocks=[make_block(kind) for kind in KINDS if kind != "figure" for _ in range(count)])
    client.get(address_of(article))  # what a process asks once
    with django_assert_num_queries(19):  # one for each relation that is taken over, related articles among them
        client.get(address_of(article))


def test_who_may_not_see_the_other_learns_nothing_of_it(client):
    person = User.objects.create_user("ada", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename="add_article"))
    client.force_login(person)
    assert client.get("/admin/articles/article/add/").status_code == 200
    assert client.get(address_of(make_article())).status_code == 404
