"""The message could not be kept: the visitor is told so, keeps what they typed, and learns whom to call."""

import logging
from contextlib import contextmanager

import pytest
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, connection

from clinic.contact_facts import keep_contact_facts
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact import intake
from contact.models import Inquiry
from contact.words import words_of
from tests.contact.factories import typed
from tests.contact.pages import filled_in, soup
from tests.contact.planted import PLANTED, found_in


@pytest.fixture
def clinic(db):
    return save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142"))


@contextmanager
def failing(error, *, only_writes: bool):
    def refuse(execute, sql, params, many, context):
        if only_writes and sql.lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")):
            return execute(sql, params, many, context)
        raise error

    with connection.execute_wrapper(refuse):
        yield


ERRORS = [
    OperationalError("attempt to write a readonly database"),
    OperationalError("database or disk is full"),
    OperationalError("database is locked"),
    InterfaceError("connection already closed"),
    DataError(f"value too long: {PLANTED['message']}"),
    IntegrityError(f"DETAIL: failing row contains ({PLANTED['preferred_name']})"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: str(error)[:24])
def test_it_says_that_the_message_was_not_sent_and_whom_to_call(client, clinic, error):
    sent = typed(**PLANTED)
    with failing(error, only_writes=True):
        response = client.post("/contact/", sent)
    page = soup(response)
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "no-store" in response["Cache-Control"]
    summary = page.find(class_="error-summary")
    assert page.title.get_text().startswith("Error: ")
    assert "was not sent" in summary.h2.get_text()
    assert summary.find("a", href="tel:3235550142")
    assert filled_in(page) == sent
    assert not Inquiry.objects.exists()


def test_sending_it_again_when_the_database_is_back_keeps_it_once(client, clinic):
    with failing(OperationalError("locked"), only_writes=True):
        page = soup(client.post("/contact/", typed(**PLANTED)))
    again = filled_in(page)
    assert client.post("/contact/", again).status_code == 303
    assert client.post("/contact/", again).status_code == 303
    assert words_of(Inquiry.objects.get()).message == PLANTED["message"]


@pytest.mark.parametrize("error", ERRORS[:4], ids=lambda error: str(error)[:24])
def test_a_database_that_answers_nothing_changes_none_of_that(client, error):
    keep_contact_facts(ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142"))
    sent = typed(**PLANTED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "cursor", raising(error))
        response = client.post("/contact/", sent)
    page = soup(response)
    assert response.status_code == 503
    assert filled_in(page) == sent
    assert page.find(class_="error-summary").find("a", href="tel:3235550142")
    assert page.find("a", href="tel:988")


def raising(error):
    def refuse(*args, **kwargs):
        raise error

    return refuse


test_a_database_that_answers_nothing_changes_none_of_that = pytest.mark.django_db(
    test_a_database_that_answers_nothing_changes_none_of_that
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: str(error)[:24])
def test_the_log_tells_of_the_fault_and_not_of_the_visitor(client, clinic, caplog, capsys, error):
    caplog.set_level(logging.DEBUG)
    with failing(error, only_writes=True):
        client.post("/contact/", typed(**PLANTED))
    assert f"An inquiry could not be saved: {type(error).__name__}" in caplog.text
    said = caplog.text + "".join(str(record.__dict__) for record in caplog.records) + "".join(capsys.readouterr())
    assert found_in(said) == []


def test_a_refusal_at_the_moment_of_commit_is_no_thanks_either(client, clinic, monkeypatch):
    monkeypatch.setattr(intake, "receive", raising(OperationalError("disk full at commit")))
    assert client.post("/contact/", typed()).status_code == 503
