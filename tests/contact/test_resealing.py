"""A new key, while the site runs: everything can be read before, during and after, and it can be stopped at any point."""

import itertools

import pytest
from django.core.management import CommandError, call_command

from contact import inquiries, keys
from contact.models import Inquiry, InquiryNote
from contact.resealing import reseal
from contact.sealing import key_id, key_id_of
from contact.words import text_of, words_of
from tests.contact.factories import make_inquiry, somebody_at_the_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(own_keys):
    by = somebody_at_the_desk()
    made = [make_inquiry(preferred_name=f"Person {number}") for number in range(3)]
    for inquiry in made:
        inquiries.add_note(inquiry=inquiry, text=f"Note on {inquiry.reference}", by=by)
    return made


def sealed_to() -> set[bytes]:
    rows = [*Inquiry.objects.values_list("message", flat=True), *InquiryNote.objects.values_list("text", flat=True)]
    return {key_id_of(row) for row in rows}


def all_is_readable() -> bool:
    names = [words_of(inquiry).preferred_name for inquiry in Inquiry.objects.order_by("pk")]
    notes = [text_of(note) == f"Note on {note.inquiry.reference}" for note in InquiryNote.objects.all()]
    return names == [f"Person {number}" for number in range(len(names))] and all(notes) and len(notes) == len(names)


def test_everything_is_sealed_to_the_new_key_and_the_old_one_may_go(there, own_keys):
    call_command("rotate_inquiry_keys", verbosity=0)
    assert sealed_to() == {key_id(keys.public_key())}
    path = own_keys.INQUIRY_PRIVATE_KEYS_FILE
    path.write_text(path.read_text().split()[-1])
    assert all_is_readable()


def test_stopped_at_any_point_all_is_readable_and_it_goes_on_from_there(there):
    keys.add_key()
    rounds = 0
    while len(sealed_to()) > 1 or sealed_to() != {key_id(keys.public_key())}:
        ticks = itertools.count()
        assert not list(reseal(go_on=lambda ticks=ticks, rounds=rounds: next(ticks) <= rounds))
        assert all_is_readable()
        rounds += 1
    assert rounds > 2, "it was stopped in between"


def test_what_arrives_meanwhile_is_sealed_to_the_new_key(there):
    keys.add_key()
    new = make_inquiry()
    assert key_id_of(new.message) == key_id(keys.public_key())
    assert list(reseal()) == []


def test_what_cannot_be_opened_is_told_and_stays_as_it_is(there, capsys):
    first, second = there[:2]
    Inquiry.objects.filter(pk=first.pk).update(message=second.message)
    before = bytes(Inquiry.objects.get(pk=first.pk).preferred_name)
    with pytest.raises(CommandError, match="1 could not be opened"):
        call_command("rotate_inquiry_keys")
    assert f"{first.reference}: They were sealed for another place" in capsys.readouterr().err
    assert bytes(Inquiry.objects.get(pk=first.pk).preferred_name) == before


def test_where_the_public_key_does_not_fit_nothing_is_changed(there, own_keys, tmp_path):
    held = own_keys.INQUIRY_PUBLIC_KEY_FILE.read_text()
    keys.add_key()
    own_keys.INQUIRY_PUBLIC_KEY_FILE.write_text(held)
    with pytest.raises(CommandError, match="does not fit"):
        call_command("rotate_inquiry_keys", only_reseal=True)
    assert all_is_readable()


def test_the_public_side_makes_no_new_key(there, own_keys, tmp_path):
    own_keys.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "not here"
    before = own_keys.INQUIRY_PUBLIC_KEY_FILE.read_text()
    with pytest.raises(CommandError, match="staff side"):
        call_command("rotate_inquiry_keys")
    assert own_keys.INQUIRY_PUBLIC_KEY_FILE.read_text() == before


def test_what_was_erased_stays_erased(there):
    Inquiry.objects.update(erased_at=there[0].received_at, message=b"", preferred_name=b"")
    call_command("rotate_inquiry_keys", verbosity=0)
    assert {bytes(value) for value in Inquiry.objects.values_list("message", flat=True)} == {b""}
