"""A fault of ours is reported, on every page that knows what a visitor typed, and without any of it.

What is searched: the mail to ADMINS, the report as a page, what goes to the console, and the records of the log.
"""

import io
import logging
import secrets
import sys

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.core.signals import got_request_exception
from django.db import OperationalError
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.views.debug import get_exception_reporter_class

from contact import inquiries, records
from contact.models import EventKind
from tests.contact.factories import make_inquiry, somebody_with_records, typed

pytestmark = pytest.mark.django_db


def word() -> str:
    """Made up at each run: a report quotes source lines, this file's too. Of letters alone, which is no disguise of spam."""
    return "".join(secrets.choice("abcdefghijklmnop") for _ in range(16))


PLANTED = {
    "preferred_name": word(),
    "telephone": f"+49{10**10 + secrets.randbelow(10**10)}",
    "message": word(),
    "access_needs": word(),
}
# The note, the reason, what is looked up; the address after its question mark; cookies and headers.
NOTE, PASSWORD, QUERY, COOKIE, BROWSER, CAME_FROM, HOST = (word() for _ in range(7))
WORDS = [*PLANTED.values(), NOTE, PASSWORD, QUERY, COOKIE, BROWSER, CAME_FROM, HOST, "203.0.113.77"]
HEADERS = {
    "HTTP_USER_AGENT": BROWSER,
    "HTTP_REFERER": f"http://testserver/{CAME_FROM}/",
    "REMOTE_ADDR": "203.0.113.77",
}


def crash(*args, **kwargs):
    """As what fails on our side does: with the words in variables, messages, causes and notes."""
    held = [args, kwargs, " ".join(WORDS)]
    try:
        int(held[2])
    except ValueError as cause:
        cause.add_note(held[2])
        raise RuntimeError(f"Failing row contains ({held[2]})") from cause


class Reports:
    """All that is said of a fault."""

    def __init__(self, caplog):
        self.caplog, self.console, self.pages = caplog, io.StringIO(), []

    def keep(self, request, **kwargs):
        self.pages.append(get_exception_reporter_class(request)(request, *sys.exc_info()).get_traceback_html())

    @property
    def everything(self) -> str:
        mails = [f"{each.subject}\n{each.body}\n{getattr(each, 'alternatives', '')}" for each in mail.outbox]
        records = [record.getMessage() for record in self.caplog.records]
        return "\n".join([*mails, *self.pages, self.console.getvalue(), self.caplog.text, *records])

    def check(self, *said: str) -> None:
        found = self.everything
        assert [words for words in WORDS if words in found] == []
        for words in said:
            assert words in self.console.getvalue(), "it is in the log"
            assert words in "".join(each.body for each in mail.outbox), "and in the mail"


@pytest.fixture
def reports(settings, caplog, client):
    settings.ADMINS = [("Admin", "admin@example.org")]
    client.raise_request_exception = False
    client.cookies["choice"] = COOKIE
    (console,) = (handler for handler in logging.getLogger().handlers if handler.name == "console")
    found = Reports(caplog)
    before = console.setStream(found.console)
    got_request_exception.connect(found.keep)
    yield found
    got_request_exception.disconnect(found.keep)
    console.setStream(before)


@pytest.fixture
def inquiry():
    return make_inquiry(**PLANTED)


HANDLED = {"status": "new", "initial-status": "new", "assigned_to": "", "initial-assigned_to": "", "note": NOTE}
CHOSEN = {"inquiry": "{pk}", "reason": NOTE, "file": "csv", "_password_again": "secret"}
LIST = "/admin/contact/inquiry/"

