"""Mails to staff about reviews: to whom, with a link, and without a word of the text."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.core import mail as sent

from articles import mail, reviewing
from articles.models import StaffMail
from clinic.outbox import deliver_due
from clinic.refusals import NotAllowed
from tests.articles.factories import a_publisher, a_reviewer, approve, make_article
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """A writer, two reviewers, and others whom nothing concerns; all with an address but one reviewer."""
    author = make_person("author", email="author@example.org")
    reviewer = a_reviewer()
    reviewer.email = "reviewer@example.org"
    reviewer.save()
    make_person("reviewer", username="without-address")
    make_person("reviewer", username="gone", email="gone@example.org", is_active=False)
    make_person("front-desk", email="desk@example.org")
    return author, reviewer


def deliver() -> list:
    deliver_due(StaffMail)
    return sent.outbox


def test_a_submission_tells_the_reviewers(people):
    author, _ = people
    article = make_article(by=author, title="Xylophone")
    reviewing.submit(article=article, number=1, by=author)
    (told,) = deliver()
    assert told.to == ["reviewer@example.org"]
    assert told.subject == "An explainer waits for your review"
    assert f"/admin/articles/article/{article.pk}/change/" in told.body
    assert "Xylophone" not in told.body + told.subject


@pytest.mark.parametrize(
    ("decide", "said"),
    [
        (lambda **facts: reviewing.approve(**facts), "approved"),
        (lambda **facts: reviewing.request_changes(note="Marimba", **facts), "changes requested"),
    ],
    ids=["approve", "request changes"],
)
def test_a_decision_tells_those_who_wrote(people, decide, said):
    author, reviewer = people
    article = make_article(by=author, title="Xylophone")
    reviewing.submit(article=article, number=1, by=author)
    StaffMail.objects.all().delete()
    decide(article=article, number=1, by=reviewer)
    (told,) = deliver()
    assert told.to == ["author@example.org"]
    assert told.subject == f"An explainer of yours: {said}"
    assert "Xylophone" not in told.body
    assert "Marimba" not in told.body


def test_nobody_is_told_of_what_was_not_done(people):
    author, _ = people
    article = make_article(by=author, kind="condition")
    with pytest.raises(reviewing.NotPossible):
        reviewing.submit(article=article, number=1, by=author)
    assert not StaffMail.objects.exists()


def test_whoever_submits_is_not_told_of_it(people):
    _, reviewer = people
    reviewer.groups.add(reviewer.groups.model.objects.get(name="Author"))
    reviewing.submit(article=make_article(), number=1, by=reviewer)
    assert not StaffMail.objects.exists()


def test_a_mail_server_that_is_away_is_tried_again(people, settings):
    author, _ = people
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    article = make_article(by=author)
    reviewing.submit(article=article, number=1, by=author)
    deliver_due(StaffMail)
    told = StaffMail.objects.get()
    assert (told.state, told.attempts) == ("queued", 1)


def test_people_without_an_address_are_passed_over():
    article = make_article(by=a_publisher())
    approve(article)
    assert not StaffMail.objects.exists()


class TestTheListOfAdministrators:
    PATH = "/admin/articles/staffmail/"

    @pytest.fixture
    def mails(self) -> tuple[StaffMail, StaffMail]:
        """One that was given up, and one that waits."""
        now = datetime(2026, 3, 1, 20, tzinfo=UTC)
        mails = mail.queue(
            recipients=["gone@example.org", "waits@example.org"], subject="Something waits", body="Vibraphone", now=now
        )
        StaffMail.objects.filter(pk=mails[0].pk).update(
            state="failed", attempts=12, last_error="SMTPServerDisconnected"
        )
        return tuple(StaffMail.objects.order_by("pk"))

    def test_it_tells_to_whom_about_what_when_and_how_it_stands_and_not_what_they_say(self, client, mails):
        client.force_login(make_person("administrator"))
        page = BeautifulSoup(client.get(self.PATH).content.decode(), "html5lib")
        row = next(row.get_text(" ") for row in page.select("#result_list tbody tr") if "gone@" in row.get_text())
        for said in ("Something waits", "given up", "1 March 2026, 12:00", "SMTPServerDisconnected"):
            assert said in row
        one = BeautifulSoup(client.get(f"{self.PATH}{mails[0].pk}/change/").content.decode(), "html5lib")
        assert "gone@example.org" in one.get_text()
        assert "Vibraphone" not in page.get_text() + one.get_text()

    def test_what_was_given_up_is_sent_again_and_nothing_else(self, client, mails):
        client.force_login(make_person("administrator"))
        data = {"action": "send_again", "_selected_action": [each.pk for each in mails]}
        page = BeautifulSoup(client.post(self.PATH, data, follow=True).content.decode(), "html5lib")
        assert "1 of the chosen mails" in page.select_one(".messagelist").get_text()
        again = StaffMail.objects.get(pk=mails[0].pk)
        assert (again.state, again.attempts) == ("queued", 0)
        deliver_due(StaffMail)
        assert {each.to[0] for each in sent.outbox} == {"gone@example.org", "waits@example.org"}

    @pytest.mark.parametrize("role", ["author", "reviewer", "publisher", "front-desk"])
    def test_nobody_else_sends_again(self, client, mails, role):
        person = make_person(role)
        with pytest.raises(NotAllowed):
            mail.send_again(staff_mail=mails[0], by=person)
        client.force_login(person)
        data = {"action": "send_again", "_selected_action": [mails[0].pk]}
        assert client.post(self.PATH, data).status_code == 403

    def test_nobody_writes_changes_or_deletes_one(self, client, mails):
        client.force_login(make_person("administrator"))
        assert client.get(f"{self.PATH}add/").status_code == 403
        assert client.post(f"{self.PATH}{mails[0].pk}/change/", {"recipient": "x@example.org"}).status_code == 403
        assert client.post(f"{self.PATH}{mails[0].pk}/delete/", {"post": "yes"}).status_code == 403

    def test_it_asks_the_database_as_little_for_twenty_as_for_one(self, client, django_assert_max_num_queries):
        now = datetime(2026, 3, 1, 20, tzinfo=UTC)
        mail.queue(recipients=[f"{n}@example.org" for n in range(20)], subject="x", body="x", now=now)
        client.force_login(make_person("administrator"))
        with django_assert_max_num_queries(8):
            client.get(self.PATH)
