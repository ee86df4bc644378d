"""Ruling 24 of the design: only staff get mail. The page after sending is the acknowledgement, whatever a visitor chose."""

from datetime import UTC, datetime

import pytest
from django.core import mail

from clinic.worker import jobs
from contact import digest, inquiries
from contact.models import Inquiry
from contact.statuses import CloseReason, Status
from tests.contact.factories import BY_EMAIL, make_suspect, somebody_at_the_desk, somebody_with_records, typed
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db

THEIRS = BY_EMAIL["email"]
A_MONDAY_MORNING = datetime(2026, 11, 23, 18, tzinfo=UTC)


def a_round_of_the_worker() -> None:
    for job in jobs():
        job.do(lambda: True)


def reached() -> set[str]:
    """Every address that any mail went to, in any of its fields."""
    return {address for message in mail.outbox for address in message.recipients()}


@pytest.fixture
def by_email(client):
    response = client.post("/contact/", typed(**BY_EMAIL, message="When are you open?"))
    assert response.status_code == 303
    return Inquiry.objects.get()


def test_who_chose_email_gets_no_mail_of_ours(by_email):
    a_round_of_the_worker()
    (message,) = mail.outbox
    assert message.recipients() == ["frontdesk@example.org"]
    assert THEIRS not in str(message.message()), "neither as a reader nor as somebody to reply to"


def test_nothing_that_happens_to_it_sends_them_one(client, by_email):
    desk = somebody_at_the_desk()
    client.force_login(desk)
    base = f"/admin/contact/inquiry/{by_email.pk}"
    page = soup(client.post(f"{base}/reach/"))
    assert page.select_one(f'a[href^="mailto:{THEIRS}"]'), "staff write from their own mail"
    for button in ("take", "left-message", "answered"):
        assert client.post(f"{base}/{button}/").status_code == 302
    client.post(f"{base}/close/", {"reason": CloseReason.ANSWERED})
    inquiries.change_status(inquiry=Inquiry.objects.get(), to=Status.IN_PROGRESS, by=desk)
    digest.send_if_due(A_MONDAY_MORNING)
    a_round_of_the_worker()
    assert reached() == {"frontdesk@example.org"}
    assert not [message for message in mail.outbox if THEIRS in str(message.message())]


def test_neither_does_the_end_of_a_quarantine(by_email):
    suspect = make_suspect(contact_method="email", telephone="", email=THEIRS)
    inquiries.change_status(inquiry=suspect, to=Status.NEW, by=somebody_at_the_desk())
    a_round_of_the_worker()
    assert len(mail.outbox) == 2
    assert reached() == {"frontdesk@example.org"}


def test_nor_does_an_export_or_an_erasure(client, by_email):
    client.force_login(somebody_with_records())
    for act in ("export", "erase"):
        how = {"inquiry": by_email.pk, "file": "csv", "reason": "They asked", "_password_again": "secret"}
        assert client.post(f"/admin/contact/inquiry/record/{act}/", how).status_code in (200, 302)
    a_round_of_the_worker()
    assert reached() == {"frontdesk@example.org"}


@pytest.mark.parametrize(
    ("root", "said"),
    [
        (
            "/",
            "You can print or save this page to keep the reference. Nothing that you wrote is on it, and we do not send",
        ),
        ("/es/", "Puede imprimir o guardar esta página"),
    ],
)
def test_the_page_after_sending_is_the_acknowledgement_and_says_so(client, root, said):
    address = client.post(f"{root}contact/", typed(**BY_EMAIL))["Location"]
    page = soup(client.get(address))
    assert said in " ".join(page.main.get_text().split())
    for needed in (page.select_one(".reference"), page.h1, page.main.ol):
        assert not needed.find_parent(class_="screen-only"), "it stands on the printed page"
