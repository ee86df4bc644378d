"""An inquiry on paper: every line that it has, by its label."""

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime

from contact import inquiries
from contact.models import Inquiry
from tests.contact.factories import BY_EMAIL, somebody_at_the_desk, typed
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    person = somebody_at_the_desk()
    client.force_login(person)
    return person


def sent(client, form, **changes) -> Inquiry:
    client.post(form, typed(**changes))
    return Inquiry.objects.get()


def printed(client, inquiry) -> list[tuple[str, str]]:
    """(label, value) of each line, from the top."""
    rows = soup(client.post(f"/admin/contact/inquiry/{inquiry.pk}/print/")).select(".to-print tr")
    return [tuple(" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")) for row in rows]


def moment(at) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")


def test_it_has_all_that_somebody_chose_and_typed(client, desk):
    inquiry = sent(
        client,
        "/es/contact/",
        person="someone_i_care_for",
        interpreter_language="Mixteco",
        access_needs="Letra grande",
        topic="cost",
        message="¿Cuánto cuesta?\nGracias",
    )
    Inquiry.objects.update(crisis_flag=True)
    inquiries.take(inquiry=inquiry, by=desk)
    inquiries.add_note(inquiry=inquiry, text="Called at ten.", by=desk)
    assert printed(client, inquiry) == [
        ("Received", moment(inquiry.received_at)),
        ("Status", "new, looked after by front-desk"),
        ("Name", "Robin Marlowe"),
        ("Wants", "Phone call: (323) 555-0199"),
        ("Wrote in", "Spanish"),
        ("Heed", "May be in danger. In the morning. A voicemail is fine."),
        ("For whom", "Someone I care for"),
        ("About", "Cost and insurance"),
        ("Interpreter", "Mixteco"),
        ("Needs", "Letra grande"),
        ("Message", "¿Cuánto cuesta? Gracias"),
        (f"Note, {date_format(localdate(), 'DATE_FORMAT')}", "Called at ten. (front-desk)"),
    ]


def test_it_has_no_line_for_what_nobody_asked_for(client, desk):
    inquiry = sent(client, "/contact/", **BY_EMAIL, telephone="", message="")
    assert printed(client, inquiry) == [
        ("Received", moment(inquiry.received_at)),
        ("Status", "new"),
        ("Name", "Robin Marlowe"),
        ("Wants", "Email: robin@example.org"),
        ("Wrote in", "English"),
        ("Heed", "In the morning."),
        ("For whom", "Myself"),
        ("About", "New patient information"),
        ("Message", ""),
    ]


def test_who_wants_no_voicemail_has_it_said_on_paper_too(client, desk):
    inquiry = sent(client, "/contact/", voicemail_ok="")
    assert dict(printed(client, inquiry))["Heed"] == "In the morning. Leave no voicemail."
