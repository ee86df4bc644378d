"""Export and erasure for one person by command: nothing of the person is an argument, and it is written down who did it."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from contact.models import EventKind, Inquiry, InquiryEvent
from contact.records import hold
from tests.contact.factories import make_inquiry, somebody_at_the_desk, somebody_with_records

pytestmark = pytest.mark.django_db
HOW = {"by": "records", "reason": "Request 12"}


@pytest.fixture
def keeper():
    return somebody_with_records()


@pytest.fixture
def theirs(keeper):
    make_inquiry(telephone="(323) 555-0111", preferred_name="Somebody else")
    return [make_inquiry(telephone="(323) 555-0107", preferred_name="Zebulon") for _ in range(2)]


@pytest.fixture
def given(monkeypatch):
    def give(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    give("+1 323-555-0107\n")
    return give


def run(command: str, **options) -> str:
    out = io.StringIO()
    call_command(command, stdout=out, **HOW | options)
    return out.getvalue()


def test_all_that_is_kept_of_them_is_written_out(theirs, given):
    rows = json.loads(run("export_person"))
    assert {row["reference"] for row in rows} == {inquiry.reference for inquiry in theirs}
    assert {row["preferred_name"] for row in rows} == {"Zebulon"}
    assert (
        InquiryEvent.objects.filter(kind=EventKind.EXPORTED, reason="Request 12", by__username="records").count() == 2
    )
    given("3235550107")
    text = run("export_person", format="csv").removeprefix("\ufeff")
    assert [row["preferred_name"] for row in csv.DictReader(io.StringIO(text))] == ["Zebulon"] * 2


def test_what_they_wrote_is_erased_and_nobody_elses(theirs, given):
    assert "2 of 2 inquiries is erased" in run("erase_person")
    assert Inquiry.objects.filter(erased_at=None).count() == 1
    given("3235550107")
    with pytest.raises(CommandError, match="Nobody who left that"):
        run("erase_person")


def test_what_is_held_is_refused(theirs, given, keeper):
    hold(inquiry=theirs[0], reason="A court asks", by=keeper)
    with pytest.raises(CommandError, match="is held"):
        run("erase_person")
    assert not Inquiry.objects.exclude(erased_at=None).exists()


@pytest.mark.parametrize("text", ["", "\n", "Zebulon\n"])
def test_what_is_no_number_is_said_and_not_repeated(theirs, given, text):
    given(text)
    with pytest.raises(CommandError, match="whole telephone number") as error:
        run("export_person")
    assert "Zebulon" not in str(error.value)


def test_only_who_may_can_do_it(theirs, given):
    somebody_at_the_desk()
    with pytest.raises(CommandError, match="may not export"):
        run("export_person", by="front-desk")
    given("3235550107")
    with pytest.raises(CommandError, match="may not erase"):
        run("erase_person", by="front-desk")
    with pytest.raises(CommandError, match="nobody with the user name"):
        run("export_person", by="who")
