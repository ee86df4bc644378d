"""Exporting and erasing ask for the password of whoever sits there: an unlocked machine gives nothing away."""

import sys

import pytest
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.contrib.sessions.models import Session
from django.core.signals import got_request_exception
from django.views.debug import ExceptionReporter

from contact import records
from contact.models import EventKind, Inquiry, InquiryEvent
from tests.contact.factories import make_inquiry, somebody_at_the_desk
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db
RECORD = "/admin/contact/inquiry/record/"
ASKED = ["export", "erase"]
WRONG = ["", "Secret", "secret ", "not my secret", "\x00", "x" * 10_000]


@pytest.fixture
def inquiry():
    return make_inquiry(preferred_name="Zebulon Quill")


def form(chosen, **changes) -> dict:
    return {"inquiry": chosen.pk, "file": "json", "reason": "They asked", "_password_again": "secret", **changes}


def nothing_happened() -> bool:
    events = InquiryEvent.objects.exclude(kind=EventKind.RECEIVED)
    return not (events.exists() or Inquiry.objects.exclude(erased_at=None).exists())


@pytest.mark.parametrize("act", ASKED)
def test_the_page_asks_for_the_password_of_who_is_signed_in(client, keeper, inquiry, act):
    page = soup(client.post(f"{RECORD}{act}/", {"inquiry": inquiry.pk}))
    field = page.find("input", type="password")
    assert (field["name"], field["autocomplete"]) == ("_password_again", "current-password")
    assert field.has_attr("required")
    assert not field.has_attr("value")
    assert page.find("label", attrs={"for": field["id"]}).get_text() == "Your password"
    assert "signed in as records" in page.find(id=field["aria-describedby"]).get_text()


@pytest.mark.parametrize("act", ["hold", "let-go"])
def test_what_only_keeps_longer_does_not_ask(client, keeper, inquiry, act):
    assert not soup(client.post(f"{RECORD}{act}/", {"inquiry": inquiry.pk})).find("input", type="password")
    assert client.post(f"{RECORD}{act}/", {"inquiry": inquiry.pk, "reason": "A court asks"}).status_code == 302


@pytest.mark.parametrize("act", ASKED)
@pytest.mark.parametrize("typed", WRONG, ids=lambda typed: repr(typed[:20]))
def test_a_wrong_password_does_nothing_is_told_and_loses_nothing_else(client, keeper, inquiry, act, typed):
    other = make_inquiry()
    sent = form(inquiry, inquiry=[inquiry.pk, other.pk], reason="Request 12 of “them”", _password_again=typed)
    response = client.post(f"{RECORD}{act}/", sent)
    page = soup(response)
    assert response.status_code == 200
    said, field = page.find(role="alert"), page.find("input", type="password")
    assert "ur password" in said.get_text()
    assert field["aria-invalid"] == "true"
    assert said["id"] in field["aria-describedby"].split()
    assert page.find(id="id_reason")["value"] == "Request 12 of “them”"
    assert {each["value"] for each in page.find_all(attrs={"name": "inquiry"})} == {str(inquiry.pk), str(other.pk)}
    if act == "export":
        assert page.find("input", attrs={"name": "file", "checked": True})["value"] == "json"
    assert not field.has_attr("value")
    assert not typed.strip() or typed not in response.content.decode()
    assert nothing_happened()


@pytest.mark.parametrize("act", ASKED)
def test_a_post_without_the_field_does_nothing(client, keeper, inquiry, act):
    sent = form(inquiry)
    del sent["_password_again"]
    assert "Enter your password" in soup(client.post(f"{RECORD}{act}/", sent)).find(role="alert").get_text()
    assert nothing_happened()


def test_the_password_of_somebody_else_does_not_do(client, keeper, inquiry):
    other = somebody_at_the_desk("colleague")
    other.set_password("another secret")
    other.save()
    client.post(f"{RECORD}export/", form(inquiry, _password_again="another secret"))
    assert nothing_happened()


