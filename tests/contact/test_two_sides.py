"""The process that serves the public takes inquiries and cannot read one; the staff side reads them."""

import re

import pytest
from django.db import connection

from contact import inquiries, keys
from contact.models import Inquiry, InquiryNote
from contact.words import SEALED, CannotOpen, text_of, words_of
from tests.contact.factories import make_inquiry, somebody_at_the_desk, typed
from tests.contact.planted import PLANTED

pytestmark = pytest.mark.django_db


@pytest.fixture
def public_side(settings, tmp_path):
    """Without the private key, as on another host."""
    settings.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "not here"


def address(inquiry: Inquiry) -> str:
    return f"/admin/contact/inquiry/{inquiry.pk}/change/"


def every_value() -> str:
    """All that the database holds of inquiries and notes."""
    found = ""
    with connection.cursor() as cursor:
        for table in ("contact_inquiry", "contact_inquirynote", "contact_inquiryevent", "contact_notification"):
            cursor.execute(f"SELECT * FROM {table}")
            for row in cursor.fetchall():
                found += repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
    return found


def test_the_public_side_takes_an_inquiry_and_cannot_read_it(client, public_side):
    assert client.post("/contact/", typed(**PLANTED)).status_code == 303
    with pytest.raises(keys.NoKey):
        words_of(Inquiry.objects.get())


def test_the_staff_side_reads_what_the_public_side_took(client, desk, settings, tmp_path):
    private, settings.INQUIRY_PRIVATE_KEYS_FILE = settings.INQUIRY_PRIVATE_KEYS_FILE, tmp_path / "not here"
    client.post("/contact/", typed(**PLANTED))
    settings.INQUIRY_PRIVATE_KEYS_FILE = private
    page = client.get(address(Inquiry.objects.get())).content.decode()
    for word in PLANTED.values():
        assert word in page


def test_without_the_private_key_the_desk_says_so_and_shows_what_it_can(client, desk, public_side):
    inquiry = make_inquiry(**PLANTED)
    page = client.get(address(inquiry)).content.decode()
    assert "cannot be read here" in page
    assert "not here cannot be read: No such file" in page
    assert inquiry.reference in page
    assert not any(word in page for word in PLANTED.values())


def test_the_database_holds_nothing_that_anybody_typed():
    inquiry = make_inquiry(**PLANTED, interpreter_language="Quechua", access_needs="Larger print")
    inquiries.add_note(inquiry=inquiry, text="Quokka called", by=somebody_at_the_desk())
    held = every_value()
    for words in (*PLANTED.values(), "Quechua", "Larger", "Quokka"):
        for word in re.findall(r"\w{4,}", words):
            assert word not in held
    assert inquiry.reference in held, "the search would find what is there"


def test_two_inquiries_whose_words_were_swapped_are_told(client, desk):
    first, second = make_inquiry(**PLANTED), make_inquiry(preferred_name="Somebody else")
    Inquiry.objects.filter(pk=first.pk).update(preferred_name=second.preferred_name)
    first.refresh_from_db()
    with pytest.raises(CannotOpen, match="another place"):
        words_of(first)
    page = client.get(address(first)).content.decode()
    assert "They were sealed for another place" in page
    assert "Somebody else" not in page


def test_a_column_that_was_emptied_is_told():
    inquiry = make_inquiry(**PLANTED)
    Inquiry.objects.filter(pk=inquiry.pk).update(message=b"")
    with pytest.raises(CannotOpen, match="no sealed words"):
        words_of(Inquiry.objects.get())


def test_a_note_cannot_be_moved_or_read_without_the_key(settings, tmp_path):
    by, inquiry = somebody_at_the_desk(), make_inquiry()
    first, second = (inquiries.add_note(inquiry=inquiry, text=text, by=by) for text in ("One", "Two"))
    assert [text_of(note) for note in (first, second)] == ["One", "Two"]
    first.text = second.text
    with pytest.raises(CannotOpen):
        text_of(first)
    settings.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "not here"
    with pytest.raises(keys.NoKey):
        text_of(InquiryNote.objects.get(pk=second.pk))


def test_without_the_public_key_the_visitor_is_told_that_nothing_was_sent(client, settings, tmp_path, caplog):
    settings.INQUIRY_PUBLIC_KEY_FILE = tmp_path / "not here"
    response = client.post("/contact/", typed(**PLANTED))
    assert response.status_code == 503
    page = response.content.decode()
    assert "Your message was not sent" in page
    assert all(word in page for word in PLANTED.values()), "nothing that was typed is lost"
    assert not Inquiry.objects.exists()
    assert "An inquiry could not be saved: NoKey" in caplog.text
    assert not any(word in caplog.text for word in PLANTED.values())


def test_every_column_of_bytes_is_sealed():
    """Whoever adds a column of words adds it to the words that are opened, which are those that are sealed."""
    columns = {field.name for field in Inquiry._meta.fields if field.get_internal_type() == "BinaryField"}
    assert columns == set(SEALED)
