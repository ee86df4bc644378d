"""Submitting, approving, asking for changes and letting pass, by the buttons of an article's page."""

import pytest
from bs4 import BeautifulSoup

from articles import publishing, reviewing
from clinic.models import Contributor
from tests.articles.factories import (
    a_publisher,
    a_reviewer,
    approve,
    edit,
    make_approved_article,
    make_article,
    make_block,
    make_live_article,
)
from tests.people import make_person

pytestmark = pytest.mark.django_db


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html5lib")


def buttons(client, article) -> list[str]:
    page = soup(client.get(f"/admin/articles/article/{article.pk}/change/"))
    return [link.get_text() for link in page.select(".standing .publishing a")]


def standing(client, article) -> str:
    page = soup(client.get(f"/admin/articles/article/{article.pk}/change/"))
    return " ".join(page.select_one(".standing").get_text().split())


def press(client, article, action, **data):
    path = f"/admin/articles/article/{article.pk}/{action}/"
    form = soup(client.get(path)).find("form", class_="action-form")
    hidden = {field["name"]: field["value"] for field in form.find_all("input", type="hidden")}
    return client.post(path, hidden | data, follow=True)


@pytest.fixture
def author(client):
    person = make_person("author")
    client.force_login(person)
    return person


@pytest.fixture
def reviewer(client):
    person = a_reviewer()
    client.force_login(person)
    return person


def test_an_author_submits_with_a_note(client, author):
    article = make_article(by=author)
    assert buttons(client, article) == ["Submit edition 1 for review"]
    assert "is submitted" in press(client, article, "submit", note="Please look at the second part.").text
    decision = article.decisions.get()
    assert (decision.kind, decision.reason) == ("submitted", "Please look at the second part.")
    assert "waiting for review" in standing(client, article)
    assert buttons(client, article) == []


def test_what_stands_in_the_way_is_listed_before_the_button_is_pressed(client, author):
    article = make_article(by=author, kind="condition", main_message="So they say [ref:nobody].")
    page = soup(client.get(f"/admin/articles/article/{article.pk}/submit/"))
    listed = page.select_one(".facts").get_text()
    assert "EV01: This page has no sources." in listed
    assert "[ref:nobody]" in listed
    refused = press(client, article, "submit", note="My note")
    assert "Mend these first" in refused.text
    assert soup(refused).find("textarea", attrs={"name": "note"}).get_text().strip() == "My note", (
        "nothing typed is lost"
    )
    assert article.editions.get().review_state == "draft"


def test_a_reviewer_approves_what_they_were_shown(client, reviewer):
    article = make_live_article(title="Before")
    edit(article, title="After", by=a_publisher())
    reviewing.submit(article=article, number=2, by=a_publisher())
    assert "Approve edition 2" in buttons(client, article)
    page = soup(client.get(f"/admin/articles/article/{article.pk}/approve/"))
    assert "title changed" in page.select_one(".facts").get_text()
    assert page.find("a", string="Read edition 2 as visitors would")["href"].endswith("/editions/2/")
    assert "required" in press(client, article, "approve").text, "the sources have to be checked"
    assert "is approved" in press(client, article, "approve", evidence_checked="on", is_minor="on").text
    review = article.editions.first().review
    assert (review.by, review.is_minor, review.evidence_checked) == (reviewer, True, True)
    assert "approved by Robin Reviewer, MD" in standing(client, article)


def test_a_first_review_is_a_whole_one(client, reviewer):
    article = make_article()
    reviewing.submit(article=article, number=1, by=a_publisher())
    page = soup(client.get(f"/admin/articles/article/{article.pk}/approve/"))
    assert page.find("input", attrs={"name": "evidence_checked"})
    assert page.find("input", attrs={"name": "is_minor"}) is None
    press(client, article, "approve", evidence_checked="on", is_minor="on")
    assert not article.editions.get().review.is_minor


def test_a_reviewer_asks_for_changes_and_the_author_reads_why(client, reviewer):
    author = make_person("author")
    article = make_article(by=author)
    reviewing.submit(article=article, number=1, by=author)
    assert "required" in press(client, article, "request-changes", note="").text
    press(client, article, "request-changes", note="Say what is not known.")
    client.force_login(author)
    assert "Robin Reviewer asks for changes: “Say what is not known.”" in standing(client, article)
    assert buttons(client, article) == ["Submit edition 1 for review"]


def test_a_reviewer_who_wrote_it_sees_no_button_and_hears_why(client):
    both = make_person("reviewer", username="both")
    both.groups.add(both.groups.model.objects.get(name="Author"))
    Contributor.objects.create(user=both, name="Both", slug="both", credentials="MD")
    article = make_article(by=both)
    reviewing.submit(article=article, number=1, by=both)
    client.force_login(both)
    assert not [text for text in buttons(client, article) if "pprove" in text]
    assert "Somebody else has to review them" in standing(client, article)
    address = f"/admin/articles/article/{article.pk}/approve/"
    assert client.post(address, {"number": 1, "evidence_checked": "on"}).status_code == 403
    assert article.editions.get().review_state == "submitted"