# What breaks, and the request that comes there: the fields of a POST, or None for a GET.
VISITORS = [
    ("contact.views._metadata", "/contact/", None),
    ("contact.views._metadata", "/es/contact/", {"consent": ""}),
    ("contact.views._has_room", "/contact/", {}),
    ("contact.views.intake.receive", "/contact/", {}),
    ("contact.mail.queue", "/contact/", {}),
    ("contact.words.seal", "/es/contact/", {}),
    ("contact.views.is_reference", "/contact/thanks/?reference={reference}", None),
]
STAFF = [
    ("contact.records.record_list", LIST, None),
    ("contact.inquiries.record_view", f"{LIST}{{pk}}/change/", None),
    ("contact.admin.inquiry.shown", f"{LIST}{{pk}}/change/", None),
    ("contact.inquiries.add_note", f"{LIST}{{pk}}/change/", HANDLED),
    ("contact.inquiries.add_note", f"{LIST}{{pk}}/note/", {"note": NOTE}),
    ("contact.inquiries.assign", f"{LIST}{{pk}}/take/", {}),
    ("contact.inquiries.release", f"{LIST}{{pk}}/release/", {}),
    ("contact.inquiries.change_status", f"{LIST}{{pk}}/answered/", {}),
    ("contact.inquiries.change_status", f"{LIST}{{pk}}/left-message/", {}),
    ("contact.inquiries.change_status", f"{LIST}{{pk}}/close/", {"reason": "answered"}),
    ("contact.admin.reach.reply_to", f"{LIST}{{pk}}/reach/", {}),
    ("contact.records.find", f"{LIST}person/", {"given": PLANTED["telephone"]}),
    ("contact.admin.records.next_erasure", f"{LIST}person/", None),
    ("contact.records.record_print", f"{LIST}{{pk}}/print/", {}),
    ("contact.admin.records.open_note", f"{LIST}{{pk}}/print/", {}),
    ("contact.admin.records.check_password_again", f"{LIST}record/erase/", CHOSEN | {"_password_again": PASSWORD}),
    ("contact.records._row", f"{LIST}record/export/", CHOSEN),
    ("contact.exports.safe_cell", f"{LIST}record/export/", CHOSEN),
    ("contact.records.erase_words", f"{LIST}record/erase/", CHOSEN),
    ("contact.records._record", f"{LIST}record/hold/", CHOSEN),
    ("contact.querysets.InquiryQuerySet.locked", f"{LIST}record/let-go/", CHOSEN),
    ("contact.admin.report.cases_from", f"{LIST}report/", None),
    ("contact.admin.inquiry.InquiryAdmin.has_view_permission", f"{LIST}{{pk}}/history/", None),
    ("contact.admin.desk.said", "/admin/", None),
]


def request(client, inquiry, address: str, fields: dict | None):
    address = address.format(pk=inquiry.pk, reference=inquiry.reference)
    address += f"{'&' if '?' in address else '?'}q={QUERY}"
    if fields is None:
        return client.get(address, **HEADERS)
    fields = {name: value.format(pk=inquiry.pk) for name, value in fields.items()}
    return client.post(address, fields, **HEADERS)


@pytest.mark.parametrize(("where", "address", "fields"), VISITORS)
def test_a_fault_on_a_visitors_page_is_reported_without_it(
    client, reports, inquiry, monkeypatch, where, address, fields
):
    monkeypatch.setattr(where, crash)
    fields = None if fields is None else typed(**PLANTED | {"access_needs": NOTE}, **fields)
    assert request(client, inquiry, address, fields).status_code == 500
    reports.check("RuntimeError", "ValueError", "in crash", f"Internal Server Error: {address.partition('?')[0]}")


@pytest.mark.parametrize(("where", "address", "fields"), STAFF)
def test_a_fault_on_a_page_of_staff_is_reported_without_it(
    client, reports, inquiry, keeper, monkeypatch, where, address, fields
):
    inquiries.add_note(inquiry=inquiry, text=NOTE, by=keeper)
    monkeypatch.setattr(where, crash)
    assert request(client, inquiry, address, fields).status_code == 500
    reports.check("RuntimeError", "in crash", "Internal Server Error: /admin/")


