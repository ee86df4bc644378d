"""A valid form: one inquiry, its first event, and its mails, in one transaction."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.utils import timezone

from contact import intake, mail
from contact.models import Inquiry, InquiryEvent, Notification
from contact.tokens import make_token
from contact.words import words_of
from tests.contact.factories import BY_EMAIL, typed
from tests.contact.pages import filled_in, soup

pytestmark = pytest.mark.django_db


def test_it_keeps_what_was_sent_and_leads_to_the_thanks(client):
    before = timezone.now()
    response = client.post("/contact/", typed())
    inquiry = Inquiry.objects.get()
    assert response.status_code == 303
    assert response["Location"] == f"/contact/thanks/?reference={inquiry.reference}"
    assert "no-store" in response["Cache-Control"]
    words = words_of(inquiry)
    assert (words.preferred_name, inquiry.contact_method) == ("Robin Marlowe", "phone_call")
    assert (words.telephone, words.email) == ("+13235550199", "")
    assert (inquiry.best_time, inquiry.voicemail_ok) == ("morning", True)
    assert (inquiry.topic, words.message) == ("new_patient", "Do you take new patients?")
    assert (inquiry.status, inquiry.assigned_to, inquiry.closed_at) == ("new", None, None)
    assert before <= inquiry.received_at <= timezone.now()


def test_it_keeps_which_consent_was_given_and_when(client):
    client.post("/contact/", typed())
    inquiry = Inquiry.objects.get()
    assert inquiry.consent_version == "2026-11"
    assert inquiry.consented_at == inquiry.received_at


@pytest.mark.parametrize(("path", "version"), [("/contact/", "2026-11"), ("/es/contact/", "2026-11-es")])
def test_it_keeps_which_text_about_email_was_ticked_only_where_email_was_chosen(client, path, version):
    client.post(path, typed(**BY_EMAIL))
    client.post(path, typed(email_risk_ack="yes"))
    by_email, by_telephone = Inquiry.objects.order_by("pk")
    assert (by_email.email_risk_version, by_telephone.email_risk_version) == (version, "")


def test_it_keeps_for_whom_and_what_it_takes_to_talk(client):
    client.post(
        "/contact/",
        typed(
            person="someone_i_care_for",
            interpreter_needed="yes",
            interpreter_language="Quechua",
            access_needs="Large print",
        ),
    )
    inquiry = Inquiry.objects.get()
    words = words_of(inquiry)
    assert (inquiry.person, inquiry.interpreter_needed, inquiry.language) == ("someone_i_care_for", True, "en")
    assert (words.interpreter_language, words.access_needs) == ("Quechua", "Large print")


def test_it_writes_the_first_event_and_one_mail_for_each_recipient(client, settings):
    settings.INQUIRY_RECIPIENTS = ["one@example.org", "two@example.org", "one@example.org"]
    client.post("/contact/", typed())
    inquiry = Inquiry.objects.get()
    event = InquiryEvent.objects.get()
    assert (event.inquiry, event.kind, event.by, event.at) == (inquiry, "received", None, inquiry.received_at)
    rows = Notification.objects.order_by("pk")
    assert [(row.recipient, row.state, row.inquiry) for row in rows] == [
        ("one@example.org", "queued", inquiry),
        ("two@example.org", "queued", inquiry),
    ]


def test_it_sends_no_mail_while_the_visitor_waits(client):
    client.post("/contact/", typed())
    assert django_mail.outbox == []


def test_without_recipients_the_inquiry_is_kept_all_the_same(client, settings):
    settings.INQUIRY_RECIPIENTS = []
    assert client.post("/contact/", typed()).status_code == 303
    assert Inquiry.objects.count() == 1
    assert not Notification.objects.exists()


@pytest.mark.parametrize("last", [(mail, "queue"), (InquiryEvent.objects, "create")], ids=["mail", "event"])
def test_all_of_it_is_kept_or_nothing(last, monkeypatch):
    write = getattr(*last)

    def write_and_fail(**kwargs):
        assert write(**kwargs)
        raise RuntimeError

    monkeypatch.setattr(*last, write_and_fail)
    with pytest.raises(RuntimeError):
        intake.receive(word="w", answers={"preferred_name": "Robin"}, came_from="other")
    assert not Inquiry.objects.exists()
    assert not InquiryEvent.objects.exists()
    assert not Notification.objects.exists()


def test_it_needs_no_cookie():
    client = Client(enforce_csrf_checks=True)
    form = filled_in(soup(client.get("/contact/")))
    client.cookies.clear()
    assert client.post("/contact/", {**typed(), "token": form["token"]}).status_code == 303


def test_a_form_that_was_open_for_a_day_still_sends(client):
    token = make_token(timezone.now() - timedelta(hours=25))
    assert client.post("/contact/", typed(token=token)).status_code == 303


TOO_OLD = timedelta(days=8)


@pytest.mark.parametrize("token", [None, "", "garbled", "a.b:c", "\u00e9.1:\u00e9", "x" * 5000, ":", "old"])
def test_a_token_that_is_no_good_shows_the_form_again_with_everything_typed(client, token):
    token = make_token(timezone.now() - TOO_OLD) if token == "old" else token
    sent = typed(token=token)
    response = client.post("/contact/", sent)
    page = soup(response)
    assert response.status_code == 200
    assert not Inquiry.objects.exists()
    assert page.title.get_text().startswith("Error: ")
    assert "has not been sent yet" in page.find(class_="error-summary").get_text()
    again = filled_in(page)
    assert again.pop("token") != sent.pop("token", None)
    assert again == sent
    # The fresh token is a good one: pressing "Send" once more is all there is to do.
    assert client.post("/contact/", filled_in(page)).status_code == 303


def test_a_mistake_keeps_its_good_token(client):
    sent = typed(consent=None)
    assert filled_in(soup(client.post("/contact/", sent)))["token"] == sent["token"]


def test_a_reload_of_the_thanks_sends_nothing(client):
    address = client.post("/contact/", typed())["Location"]
    client.get(address)
    client.get(address)
    assert Inquiry.objects.count() == 1