def test_with_it_the_file_is_given_and_the_words_are_erased(client, keeper, inquiry):
    assert "Zebulon Quill" in client.post(f"{RECORD}export/", form(inquiry)).content.decode()
    assert client.post(f"{RECORD}erase/", form(inquiry)).status_code == 302
    assert Inquiry.objects.get().erased_at
    kinds = InquiryEvent.objects.exclude(kind=EventKind.RECEIVED).values_list("kind", "by__username", "reason")
    assert set(kinds) == {(kind, "records", "They asked") for kind in ("exported", "erased")}


def test_a_right_password_for_a_missing_reason_says_that_one_is_missing(client, keeper, inquiry):
    page = soup(client.post(f"{RECORD}erase/", form(inquiry, reason=" ")))
    assert "Say why" in page.find(role="alert").get_text()
    assert not page.find("input", type="password").has_attr("aria-invalid")
    assert nothing_happened()


def test_each_wrong_one_is_a_failed_sign_in_and_a_right_one_no_new_session(client, keeper, inquiry):
    failed, signed_in = [], []

    def note_failure(credentials, **kwargs):
        failed.append(credentials)

    def note_sign_in(**kwargs):
        signed_in.append(kwargs)

    user_login_failed.connect(note_failure)
    user_logged_in.connect(note_sign_in)
    try:
        for password in ("not my secret", "secret"):
            client.post(f"{RECORD}export/", form(inquiry, _password_again=password))
    finally:
        user_login_failed.disconnect(note_failure)
        user_logged_in.disconnect(note_sign_in)
    assert [each["username"] for each in failed] == ["records"]
    assert "not my secret" not in str(failed)
    assert not signed_in
    assert Session.objects.count() == 1


def test_who_may_not_is_refused_before_any_password_is_tried(client, inquiry):
    client.force_login(somebody_at_the_desk())
    for password in ("secret", "not my secret"):
        assert client.post(f"{RECORD}export/", form(inquiry, _password_again=password)).status_code == 403
    assert nothing_happened()


def test_a_page_that_asks_to_sign_in_again_keeps_the_reason_and_not_the_password(client, keeper, inquiry):
    client.logout()
    page = soup(client.post(f"{RECORD}erase/", form(inquiry, _password_again="my own secret")))
    kept = {field["name"]: field.get("value") for field in page.select("#login-form input[type=hidden]")}
    assert kept["reason"] == "They asked"
    assert "my own secret" not in str(page)
    signed_in = {**kept, "_sign_in_username": "records", "_sign_in_password": "secret"}
    page = soup(client.post(f"{RECORD}erase/", signed_in))
    assert page.find(id="id_reason")["value"] == "They asked"
    assert page.find("input", type="password")["name"] == "_password_again"
    assert nothing_happened()


@pytest.mark.parametrize(
    ("signed_out", "where"),
    [(False, (records, "export")), (True, ("clinic.admin.sign_in_again.AdminAuthenticationForm",))],
    ids=["while it is done", "while signing in again"],
)
def test_a_fault_is_reported_without_any_password(client, keeper, inquiry, monkeypatch, signed_out, where):
    made = []

    def report(request, **kwargs):
        reporter = ExceptionReporter(request, *sys.exc_info())
        made.append(reporter.get_traceback_text() + reporter.get_traceback_html())

    def crash(*args, **kwargs):
        raise RuntimeError("a fault of ours")

    keeper.set_password(password := f"x{Session.objects.count()}".ljust(20, "q"))
    keeper.save()
    client.force_login(keeper)
    if signed_out:
        client.logout()
    monkeypatch.setattr(*where, crash)
    client.raise_request_exception = False
    got_request_exception.connect(report)
    try:
        sent = form(inquiry, _password_again=password, _sign_in_username="records", _sign_in_password=password)
        assert client.post(f"{RECORD}export/", sent).status_code == 500
    finally:
        got_request_exception.disconnect(report)
    (said,) = made
    assert "a fault of ours" in said
    assert password not in said
