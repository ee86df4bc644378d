"""“Tell us about a mistake”: two fields on a page of their own, for those who edit; nothing of whoever sends it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from articles import mistakes, publishing
from articles.models import MistakeReport
from tests.articles.factories import a_publisher, approve, edit, make_article, make_live_article
from tests.people import make_person

pytestmark = pytest.mark.django_db

PAGE = "/articles/one/mistake/"


@pytest.fixture
def article():
    return make_live_article(title="One", slug="one")


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html5lib")


def filled_in(client, **typed) -> dict:
    fields = soup(client.get(PAGE)).select("form.inquiry-form input[type=hidden]")
    return {field["name"]: field["value"] for field in fields} | {"what": "The dose is wrong.", **typed}


def make_report(article, what="Wrong", **facts) -> MistakeReport:
    edition = article.editions.first()
    return mistakes.receive(edition=edition, word=what, answers={"what": what, "where": ""}, **facts)


def test_the_article_leads_to_the_form_and_the_form_to_staff(client, article):
    assert soup(client.get("/articles/one/")).select_one(f'a[href="{PAGE}"]')
    response = client.post(PAGE, filled_in(client, where="Under “Doses”"))
    assert (response.status_code, response["Location"]) == (303, "/articles/one/mistake/thanks/")
    assert "Thank you" in soup(client.get(response["Location"])).h1.get_text()
    report = MistakeReport.objects.get()
    assert (report.what, report.where, report.edition.number) == ("The dose is wrong.", "Under “Doses”", 1)


def test_it_asks_for_two_things_and_keeps_no_more(client, article):
    visible = soup(client.get(PAGE)).select("form.inquiry-form .form-row :is(input, textarea)")
    assert [field["name"] for field in visible] == ["what", "where"]
    kept = {field.name for field in MistakeReport._meta.fields}
    bookkeeping = {"id", "edition", "received_at", "repeat_key", "dealt_with_at", "dealt_with_by"}
    assert kept - bookkeeping == {"what", "where"}


def test_it_needs_no_cookie_and_is_kept_in_no_cache(article):
    client = Client(enforce_csrf_checks=True)
    assert client.post(PAGE, filled_in(client)).status_code == 303
    response = client.get(PAGE)
    assert not client.cookies
    assert "no-store" in response["Cache-Control"]


def test_it_is_about_the_edition_that_was_read(client, article):
    fields = filled_in(client)
    edit(article, summary="Changed")
    approve(article)
    publishing.publish(article=article, number=2, by=a_publisher())
    client.post(PAGE, fields)
    client.post(PAGE, filled_in(client, what="Another"))
    client.post(PAGE, filled_in(client, what="A third", edition="99999"))
    assert [report.edition.number for report in MistakeReport.objects.order_by("pk")] == [1, 2, 2]


def test_what_was_typed_is_not_lost_when_the_page_is_withdrawn_meanwhile(client, article):
    fields = filled_in(client)
    publishing.withdraw(article=article, by=a_publisher(), reason="Old")
    assert client.post(PAGE, fields).status_code == 303
    assert MistakeReport.objects.count() == 1
    assert client.get(PAGE).status_code == 404


def test_the_same_words_sent_twice_are_one_report(client, article):
    fields = filled_in(client)
    for _ in range(3):
        assert client.post(PAGE, fields).status_code == 303
    client.post(PAGE, fields | {"what": "Other words"})
    assert MistakeReport.objects.count() == 2


@pytest.mark.parametrize("slug", ["a-draft", "nothing"])
def test_what_was_never_live_has_no_form(client, slug):
    make_article(title="A draft")
    assert client.get(f"/articles/{slug}/mistake/").status_code == 404
    assert client.post(f"/articles/{slug}/mistake/", {"what": "x", "edition": "1"}).status_code == 404


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"what": ""}, "Tell us what is wrong"),
        ({"what": " \n "}, "Tell us what is wrong"),
        ({"what": "x" * 10_000}, "What is wrong must be 1000 characters or fewer"),
        ({"where": "x" * 10_000}, "Where it is must be 200 characters or fewer"),
        ({"what": "a\x00b"}, "characters"),
        ({"token": "forged"}, "Nothing has been sent yet"),
    ],
)
def test_what_cannot_be_taken_is_said_in_words_and_stays_in_the_form(client, article, typed, message):
    fields = filled_in(client, where="There") | typed
    page = soup(client.post(PAGE, fields))
    assert message in page.select_one(".error-summary").get_text()
    assert page.title.get_text().startswith("Error")
    target = page.select_one(".error-summary a")["href"]
    assert page.select_one(target)
    if "\x00" not in fields["what"]:
        assert page.select_one("#id_what").get_text().strip() == fields["what"].strip()
    assert page.select_one("#id_where")["value"] == fields["where"]
    assert not MistakeReport.objects.exists()


def test_the_expired_form_can_be_sent_once_more(client, article):
    page = soup(client.post(PAGE, filled_in(client, token="old")))
    token = page.select_one("[name=token]")["value"]
    assert client.post(PAGE, filled_in(client, token=token)).status_code == 303


def test_other_sites_and_programs_that_fill_in_everything_leave_nothing(client, article):
    fields = filled_in(client)
    assert client.post(PAGE, fields, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post(PAGE, fields | {"website": "https://example.org"}).status_code == 303
    assert client.post(PAGE, fields | {"what": ["a", "b"]}).status_code == 400
    assert not MistakeReport.objects.exists()


def test_many_waiting_reports_of_one_article_are_enough_and_the_reader_is_told(client, article, monkeypatch):
    monkeypatch.setattr(mistakes, "MOST_WAITING", 2)
    for number in range(2):
        make_report(article, f"Mistake {number}")
    response = client.post(PAGE, filled_in(client))
    assert response.status_code == 503
    assert "NOT sent" in soup(response).select_one(".error-summary").get_text()
    mistakes.deal_with(report=MistakeReport.objects.first(), by=a_publisher())
    assert client.post(PAGE, filled_in(client)).status_code == 303


def panel(client) -> str | None:
    panels = soup(client.get("/admin/")).select(".desk-panel")
    found = [panel for panel in panels if "Mistakes that readers" in panel.h2.get_text()]
    return " ".join(found[0].get_text().split()) if found else None


@pytest.mark.parametrize(("role", "sees"), [("author", True), ("publisher", True), ("reviewer", False)])
def test_it_waits_on_the_desk_of_those_who_edit(client, article, role, sees):
    make_report(article)
    client.force_login(a_publisher() if role == "publisher" else make_person(role, username=f"a-{role}"))
    shown = panel(client)
    assert (shown is not None and "One edition 1" in shown) == sees


def test_an_author_says_that_it_is_dealt_with(client, article):
    report = make_report(article, "<b>Wrong</b>")
    author = make_person("author")
    client.force_login(author)
    page = soup(client.get(f"/admin/articles/mistakereport/{report.pk}/change/"))
    assert "<b>Wrong</b>" in page.get_text()
    address = f"/admin/articles/mistakereport/{report.pk}/deal-with/"
    assert page.select_one(f'form[action="{address}"] button')
    assert "This is dealt with" in client.post(address, follow=True).text
    report.refresh_from_db()
    assert report.dealt_with_by == author
    assert "Nothing at the moment" in panel(client)
    assert "dealt with it already" in client.post(address, follow=True).text


@pytest.mark.parametrize("role", ["reviewer", "front-desk", "administrator"])
def test_nobody_else_does(client, article, role):
    report = make_report(article)
    client.force_login(make_person(role, username=f"a-{role}"))
    assert client.post(f"/admin/articles/mistakereport/{report.pk}/deal-with/").status_code == 403
    report.refresh_from_db()
    assert report.dealt_with_at is None


def test_what_was_dealt_with_is_forgotten_after_ninety_days_and_nothing_else(article):
    now = timezone.now()
    waiting = make_report(article, "Waiting", now=now - timedelta(days=400))
    for what, days in (("Lately", 89), ("Long ago", 90)):
        mistakes.deal_with(report=make_report(article, what), by=a_publisher(), now=now - timedelta(days=days))
    assert mistakes.forget_old(now=now) == 1
    assert {report.what for report in MistakeReport.objects.all()} == {"Waiting", "Lately"}
    assert waiting in MistakeReport.objects.all()
