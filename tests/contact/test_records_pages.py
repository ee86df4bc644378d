"""The pages: what they ask, what they give, and that nothing of a person stands in an address or a title."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localtime

from clinic.refusals import NotPossible
from contact import inquiries, records
from contact.lookup import index_due
from contact.models import EventKind, Inquiry, InquiryEvent
from tests.contact.factories import make_inquiry, somebody_at_the_desk
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db
PASSWORD = {"_password_again": "secret"}
PERSON, RECORD = "/admin/contact/inquiry/person/", "/admin/contact/inquiry/record/"


@pytest.fixture
def found():
    inquiry = make_inquiry(telephone="(323) 555-0107", preferred_name="Zebulon Quill")
    index_due()
    return inquiry


def kinds() -> list[str]:
    return list(InquiryEvent.objects.exclude(kind=EventKind.RECEIVED).values_list("kind", flat=True))


def test_a_person_is_found_and_only_the_reference_is_shown(client, desk, found):
    response = client.post(PERSON, {"given": "323 555 0107"})
    page = soup(response)
    assert found.reference in page.main.get_text()
    assert "Zebulon" not in page.get_text()
    assert "0107" not in page.title.get_text()
    assert response.headers["Cache-Control"].count("no-store")
    assert kinds() == ["looked_up"]
    assert not page.find_all("button", string=lambda text: text and "Export" in text), "that is another permission"


def test_the_next_erasure_is_shown(client, desk, found):
    due = date_format(localtime(found.received_at + timedelta(days=365)), "DATE_FORMAT")
    assert f"The next to be erased by themselves: 1 inquiry, on {due}." in " ".join(
        soup(client.get(PERSON)).main.get_text().split()
    )


def test_the_field_says_how_a_number_without_an_area_code_is_found(client, desk, found):
    page = soup(client.get(PERSON))
    (help_id,) = page.find(id="id_given")["aria-describedby"].split()
    assert "look for the number with it, and then without" in page.find(id=help_id).get_text()


def test_what_is_no_number_is_told_and_kept_in_its_field(client, desk):
    page = soup(client.post(PERSON, {"given": "Zebulon"}))
    assert "Enter a whole telephone number" in page.find(role="alert").get_text()
    assert page.find(id="id_given")["value"] == "Zebulon"
    assert kinds() == []


def test_an_export_asks_why_and_then_is_a_file_that_nobody_keeps(client, keeper, found):
    asked = soup(client.post(f"{RECORD}export/", {"inquiry": [found.pk]}))
    assert asked.find(id="id_reason")
    assert kinds() == []
    empty = soup(client.post(f"{RECORD}export/", {"inquiry": [found.pk], "file": "csv", "reason": " "} | PASSWORD))
    assert "Say why" in empty.find(role="alert").get_text()
    answers = {"inquiry": [found.pk], "file": "csv", "reason": "They asked"}
    response = client.post(f"{RECORD}export/", answers | PASSWORD)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="inquiries-20')
    assert "no-store" in response.headers["Cache-Control"]
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert row["preferred_name"] == "Zebulon Quill"
    assert kinds() == ["exported"]


def test_the_list_exports_what_is_chosen(client, keeper, found):
    page = soup(client.post("/admin/contact/inquiry/", {"action": "export_chosen", "_selected_action": [found.pk]}))
    assert [field["value"] for field in page.find_all(attrs={"name": "inquiry"})] == [str(found.pk)]
    answers = {"inquiry": [found.pk], "file": "csv", "reason": "They asked"} | PASSWORD
    response = client.post(page.main.form["action"], answers)
    assert "Zebulon Quill" in response.content.decode()
    assert "exported" in kinds()


def test_erasing_is_asked_and_done(client, keeper, found):
    page = soup(client.post(f"{RECORD}erase/", {"inquiry": [found.pk]}))
    assert "erased for ever" in page.main.get_text()
    response = client.post(f"{RECORD}erase/", {"inquiry": [found.pk], "reason": "They asked"} | PASSWORD)
    assert response.headers["Location"] == f"/admin/contact/inquiry/{found.pk}/change/"
    assert Inquiry.objects.get().erased_at
    assert kinds() == ["erased"]


def test_holding_and_letting_go(client, keeper, found):
    address = f"/admin/contact/inquiry/{found.pk}/change/"
    assert "Keep it from being erased" in client.get(address).content.decode()
    client.post(f"{RECORD}hold/", {"inquiry": [found.pk], "reason": "A court asks"})
    page = client.get(address).content.decode()
    assert "held since" in page
    assert "Let it be erased again" in page
    assert "Erase what they wrote" not in page
    client.post(f"{RECORD}let-go/", {"inquiry": [found.pk], "reason": "Done"})
    assert Inquiry.objects.get().held_at is None


def test_printing_is_written_down_before_anything_is_shown(client, desk, found):
    address = f"/admin/contact/inquiry/{found.pk}/print/"
    assert client.get(address).status_code == 405
    response = client.post(address)
    assert "Zebulon Quill" in response.content.decode()
    assert "Zebulon" not in soup(response).title.get_text()
    assert kinds() == ["printed"]


def test_looking_at_the_list_is_written_down(client, desk, found):
    make_inquiry()
    client.get("/admin/contact/inquiry/")
    event = InquiryEvent.objects.get(kind=EventKind.LISTED)
    assert (event.count, event.inquiry, event.by.username) == (2, None, "front-desk")


@pytest.mark.parametrize("act", ["export", "erase", "hold", "let-go"])
def test_the_front_desk_alone_gets_403(client, desk, found, act):
    data = {"inquiry": [found.pk], "reason": "x", "file": "csv"}
    assert client.post(f"{RECORD}{act}/", data).status_code == 403
    assert kinds() == []
    assert Inquiry.objects.get().erased_at is None


@pytest.mark.parametrize(
    "data", [{}, {"inquiry": ["x", "-1", "9" * 40]}, {"reason": "x"}, {"inquiry": "0", "reason": "x"}]
)
def test_odd_input_is_told_and_does_nothing(client, keeper, found, data):
    for act in ("export", "erase", "hold", "let-go"):
        response = client.post(f"{RECORD}{act}/", data)
        assert response.status_code == 200
        assert "No inquiry was chosen" in response.content.decode()
    assert client.post(f"{RECORD}burn/", data).status_code == 404
    assert kinds() == []


@pytest.mark.parametrize("act", ["export", "erase", "hold", "let-go"])
def test_odd_characters_in_the_reason_are_told_and_do_nothing(client, keeper, found, act):
    data = {"inquiry": [found.pk], "file": "csv", "reason": "They\x00 asked"} | PASSWORD
    response = client.post(f"{RECORD}{act}/", data)
    assert response.status_code == 200
    assert "characters that we cannot read" in soup(response).find(role="alert").get_text()
    assert kinds() == []


def test_an_administrator_sees_who_did_what_and_nothing_that_was_written(client, found):
    from tests.people import make_person

    client.force_login(somebody_at_the_desk())
    client.get(f"/admin/contact/inquiry/{found.pk}/change/")
    client.post(PERSON, {"given": "323 555 0107"})
    client.force_login(make_person("administrator"))
    page = client.get("/admin/contact/inquiryevent/")
    text = soup(page).main.get_text()
    for word in (found.reference, "front-desk", "opened", "looked up"):
        assert word in text
    assert "Zebulon" not in page.content.decode()
    event = InquiryEvent.objects.first()
    assert client.post(f"/admin/contact/inquiryevent/{event.pk}/change/", {"reason": "x"}).status_code == 403
    assert client.post(f"/admin/contact/inquiryevent/{event.pk}/delete/", {"post": "yes"}).status_code == 403


def test_there_is_no_note_on_what_is_erased(client, keeper):
    """It would be kept for ever, and shown to nobody."""
    inquiry = make_inquiry()
    records.erase(inquiries=[inquiry], reason="They asked", by=keeper)
    with pytest.raises(NotPossible, match="Nothing was kept"):
        inquiries.add_note(inquiry=inquiry, text="They called", by=keeper)
    address = f"/admin/contact/inquiry/{inquiry.pk}/change/"
    assert soup(client.get(address)).find(id="short-note") is None
    as_opened = {"status": "new", "initial-status": "new", "assigned_to": "", "initial-assigned_to": ""}
    answer = soup(client.post(address, {**as_opened, "note": "They called"}))
    assert "Nothing was kept" in answer.select_one(".field-note .errorlist").get_text()
    assert "They called" in answer.find(id="id_note").get_text()
    assert not inquiry.notes.exists()
