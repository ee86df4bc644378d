"""The buttons that publish, withdraw and move an article, each with its page."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing
from tests.articles.factories import a_reviewer, approve, edit, make_approved_article, make_live_article
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    person = make_person("publisher")
    client.force_login(person)
    return person


class TestButtons:
    def press(self, client, article, action, **data):
        path = f"/admin/articles/article/{article.pk}/{action}/"
        page = BeautifulSoup(client.get(path).content, "html5lib")
        form = page.find("form", class_="action-form")
        hidden = {field["name"]: field["value"] for field in form.find_all("input", type="hidden")}
        return client.post(path, hidden | data, follow=True)

    def test_publish_now_names_its_edition_and_makes_it_live(self, client, publisher):
        article = make_approved_article(slug="sleep")
        change = client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
        assert "Publish edition 1 now" in change
        response = self.press(client, article, "publish")
        assert "Edition 1 is live." in response.content.decode()
        assert client.get("/articles/sleep/").status_code == 200

    def test_publish_at_a_time_in_the_clinics_zone(self, client, publisher):
        article = make_approved_article(slug="sleep")
        moment = timezone.localtime() + timedelta(days=3)
        self.press(client, article, "schedule", at=moment.strftime("%Y-%m-%dT%H:%M"))
        edition = article.editions.get()
        assert edition.live_from == moment.replace(second=0, microsecond=0)
        assert client.get("/articles/sleep/").status_code == 404
        self.press(client, article, "cancel", reason="Changed our minds")
        edition.refresh_from_db()
        assert edition.live_from is None
        assert article.decisions.first().reason == "Changed our minds"

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("2030-03-10T02:30", "The clocks are changed then"),
            ("2030-11-03T01:30", "The clocks are changed then"),
            ("2001-01-01T09:00", "passed"),
            ("tomorrow", "for example"),
            ("", "required"),
        ],
    )
    def test_a_moment_that_cannot_be_is_an_error_that_says_so(self, client, publisher, typed, said):
        article = make_approved_article()
        response = self.press(client, article, "schedule", at=typed)
        assert said in response.content.decode()
        assert article.editions.get().live_from is None

    def test_withdraw_asks_why(self, client, publisher):
        article = make_live_article(slug="sleep")
        assert "required" in self.press(client, article, "withdraw", reason="").content.decode()
        assert client.get("/articles/sleep/").status_code == 200
        self.press(client, article, "withdraw", reason="A mistake in it")
        assert client.get("/articles/sleep/").status_code == 404

    def test_the_form_says_who_withdrew_it_and_why_until_another_edition_is_live(self, client, publisher):
        article = make_live_article(title="Sleep")
        self.press(client, article, "withdraw", reason="A mistake in it")
        form = f"/admin/articles/article/{article.pk}/change/"
        assert "publisher withdrew edition 1 on" in (page := client.get(form).content.decode())
        assert "“A mistake in it”" in page
        edit(article, title="Sleep well")
        approve(article)
        publishing.publish(article=article, number=2, by=publisher)
        assert "A mistake in it" not in client.get(form).content.decode()

    def test_change_the_address(self, client, publisher):
        article = make_live_article(slug="sleep")
        self.press(client, article, "move", slug="good-sleep")
        assert client.get("/articles/sleep/").status_code == 301

    def test_a_button_of_an_older_edition_publishes_nothing_and_the_next_press_does(self, client, publisher):
        article = make_approved_article()
        path = f"/admin/articles/article/{article.pk}/publish/"
        edit(article, title="Saved and approved meanwhile")
        approve(article)
        response = client.post(path, {"number": 1})
        assert "it is 2 now, not 1" in response.content.decode()
        assert not article.editions.exclude(live_from=None).exists()
        form = BeautifulSoup(response.content, "html5lib").find("form", class_="action-form")
        assert form.find("input", type="submit")["value"] == "Publish edition 2 now"
        client.post(path, {field["name"]: field["value"] for field in form.find_all("input", type="hidden")})
        assert article.editions.get(number=2).live_from

    def test_a_reason_is_kept_when_it_cannot_be_done(self, client, publisher):
        article = make_live_article()
        publishing.withdraw(article=article, by=publisher, reason="First")
        response = client.post(f"/admin/articles/article/{article.pk}/withdraw/", {"reason": "My words"}, follow=True)
        assert "Nothing is live" in response.content.decode()

    @pytest.mark.parametrize("role", ["author", "reviewer"])
    def test_others_see_no_buttons_and_are_refused(self, client, role):
        article = make_live_article()
        client.force_login(a_reviewer() if role == "reviewer" else make_person(role))
        edit(article, title="Next")
        page = client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
        assert "Publish edition" not in page
        for action in ("publish", "schedule", "withdraw", "move"):
            path = f"/admin/articles/article/{article.pk}/{action}/"
            assert client.get(path).status_code == 403
            assert client.post(path, {"number": 2, "reason": "x", "slug": "x"}).status_code == 403
        assert article.decisions.filter(kind="published").count() == 1
