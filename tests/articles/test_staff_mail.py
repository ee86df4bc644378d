"""Mails to staff about reviews: to whom, with a link, and without a word of the text."""

import pytest
from django.core import mail as sent

from articles import reviewing
from articles.models import StaffMail
from clinic.outbox import deliver_due
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
    (mail,) = deliver()
    assert mail.to == ["reviewer@example.org"]
    assert mail.subject == "An explainer waits for your review"
    assert f"/admin/articles/article/{article.pk}/change/" in mail.body
    assert "Xylophone" not in mail.body + mail.subject


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
    (mail,) = deliver()
    assert mail.to == ["author@example.org"]
    assert mail.subject == f"An explainer of yours: {said}"
    assert "Xylophone" not in mail.body
    assert "Marimba" not in mail.body


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
    mail = StaffMail.objects.get()
    assert (mail.state, mail.attempts) == ("queued", 1)


def test_people_without_an_address_are_passed_over():
    article = make_article(by=a_publisher())
    approve(article)
    assert not StaffMail.objects.exists()
