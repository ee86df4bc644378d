"""A fault of ours is reported in full, but for what a visitor typed."""

import secrets
import sys

import pytest
from django.core.signals import got_request_exception
from django.views.debug import ExceptionReporter

from contact import inquiries, mail
from tests.contact.factories import make_inquiry, somebody_at_the_desk, typed

pytestmark = pytest.mark.django_db


def word() -> str:
    """Made up at each run: a report quotes source lines, this file's too. Of letters alone, which is no disguise of spam."""
    return "".join(secrets.choice("abcdefghijklmnop") for _ in range(16))


PLANTED = {
    "preferred_name": word(),
    "telephone": f"+49{10**10 + secrets.randbelow(10**10)}",
    "message": word(),
}


@pytest.fixture
def reports(client):
    """The reports that Django would mail to administrators, as text and as HTML."""
    client.raise_request_exception = False
    made = []

    def report(request, **kwargs):
        reporter = ExceptionReporter(request, *sys.exc_info())
        made.append(reporter.get_traceback_text() + reporter.get_traceback_html())

    got_request_exception.connect(report)
    yield made
    got_request_exception.disconnect(report)


def crash(**kwargs):
    raise RuntimeError("a fault of ours")


def assert_nothing_typed_is_in(report: str) -> None:
    assert "a fault of ours" in report
    for word in PLANTED.values():
        assert word not in report


@pytest.mark.parametrize("where", [(mail, "queue"), (inquiries, "receive")])
def test_a_fault_while_receiving_is_reported_without_it(client, reports, monkeypatch, where):
    monkeypatch.setattr(*where, crash)
    assert client.post("/contact/", typed(**PLANTED)).status_code == 500
    assert_nothing_typed_is_in(*reports)


def test_a_fault_on_the_desk_is_reported_without_it(client, reports, monkeypatch):
    inquiry = make_inquiry(**PLANTED)
    client.force_login(somebody_at_the_desk())
    monkeypatch.setattr(inquiries, "record_view", crash)
    assert client.get(f"/admin/contact/inquiry/{inquiry.pk}/change/").status_code == 500
    assert_nothing_typed_is_in(*reports)
