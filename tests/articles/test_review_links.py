"""A reviewer without an account reads exactly one edition, for some days, and can leave a note."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import review_links
from articles.models import LinkNote, ReviewLink, StaffMail
from clinic.refusals import NotAllowed, NotPossible
from tests.articles.factories import a_publisher, edit, make_article
from tests.people import make_person

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def article():
    return make_article(title="For review", slug="for-review")


@pytest.fixture
def link(article):
    """(the link, its address)"""
    link, signed = review_links.make_link(edition=article.editions.get(), for_whom="Dr Example", by=a_publisher())
    return link, f"/review/{signed}/"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html5lib")


def test_it_shows_exactly_that_edition_and_is_kept_nowhere(client, article, link):
    edit(article, title="Saved afterwards")
    response = client.get(link[1])
    page = soup(response)
    assert page.h1.get_text() == "For review"
    assert "Saved afterwards" not in page.get_text()
    assert response.headers["Cache-Control"] == "no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert not page.select("a[href^='/admin/']")


def test_the_address_is_not_in_the_database(link):
    token = link[1].split("/")[2].split(":")[0]
    assert token not in str(ReviewLink.objects.values().get())


@pytest.mark.parametrize("how", ["expired", "revoked", "changed", "never was"])
def test_a_link_that_does_not_hold_is_the_same_404_as_nothing(client, link, monkeypatch, how):
    row, address = link
    if how == "expired":
        ReviewLink.objects.update(expires_at=timezone.now())
    elif how == "revoked":
        review_links.revoke(link=row, by=a_publisher())
    elif how == "changed":
        address = address[:-3] + ("x" if address[-3] != "x" else "y") + address[-2:]
    else:
        ReviewLink.objects.all().delete()
    response, nothing = client.get(address), client.get("/review/nothing/")
    assert (response.status_code, nothing.status_code) == (404, 404)
    assert response.content == nothing.content


def test_junk_is_refused_before_the_database_is_asked(link, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert review_links.opened("junk") is None


def test_a_note_is_kept_and_shown_to_staff(client, article, link):
    response = client.post(link[1], {"note": "Say <how often>."})
    assert (response.status_code, response["Location"]) == (302, f"{link[1]}#link-notes")
    assert "Say <how often>." in soup(client.get(link[1])).get_text()
    client.force_login(make_person("author"))
    page = soup(client.get(f"/admin/articles/article/{article.pk}/links/"))
    assert "Say <how often>." in page.get_text()
    assert article.editions.get().review_state == "draft", "it decides nothing"


def test_the_same_note_sent_twice_is_one_note(client, link):
    for _ in range(2):
        assert client.post(link[1], {"note": "Clear."}).status_code == 302
    assert LinkNote.objects.count() == 1
    client.post(link[1], {"note": "Clear, but long."})
    client.post(link[1], {"note": "Clear."})
    assert LinkNote.objects.count() == 3


@pytest.mark.parametrize(
    ("note", "said"), [("", "Write something"), (" ", "Write something"), ("x" * 4001, "4000 characters")]
)
def test_a_note_that_cannot_be_kept_says_why_and_stays(client, link, note, said):
    page = soup(client.post(link[1], {"note": note}))
    assert said in page.select_one("#note-error").get_text()
    assert page.find("textarea").get_text().strip() == note.strip()
    assert not LinkNote.objects.exists()


def test_a_note_of_nothing_visible_is_not_kept(client, link):
    client.post(link[1], {"note": "\x00 \x00"})
    assert not LinkNote.objects.exists()


def test_a_new_line_counts_as_one_character(client, link):
    client.post(link[1], {"note": "a" + "\r\n" * 3998 + "b"})
    assert LinkNote.objects.get().text == "a" + "\n" * 3998 + "b"


def test_another_site_leaves_no_note(client, link):
    response = client.post(link[1], {"note": "Forged"}, headers={"Origin": "https://evil.example"})
    assert response.status_code == 403
    assert not LinkNote.objects.exists()


def test_a_link_takes_twenty_notes(link):
    for number in range(20):
        review_links.leave_note(link=link[0], text=f"Note {number}")
    with pytest.raises(NotPossible, match="20 notes"):
        review_links.leave_note(link=link[0], text="One more")


@pytest.mark.parametrize(("days", "for_whom"), [(0, "Dr Example"), (61, "Dr Example"), (14, " ")])
def test_odd_links_are_not_made(article, days, for_whom):
    with pytest.raises(NotPossible):
        review_links.make_link(edition=article.editions.get(), for_whom=for_whom, days=days, by=a_publisher())


@pytest.mark.parametrize("role", ["front-desk", "administrator"])
def test_others_share_nothing(client, article, link, role):
    person = make_person(role)
    with pytest.raises(NotAllowed):
        review_links.make_link(edition=article.editions.get(), for_whom="Me", by=person)
    with pytest.raises(NotAllowed):
        review_links.revoke(link=link[0], by=person)
    client.force_login(person)
    assert client.post(f"/admin/articles/article/{article.pk}/links/", {"for_whom": "Me", "days": 3}).status_code == 403
    assert client.post(f"/admin/articles/article/{article.pk}/links/{link[0].pk}/revoke/").status_code == 403


def test_a_link_is_made_to_the_edition_on_the_button_or_to_none(client, article):
    client.force_login(make_person("author"))
    path = f"/admin/articles/article/{article.pk}/links/"
    edit(article, title="Saved in the meantime")
    page = soup(client.post(path, {"for_whom": "Dr Example", "days": "3", "number": "1"}))
    assert "its newest edition is 2, not 1" in page.select_one(".messagelist .error").get_text()
    assert not ReviewLink.objects.exists()
    form = page.select_one("form.action-form")
    typed = {field["name"]: field["value"] for field in form.select("input[name][value]")}
    assert (typed["for_whom"], typed["days"], typed["number"]) == ("Dr Example", "3", "2"), "nothing typed is lost"
    client.post(path, {name: typed[name] for name in ("for_whom", "days", "number")})
    assert ReviewLink.objects.get().edition.number == 2


def test_a_form_that_names_no_edition_makes_no_link(client, article):
    client.force_login(make_person("author"))
    client.post(f"/admin/articles/article/{article.pk}/links/", {"for_whom": "Dr Example", "days": "3"})
    assert not ReviewLink.objects.exists()


def test_staff_make_a_link_see_its_address_once_and_revoke_it(client, article):
    client.force_login(make_person("author"))
    path = f"/admin/articles/article/{article.pk}/links/"
    response = client.post(path, {"for_whom": "Dr Example", "days": "3", "number": "1"})
    assert (response.status_code, response["Location"]) == (302, path)
    client.head(path)  # shows nothing, and uses nothing up
    page = soup(client.get(path))
    address = page.select_one(".facts code").get_text()
    assert "/review/" in address
    row = ReviewLink.objects.get()
    assert row.expires_at - row.made_at == 3 * DAY
    relative = address[address.index("/review/") :]
    assert client.get(relative).status_code == 200
    page = soup(client.get(path))
    assert page.select_one(".facts code") is None
    client.post(page.find("form", action=True, id=False, class_=False)["action"])
    assert client.get(relative).status_code == 404
    assert list(article.decisions.values_list("kind", flat=True)) == ["link_revoked", "link_made"]


def test_a_note_is_told_once_to_whoever_made_the_link_without_its_words(link):
    sharer = link[0].made_by
    sharer.email = "sharer@example.org"
    sharer.save()
    for _ in range(2):
        review_links.leave_note(link=link[0], text="Say how often.")
    mail = StaffMail.objects.get()
    assert mail.recipient == "sharer@example.org"
    assert "Say how often" not in mail.body
    assert "For review" not in mail.body


def test_a_note_is_on_the_desk_until_the_text_is_saved_again(client, article, link):
    review_links.leave_note(link=link[0], text="Say how often.")
    client.force_login(make_person("author"))

    def noted() -> list[str]:
        panel = next(panel for panel in soup(client.get("/admin/")).select(".desk-panel") if "Notes" in panel.h2.text)
        return [entry["href"] for entry in panel.select("li a")]

    assert noted() == [f"/admin/articles/article/{article.pk}/links/"]
    edit(article, summary="Said.")
    assert noted() == []