def test_every_page_of_an_inquiry_is_in_the_table():
    inside = next(part for part in get_resolver().url_patterns if str(part.pattern) == "admin/").url_patterns
    pages = next(part for part in inside if str(part.pattern) == "contact/inquiry/").url_patterns
    tried = {address.removeprefix(LIST) for _, address, _ in STAFF if address.startswith(LIST)}
    there = {str(page.pattern) for page in pages if isinstance(page, URLPattern)}
    refused = {"add/", "<path:object_id>/delete/", "<path:object_id>/"}  # to everybody; the last leads to …/change/
    alike = {
        "{pk}/change/": "<path:object_id>/change/",
        "{pk}/history/": "<path:object_id>/history/",
        "{pk}/print/": "<int:pk>/print/",
        **{f"record/{act}/": "record/<slug:act>/" for act in ("export", "erase", "hold", "let-go")},
    }
    assert there - refused == {alike.get(page, page.replace("{pk}", "<int:object_id>")) for page in tried}


def test_a_host_that_is_not_ours_is_reported_without_its_name(client, reports):
    assert client.get("/contact/", **HEADERS | {"HTTP_HOST": f"{HOST}.example.com"}).status_code == 400
    reports.check("A request to an address was refused (DisallowedHost, 400)")


def test_a_form_of_staff_that_came_from_elsewhere_is_logged_without_where(reports):
    client = Client(enforce_csrf_checks=True)
    sent = {"username": NOTE, "password": NOTE}
    elsewhere = {**HEADERS, "HTTP_REFERER": f"https://{CAME_FROM}.example.com/{QUERY}"}
    assert client.post("/admin/login/", sent, secure=True, **elsewhere).status_code == 403
    origin = {**HEADERS, "HTTP_ORIGIN": f"https://{HOST}.example.com"}
    assert client.post("/admin/login/", sent, secure=True, **origin).status_code == 403
    reports.check()
    assert reports.console.getvalue().count("A request to /admin/login/ was refused (csrf, 403)") == 2


def test_what_is_lost_on_the_way_is_not_said_in_the_words_of_the_database(client, reports, monkeypatch):
    def fail(**kwargs):
        raise OperationalError(f"Failing row contains ({kwargs})")

    monkeypatch.setattr("contact.views.intake.receive", fail)
    assert client.post("/contact/", typed(**PLANTED), **HEADERS).status_code == 503
    reports.check("Service Unavailable: /contact/")


@pytest.mark.parametrize(
    ("command", "where"),
    [
        ("export_person", "contact.records.as_json"),
        ("export_person", "contact.records._row"),
        ("export_person", "contact.records.find"),
        ("erase_person", "contact.records.erase_words"),
    ],
)
def test_a_command_about_a_person_that_breaks_says_where_and_no_word(reports, inquiry, monkeypatch, command, where):
    somebody_with_records()
    monkeypatch.setattr("sys.stdin", io.StringIO(PLANTED["telephone"]))
    monkeypatch.setattr(where, crash)
    if where.endswith("as_json"):
        monkeypatch.setitem(records.FORMATS, "json", records.Format("JSON", "text/json", crash))
    with pytest.raises(CommandError, match=r"(?s)Something of ours is broken\..*in crash.*RuntimeError") as error:
        call_command(command, by="records", reason="They asked")
    assert [words for words in WORDS if words in str(error.value)] == []
    assert error.value.__suppress_context__, "Python tells of nothing else"
    inquiry.refresh_from_db()
    assert inquiry.erased_at is None
    assert not inquiry.events.filter(kind=EventKind.EXPORTED).exists()
    assert User.objects.filter(username="records").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("where", "command", "options"),
    [
        ("contact.lookup.digests_of", "run_worker", {"once": True}),
        ("contact.resealing.sealed_answers", "rotate_inquiry_keys", {}),
    ],
)
def test_so_does_what_works_behind_the_site(reports, own_keys, inquiry, monkeypatch, where, command, options):
    monkeypatch.setattr(where, crash)
    with pytest.raises(CommandError, match=r"(?s)in crash.*RuntimeError") as error:
        call_command(command, stdout=io.StringIO(), **options)
    assert [words for words in WORDS if words in str(error.value)] == []
    reports.check()
