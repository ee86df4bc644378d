"""Looking up, exporting, erasing and holding: who may, what is asked for, what is written down."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest

from clinic.refusals import NotAllowed, NotPossible
from contact import inquiries, records
from contact.exports import COLUMNS
from contact.lookup import index_due
from contact.models import EventKind, Inquiry, InquiryEvent
from contact.retention import erase_due
from contact.statuses import Status
from contact.words import Words, text_of, words_of
from tests.contact.factories import close, make_inquiry, make_suspect, somebody_at_the_desk, somebody_with_records

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def keeper():
    return somebody_with_records()


@pytest.fixture
def desk():
    """Not signed in: nothing here is done with a browser."""
    return somebody_at_the_desk()


def newest() -> InquiryEvent:
    return InquiryEvent.objects.first()


def test_an_export_holds_everything_and_leaves_an_event_for_each(keeper, desk):
    two = [make_inquiry(preferred_name=name) for name in ("Zebulon", "Ysolde")]
    inquiries.add_note(inquiry=two[0], text="Called", by=desk)
    rows = json.loads(records.export(inquiries=two, file="json", reason=" They  asked ", by=keeper))
    assert [each["preferred_name"] for each in rows] == ["Zebulon", "Ysolde"]
    assert rows[0]["notes"][0]["text"] == "Called"
    events = InquiryEvent.objects.filter(kind=EventKind.EXPORTED)
    assert {(event.inquiry, event.by, event.reason) for event in events} == {
        (each, keeper, "They asked") for each in two
    }


def test_an_export_says_what_was_made_of_it_and_what_was_done_when_but_not_by_whom(keeper, desk):
    inquiry = make_suspect(preferred_name="Zebulon", now=NOON - HOUR)
    inquiries.change_status(inquiry=inquiry, to=Status.NEW, by=desk, now=NOON)
    inquiries.take(inquiry=inquiry, by=desk, now=NOON)
    inquiries.add_note(inquiry=inquiry, text="Called", by=desk, now=NOON)
    records.hold(inquiry=inquiry, reason="A court asks", by=keeper, now=NOON)
    close(inquiry, by=desk, now=NOON)
    (row,) = json.loads(records.export(inquiries=[Inquiry.objects.get()], file="json", reason="x", by=keeper))
    assert set(row) == set(COLUMNS)
    assert (row["status"], row["close_reason"]) == ("closed", "answered")
    assert row["closed_at"] == row["contacted_at"] == row["held_at"] == NOON.isoformat()
    assert row["spam_score"] >= 5
    assert "search" in row["spam_reasons"]
    assert row["crisis_flag"] is False
    assert [(event["by"], event["text"]) for event in row["events"]] == [
        ("the visitor", "received"),
        ("Front desk", "status changed to new"),
        ("Front desk", "assigned"),
        ("Front desk", "note added"),
        ("Front desk, Records of inquiries", "kept from being erased"),
        ("Front desk", "status changed to closed"),
    ]
    assert {event["at"] for event in row["events"][1:]} == {NOON.isoformat()}
    assert [(note["by"], note["text"]) for note in row["notes"]] == [("Front desk", "Called")]
    for private in (desk.username, keeper.username, "A court asks"):
        assert private not in json.dumps(row)


def test_a_table_has_each_event_on_a_line_of_its_cell(keeper, desk):
    close(make_inquiry(now=NOON - HOUR), by=desk, now=NOON)
    text = records.export(inquiries=[Inquiry.objects.get()], file="csv", reason="x", by=keeper)
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row["events"].splitlines()[1:] == [f"{NOON.isoformat()} Front desk: status changed to closed"]


@pytest.mark.parametrize("count", [1, 20])
def test_an_export_asks_little_however_many(keeper, desk, count, django_assert_max_num_queries):
    for _ in range(count):
        inquiries.add_note(inquiry=make_inquiry(), text="Called", by=desk)
    chosen = list(Inquiry.objects.all())
    with django_assert_max_num_queries(14):
        records.export(inquiries=chosen, file="csv", reason="x", by=keeper)


@pytest.mark.parametrize("reason", ["", "  ", "\u200b\u2060", "x" * 301])
def test_without_a_reason_nothing_is_done(keeper, reason):
    inquiry = make_inquiry()
    for act in (
        lambda: records.export(inquiries=[inquiry], file="csv", reason=reason, by=keeper),
        lambda: records.erase(inquiries=[inquiry], reason=reason, by=keeper),
        lambda: records.hold(inquiry=inquiry, reason=reason, by=keeper),
    ):
        with pytest.raises(NotPossible, match="Say why"):
            act()
    assert newest().kind == EventKind.RECEIVED


@pytest.mark.parametrize("odd", ["\x00", "\x07", "\x9f", chr(0xD800), "\ufffd"], ids=ascii)
def test_a_reason_that_no_database_keeps_is_refused_and_nothing_is_done(keeper, odd):
    inquiry = make_inquiry()
    reason = f"They {odd} asked"
    for act in (
        lambda: records.export(inquiries=[inquiry], file="csv", reason=reason, by=keeper),
        lambda: records.erase(inquiries=[inquiry], reason=reason, by=keeper),
        lambda: records.hold(inquiry=inquiry, reason=reason, by=keeper),
        lambda: records.let_go(inquiry=inquiry, reason=reason, by=keeper),
    ):
        with pytest.raises(NotPossible, match="characters that we cannot read"):
            act()
    assert newest().kind == EventKind.RECEIVED


def test_the_front_desk_alone_may_do_none_of_it(desk):
    inquiry = make_inquiry()
    for act in (
        lambda: records.export(inquiries=[inquiry], file="csv", reason="x", by=desk),
        lambda: records.erase(inquiries=[inquiry], reason="x", by=desk),
        lambda: records.hold(inquiry=inquiry, reason="x", by=desk),
        lambda: records.let_go(inquiry=inquiry, reason="x", by=desk),
    ):
        with pytest.raises(NotAllowed):
            act()
    inquiry.refresh_from_db()
    assert (inquiry.erased_at, inquiry.held_at) == (None, None)
    assert newest().kind == EventKind.RECEIVED


def test_somebody_with_the_records_role_alone_may_do_none_of_it(keeper):
    keeper.groups.remove(keeper.groups.get(name="Front desk"))
    keeper = type(keeper).objects.get(pk=keeper.pk)
    with pytest.raises(NotAllowed):
        records.export(inquiries=[make_inquiry()], file="csv", reason="x", by=keeper)


def test_erasing_takes_the_words_and_the_notes_and_leaves_the_count(keeper, desk):
    inquiry, other = make_inquiry(), make_inquiry()
    note = inquiries.add_note(inquiry=inquiry, text="Called", by=desk)
    assert records.erase(inquiries=[inquiry], reason="They asked", by=keeper) == 1
    inquiry.refresh_from_db()
    note.refresh_from_db()
    assert words_of(inquiry) == Words()
    assert text_of(note) == ""
    assert words_of(other).preferred_name == "Robin Marlowe"
    assert (newest().kind, newest().by, newest().reason) == (EventKind.ERASED, keeper, "They asked")
    assert Inquiry.objects.count() == 2
    assert records.erase(inquiries=[inquiry], reason="Again", by=keeper) == 0


def test_what_is_held_is_not_erased_by_anybody(keeper, desk):
    inquiry, free = make_inquiry(), make_inquiry()
    records.hold(inquiry=inquiry, reason="A court asks", by=keeper)
    with pytest.raises(NotPossible, match=f"{inquiry.reference} is held. Nothing was erased"):
        records.erase(inquiries=[free, inquiry], reason="They asked", by=keeper)
    free.refresh_from_db()
    assert free.erased_at is None, "all or none"
    close(inquiry, by=desk)
    much_later = inquiry.received_at.replace(year=inquiry.received_at.year + 9)
    assert erase_due(now=much_later) == 1, "the other one"
    records.let_go(inquiry=inquiry, reason="The court is done", by=keeper)
    assert erase_due(now=much_later) == 1
    kinds = list(inquiry.events.values_list("kind", flat=True))
    assert {EventKind.HELD, EventKind.LET_GO, EventKind.ERASED} <= set(kinds)


def test_an_export_of_what_cannot_be_read_is_refused_as_a_whole(keeper):
    whole, broken = make_inquiry(), make_inquiry()
    Inquiry.objects.filter(pk=broken.pk).update(message=whole.message)
    with pytest.raises(NotPossible, match="Nothing was exported"):
        records.export(inquiries=[whole, Inquiry.objects.get(pk=broken.pk)], file="csv", reason="x", by=keeper)
    assert newest().kind == EventKind.RECEIVED


def test_looking_somebody_up_is_written_down_without_whom(desk):
    make_inquiry(telephone="(323) 555-0107")
    index_due()
    assert len(records.look_up(given="323 555 0107", by=desk)) == 1
    assert (newest().kind, newest().inquiry, newest().count, newest().reason) == (EventKind.LOOKED_UP, None, 1, "")
    assert records.look_up(given="323 555 0108", by=desk) == []
    assert newest().count == 0


def test_where_the_key_is_not_nobody_is_looked_up(desk, settings, tmp_path):
    settings.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "not here"
    with pytest.raises(NotPossible, match="Nobody can be looked up here"):
        records.look_up(given="323 555 0107", by=desk)
