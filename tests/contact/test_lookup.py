"""Somebody is found by the number or address they left, however either is written, by the staff side alone."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from clinic.management.commands import run_worker
from clinic.worker import jobs
from contact import keys, lookup, records
from contact.lookup import NothingToFind, find, index_due
from contact.models import Inquiry
from contact.retention import erase_due
from contact.words import words_of
from tests.contact.factories import close, make_inquiry, somebody_at_the_desk
from tests.races import InTheMiddle

pytestmark = pytest.mark.django_db


def a_round_of_the_worker() -> None:
    for job in jobs():
        job.do(lambda: True)


@pytest.fixture
def two():
    by_telephone = make_inquiry(telephone="(323) 555-0107")
    by_email = make_inquiry(contact_method="email", telephone="", email="Robin@Example.org")
    assert index_due() == 2
    return by_telephone, by_email


@pytest.mark.parametrize(
    "given", ["(323) 555-0107", "323-555-0107", "+1 323 555 0107", " 3235550107 ", "323.555.0107 x12"]
)
def test_a_number_finds_its_inquiry_however_it_is_written(two, given):
    assert list(find(given)) == [two[0]]


@pytest.mark.parametrize("given", ["Robin@Example.org", "robin@example.org", " ROBIN@EXAMPLE.ORG "])
def test_an_address_finds_its_inquiry(two, given):
    assert list(find(given)) == [two[1]]


@pytest.mark.parametrize("given", ["(323) 555-0108", "robin@example.com"])
def test_another_finds_none(two, given):
    assert not find(given).exists()


def test_a_number_without_an_area_code_is_found_without_one_alone():
    """With one it might be somebody else's, whose inquiry would then be handed out or erased."""
    local, whole = make_inquiry(telephone="555-0107"), make_inquiry(telephone="(323) 555-0107")
    assert index_due() == 2
    assert list(find("555 0107")) == list(find("5550107")) == [local]
    assert list(find("(323) 555-0107")) == [whole]


@pytest.mark.parametrize("given", ["", "robin", "@", "12", "robin@", "x" * 5000, "\x00", "O'Brien%"])
def test_what_is_neither_is_said_and_not_repeated(two, given):
    with pytest.raises(NothingToFind) as error:
        find(given)
    assert "whole telephone number" in str(error.value)
    assert len(given) < 3 or given not in str(error.value)


def test_the_public_side_writes_no_digest(settings, tmp_path):
    settings.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "not here"
    make_inquiry()
    a_round_of_the_worker()
    assert Inquiry.objects.filter(digests_missing=True).count() == 1
    with pytest.raises(keys.NoKey):
        find("(323) 555-0199")


def test_the_worker_of_the_staff_side_writes_them_by_itself():
    inquiry = make_inquiry()
    a_round_of_the_worker()
    assert list(find("(323) 555-0199")) == [inquiry]
    assert index_due() == 0, "once"


def test_the_digests_tell_nothing_and_depend_on_the_key(two):
    telephone, email = (Inquiry.objects.get(pk=each.pk) for each in two)
    assert re.fullmatch("[0-9a-f]{64}", telephone.telephone_digest)
    assert (telephone.email_digest, email.telephone_digest) == ("", "")
    before = telephone.telephone_digest
    call_command("rotate_inquiry_keys", verbosity=0)
    telephone.refresh_from_db()
    assert telephone.telephone_digest not in ("", before)
    assert list(find("(323) 555-0107")) == [telephone]


def test_by_an_older_key_they_are_found_until_the_index_is_made_anew(own_keys, two):
    """A rotation takes its time, and the index of what it has not come to yet is under the key that it was made with."""
    keys.add_key()
    newer = make_inquiry(telephone="(323) 555-0107")
    assert index_due() == 1
    assert {*find("323 555 0107")} == {two[0], newer}
    assert list(find("robin@example.org")) == [two[1]]
    call_command("rotate_inquiry_keys", only_reseal=True, verbosity=0)
    path = own_keys.INQUIRY_PRIVATE_KEYS_FILE
    path.write_text(path.read_text().split()[-1])
    assert {*find("323 555 0107")} == {two[0], newer}, "by the newest alone"


def test_what_is_erased_is_found_no_more(two):
    close(two[0], by=somebody_at_the_desk())
    assert erase_due(now=two[0].received_at.replace(year=two[0].received_at.year + 1)) >= 1
    assert not find("(323) 555-0107").exists()
    assert Inquiry.objects.get(pk=two[0].pk).telephone_digest == ""


def test_an_inquiry_that_nobody_can_open_keeps_nobody_else_from_being_found():
    broken, whole = make_inquiry(), make_inquiry()
    Inquiry.objects.filter(pk=broken.pk).update(message=whole.message)
    assert index_due() == 1
    assert list(find("(323) 555-0199")) == [whole]


def test_the_keys_are_read_once_however_many_inquiries(monkeypatch):
    for _ in range(5):
        make_inquiry()
    real, read = keys.private_keys, []

    def counted():
        read.append(1)
        return real()

    monkeypatch.setattr(keys, "private_keys", counted)
    assert index_due() == 5
    assert len(read) == 1


def test_what_cannot_be_opened_is_not_tried_in_each_round_of_the_worker(monkeypatch):
    """A lost key would otherwise keep the worker and the database busy with its rows, second after second."""
    broken, whole = make_inquiry(), make_inquiry()
    Inquiry.objects.filter(pk=broken.pk).update(message=whole.message)
    tried = []
    monkeypatch.setattr(lookup, "words_of", lambda inquiry, *keys: tried.append(inquiry.pk) or words_of(inquiry, *keys))
    only = [job for job in jobs() if job.name == "finding inquiries by person"]
    monkeypatch.setattr(run_worker, "jobs", lambda: only)
    monkeypatch.setattr(run_worker, "close_old_connections", lambda: None)  # a test has one
    worker, now = run_worker.Command(), timezone.now()
    for second in range(90):
        monkeypatch.setattr(timezone, "now", lambda second=second: now + timedelta(seconds=second))
        worker.make_round()
    assert tried.count(broken.pk) == 2
    assert tried.count(whole.pk) == 1


def test_who_looks_somebody_up_need_not_wait_for_the_worker():
    inquiry = make_inquiry(telephone="(323) 555-0107")
    assert records.look_up(given="323 555 0107", by=somebody_at_the_desk()) == [inquiry]


@pytest.mark.django_db(transaction=True)
def test_while_many_wait_somebody_else_may_write():
    """SQLite refuses to write to who has read half of a list that somebody else changed meanwhile."""
    made = [make_inquiry(telephone=f"(323) 555-010{number}") for number in range(5)]
    with InTheMiddle(lookup, "digests_of", make_inquiry) as other:
        assert index_due(limit=2) == 2
    assert sum(iter(lambda: index_due(limit=2), 0)) == 4
    assert [list(find(f"(323) 555-010{number}")) for number in range(5)] == [[inquiry] for inquiry in made]
    assert not isinstance(other.came[0], Exception)
