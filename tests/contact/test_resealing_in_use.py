"""A new key while the site is in use: what is sent, noted, erased and indexed meanwhile is not lost, and does not come back."""

import io
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from contact import inquiries, keys, lookup, records, resealing
from contact.lookup import find, index_due
from contact.models import Inquiry, InquiryEvent, InquiryNote
from contact.resealing import reseal
from contact.retention import erase_due
from contact.sealing import key_id, key_id_of
from contact.words import SEALED, text_of, words_of
from tests.contact.factories import make_inquiry, somebody_with_records, typed
from tests.races import A_MOMENT, InTheMiddle, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_keys")]


@pytest.fixture
def keeper():
    return somebody_with_records()


def telephone(number: int) -> str:
    return f"(323) 555-01{number:02}"


def inquiry_with_note(number: int, by) -> Inquiry:
    inquiry = make_inquiry(preferred_name=f"Person {number}", telephone=telephone(number))
    inquiries.add_note(inquiry=inquiry, text=f"Note on {inquiry.reference}", by=by)
    return inquiry


def send(number: int) -> int:
    return (
        Client()
        .post(
            "/contact/",
            typed(preferred_name=f"Person {number}", telephone=telephone(number), message=f"Where do I park? {number}"),
        )
        .status_code
    )


def index_all() -> int:
    return sum(iter(index_due, 0))


def take_out_the_older_keys(settings) -> None:
    path = settings.INQUIRY_PRIVATE_KEYS_FILE
    path.write_text(path.read_text().split()[-1])


def assert_erased(inquiry: Inquiry) -> None:
    """Every column is empty, and so is the text of every note: what came back would be bytes."""
    inquiry.refresh_from_db()
    assert inquiry.erased_at
    assert {bytes(getattr(inquiry, name)) for name in SEALED} == {b""}
    assert (inquiry.telephone_digest, inquiry.email_digest, inquiry.digests_missing) == ("", "", False)
    assert {bytes(text) for text in inquiry.notes.values_list("text", flat=True)} <= {b""}


def test_nothing_is_lost_and_nothing_erased_comes_back(keeper, settings):
    old = [inquiry_with_note(number, keeper) for number in range(8)]
    erased, noted = old[::2], old[1::2]
    keys.add_key()
    outcomes = at_once(
        lambda: list(reseal()),
        lambda: [send(number) for number in range(20, 26)],
        lambda: [records.erase(inquiries=[inquiry], reason="They asked", by=keeper) for inquiry in erased],
        lambda: [inquiries.add_note(inquiry=inquiry, text="They called", by=keeper).pk for inquiry in noted],
        index_all,
        lambda: list(reseal()),
    )
    assert outcomes[:3] == [[], [303] * 6, [1] * 4]
    assert len(outcomes[3]) == 4
    assert outcomes[5] == []
    assert isinstance(outcomes[4], int), outcomes[4]

    take_out_the_older_keys(settings)
    for inquiry in erased:
        assert_erased(inquiry)
    read = {words_of(inquiry).preferred_name: inquiry for inquiry in Inquiry.objects.filter(erased_at=None)}
    assert set(read) == {f"Person {number}" for number in (1, 3, 5, 7, *range(20, 26))}
    for inquiry in noted:
        assert [text_of(note) for note in inquiry.notes.all()] == [f"Note on {inquiry.reference}", "They called"]
    index_all()
    for number in (1, 3, 5, 7, *range(20, 26)):
        assert [words_of(inquiry).preferred_name for inquiry in find(telephone(number))] == [f"Person {number}"]
    for number in (0, 2, 4, 6):
        assert not find(telephone(number)).exists()


def test_what_is_erased_by_itself_at_the_same_moment_stays_erased(keeper):
    old = [inquiry_with_note(number, keeper) for number in range(6)]
    keys.add_key()
    later = timezone.now() + timedelta(days=800)
    problems, erased, _ = at_once(lambda: list(reseal()), lambda: erase_due(now=later), index_all)
    assert (problems, erased) == ([], 6)
    for inquiry in old:
        assert_erased(inquiry)