def test_what_was_saved_meanwhile_is_not_approved(client, reviewer):
    article = make_article()
    reviewing.submit(article=article, number=1, by=a_publisher())
    edit(article, title="Saved meanwhile")
    response = client.post(
        f"/admin/articles/article/{article.pk}/approve/", {"number": 1, "evidence_checked": "on"}, follow=True
    )
    assert "newest edition is 2, not 1" in response.text
    assert not article.editions.filter(review_state="approved").exists()


def test_the_live_page_is_reviewed_again(client, reviewer):
    article = make_live_article()
    assert buttons(client, article) == ["Review edition 1, which is live, again"]
    page = soup(client.get(f"/admin/articles/article/{article.pk}/review-again/"))
    assert page.find("a", string="Read edition 1 as visitors would")["href"].endswith("/editions/1/")
    assert "is approved" in press(client, article, "review-again", evidence_checked="on").text
    assert article.editions.get().reviews.count() == 2


def test_a_publisher_publishes_the_approved_edition_though_a_later_draft_was_saved(client):
    article = make_approved_article(title="Approved", slug="one")
    edit(article, title="Not looked at by anybody")
    client.force_login(a_publisher())
    assert "Publish edition 1 now" in buttons(client, article)
    page = soup(client.get(f"/admin/articles/article/{article.pk}/publish/"))
    assert "up to edition 2, is not approved" in page.get_text()
    press(client, article, "publish")
    assert "Approved" in soup(client.get("/articles/one/")).h1.get_text()


class TestLettingPass:
    @pytest.fixture
    def article(self):
        return make_article(blocks=[make_block(body="<p>This cure is guaranteed.</p>")])

    def test_a_publisher_gives_a_reason_which_the_reviewer_reads(self, client, article):
        client.force_login(a_publisher())
        assert "Let an error of edition 1 pass…" in buttons(client, article)
        options = soup(client.get(f"/admin/articles/article/{article.pk}/override/")).select("option")
        assert [option["value"] for option in options] == ["BA04"]
        assert "required" in press(client, article, "override", check_id="BA04", reason="").text
        assert "is let pass" in press(client, article, "override", check_id="BA04", reason="It quotes a title.").text
        press(client, article, "submit")
        client.force_login(a_reviewer())
        facts = soup(client.get(f"/admin/articles/article/{article.pk}/approve/")).select(".facts")
        assert "It quotes a title." in facts[-1].get_text()

    @pytest.mark.parametrize("check_id", ["EV02", "XX99", ""])
    def test_what_no_reason_lets_pass_cannot_be_chosen(self, client, article, check_id):
        client.force_login(a_publisher())
        press(client, article, "override", check_id=check_id, reason="In a hurry")
        assert not article.decisions.exists()


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("author", {"submit"}),
        ("reviewer", {"approve", "request-changes", "review-again"}),
        ("publisher", {"submit", "override", "publish", "schedule", "cancel", "withdraw", "move"}),
        ("front-desk", set()),
        ("administrator", {"redact"}),
    ],
)
def test_each_role_has_its_own_pages_and_is_refused_the_others(client, role, allowed):
    article = make_live_article()
    edit(article, title="Next")
    reviewing.submit(article=article, number=2, by=a_publisher())
    people = {"reviewer": a_reviewer, "publisher": a_publisher}
    client.force_login(people[role]() if role in people else make_person(role))
    every = ["submit", "approve", "request-changes", "review-again", "override"]
    every += ["publish", "schedule", "cancel", "withdraw", "move", "redact"]
    before = article.decisions.count()
    for action in set(every) - allowed:
        address = f"/admin/articles/article/{article.pk}/{action}/"
        data = {"number": 2, "note": "x", "reason": "x", "slug": "x", "evidence_checked": "on", "check_id": "BA04"}
        assert client.get(address).status_code == 403, action
        assert client.post(address, data).status_code == 403, action
    for action in allowed:
        assert client.get(f"/admin/articles/article/{article.pk}/{action}/").status_code in (200, 302), action
    assert article.decisions.count() == before


def test_a_scheduled_edition_is_not_sent_back(client, reviewer):
    article = make_live_article()
    edit(article, title="Next")
    approve(article)
    publishing.publish(
        article=article, number=2, by=a_publisher(), at=article.editions.last().live_from.replace(year=2028)
    )
    assert not [text for text in buttons(client, article) if "Request changes" in text]
