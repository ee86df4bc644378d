"""A database that is read-only, full, locked or away, in earnest: the visitor reads that nothing was sent, and whom to call.

`test_database_away` raises the errors; here the database itself refuses (`tests.contact.database_faults`).
"""

import logging

import pytest
from django.db import OperationalError, close_old_connections, connection

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact.models import Inquiry, InquiryEvent, Notification
from contact.words import words_of
from tests.contact.database_faults import faults
from tests.contact.factories import typed
from tests.contact.pages import filled_in, soup
from tests.contact.planted import PLANTED, found_in

pytestmark = pytest.mark.django_db(transaction=True)

FAULTS = faults()


@pytest.fixture(autouse=True)
def clinic():
    return save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142"))


@pytest.fixture(params=FAULTS)
def fault(request):
    return FAULTS[request.param]


def test_the_visitor_reads_that_it_was_not_sent_and_may_send_it_again(client, fault, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    sent = typed(**PLANTED)
    with fault.breaks():
        response = client.post("/contact/", sent)
    close_old_connections()  # as each request of the site itself begins
    page = soup(response)
    assert response.status_code == 503
    assert page.title.get_text().startswith("Error: ")
    summary = page.find(class_="error-summary")
    assert "was not sent" in summary.h2.get_text()
    assert summary.find("a", href="tel:3235550142")
    assert filled_in(page) == sent
    assert [model.objects.count() for model in (Inquiry, InquiryEvent, Notification)] == [0, 0, 0]

    said = caplog.text + "".join(str(record.__dict__) for record in caplog.records) + "".join(capsys.readouterr())
    assert any(f"An inquiry could not be saved: {name}\n" in caplog.text for name in fault.says)
    assert found_in(said) == []

    again = filled_in(page)
    assert client.post("/contact/", again).status_code == 303
    assert client.post("/contact/", again).status_code == 303
    assert words_of(Inquiry.objects.get()).message == PLANTED["message"]
    assert Notification.objects.count() == 1


def test_what_was_kept_without_its_process_having_learned_so_is_kept_once(client, monkeypatch):
    """The answer to COMMIT is lost on its way. Nobody can know; whoever sends again finds what is there."""
    commit = connection._commit

    def commit_and_lose_the_answer():
        commit()
        monkeypatch.undo()
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(connection, "_commit", commit_and_lose_the_answer)
    response = client.post("/contact/", typed(**PLANTED))
    assert response.status_code == 503
    assert client.post("/contact/", filled_in(soup(response))).status_code == 303
    assert Inquiry.objects.count() == Notification.objects.count() == 1


def test_who_was_just_told_that_it_is_here_still_gets_the_reference(client, fault):
    """The database goes away between the answer to the form and the page that it leads to."""
    thanks = client.post("/contact/", typed(**PLANTED))["Location"]
    with fault.breaks():
        response = client.get(thanks)
    close_old_connections()
    text = " ".join(soup(response).main.get_text().split())
    assert response.status_code == (200 if fault.reads else 503)
    assert thanks.removeprefix("/contact/thanks/?reference=") in text
    assert "What happens next" in text
    assert soup(response).main.find("a", href="tel:3235550142")
    assert "crisis-card" in soup(response).main.find(True)["class"]
    assert "no-store" in response["Cache-Control"]