def test_an_erasure_while_its_words_are_sealed_anew_has_the_last_word(keeper):
    inquiry = inquiry_with_note(1, keeper)
    keys.add_key()

    def erase():
        return records.erase(inquiries=[inquiry], reason="They asked", by=keeper)

    with InTheMiddle(resealing, "sealed_answers", erase) as erasure:
        assert list(reseal()) == []
    assert erasure.came == [1]
    assert_erased(inquiry)


def test_so_it_has_while_a_note_is_sealed_anew(keeper):
    inquiry = inquiry_with_note(1, keeper)
    keys.add_key()

    def erase():
        return records.erase(inquiries=[inquiry], reason="They asked", by=keeper)

    with InTheMiddle(resealing, "sealed_note", erase) as erasure:
        assert list(reseal()) == []
    assert erasure.came == [1]
    assert_erased(inquiry)


def test_what_is_being_erased_is_waited_for_and_no_trouble_is_told_of_it(keeper):
    inquiry = inquiry_with_note(1, keeper)
    keys.add_key()
    with InTheMiddle(InquiryEvent.objects, "create", lambda: list(reseal())) as sealing:
        records.erase(inquiries=[inquiry], reason="They asked", by=keeper)
    assert sealing.came == [[]]
    assert_erased(inquiry)


def test_so_it_is_waited_for_where_the_note_comes_next(keeper, monkeypatch):
    inquiry = inquiry_with_note(1, keeper)
    keys.add_key()
    create = InquiryEvent.objects.create

    def erase():  # and take a while to finish
        monkeypatch.setattr(InquiryEvent.objects, "create", lambda **row: (time.sleep(2 * A_MOMENT), create(**row))[1])
        return records.erase(inquiries=[inquiry], reason="They asked", by=keeper)

    with InTheMiddle(resealing, "_reseal_note", erase) as erasure:
        assert list(reseal()) == []
    assert erasure.came == [1]
    assert_erased(inquiry)


def test_a_note_that_is_written_while_its_inquiry_is_sealed_anew_is_kept(keeper, settings):
    inquiry = inquiry_with_note(1, keeper)
    keys.add_key()

    def note():
        return inquiries.add_note(inquiry=inquiry, text="They called", by=keeper).text

    with InTheMiddle(resealing, "sealed_answers", note):
        assert list(reseal()) == []
    take_out_the_older_keys(settings)
    assert [text_of(note) for note in inquiry.notes.all()] == [f"Note on {inquiry.reference}", "They called"]


def test_what_the_index_read_before_it_was_sealed_anew_is_found_by_the_new_key(keeper, settings):
    inquiry = inquiry_with_note(1, keeper)
    keys.add_key()
    with InTheMiddle(lookup, "digests_of", lambda: list(reseal())) as sealing:
        index_due()
    assert sealing.came == [[]]
    take_out_the_older_keys(settings)
    assert list(find(telephone(1))) == [inquiry]


def test_what_was_sealed_to_the_older_key_and_kept_after_all_is_read_and_sealed_anew_by_the_next_run(
    settings, monkeypatch
):
    """A process that had read the public key just before, or on another machine that has not got the new one yet."""
    make_inquiry()
    older = keys.public_key()
    call_command("rotate_inquiry_keys", verbosity=0, stdout=io.StringIO())
    with monkeypatch.context() as patch:
        patch.setattr(keys, "public_key", lambda: older)
        late = make_inquiry(preferred_name="Late")
    assert key_id_of(late.message) == key_id(older)
    assert words_of(late).preferred_name == "Late", "old keys still read"
    call_command("rotate_inquiry_keys", only_reseal=True, stdout=io.StringIO())
    take_out_the_older_keys(settings)
    assert words_of(Inquiry.objects.get(pk=late.pk)).preferred_name == "Late"


def test_new_ones_are_sealed_to_the_new_key_alone(keeper, settings):
    inquiry_with_note(1, keeper)
    keys.add_key()
    at_once(lambda: list(reseal()), lambda: send(2), lambda: send(3))
    sealed = [*Inquiry.objects.values_list("message", flat=True), *InquiryNote.objects.values_list("text", flat=True)]
    assert {key_id_of(words) for words in sealed} == {key_id(keys.public_key())}
    assert len(sealed) == 4
