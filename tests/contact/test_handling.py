"""The verbs of the desk: who may, what changes, and the event that each leaves."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from contact import inquiries
from contact.inquiries import NotPossible
from contact.models import Inquiry, InquiryEvent, InquiryNote
from contact.permissions import NotAllowed, can_answer, people_who_answer
from contact.statuses import TRANSITIONS, UNANSWERED, CloseReason, Status
from contact.words import text_of
from tests.contact.factories import close, make_inquiry, make_suspect, move, somebody_at_the_desk
from tests.people import make_person
from tests.races import at_once

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
db = pytest.mark.django_db

# The shortest way from new to each status.
WAYS = {
    Status.NEW: (),
    Status.IN_PROGRESS: (Status.IN_PROGRESS,),
    Status.WAITING: (Status.WAITING,),
    Status.ANSWERED: (Status.ANSWERED,),
    Status.CLOSED: (Status.CLOSED,),
    Status.SPAM: (Status.SPAM,),
    Status.QUARANTINE: (),  # it begins there
}


def inquiry_that_is(status: Status, by) -> Inquiry:
    inquiry = make_suspect() if status == Status.QUARANTINE else make_inquiry()
    return move(inquiry, *WAYS[status], by=by)


# The table


def test_the_table_says_where_each_status_leads():
    assert set(TRANSITIONS) == set(Status)
    for status, following in TRANSITIONS.items():
        assert following, "a status that nobody can leave"
        assert status not in following
        assert len(set(following)) == len(following)


def test_every_status_can_be_reached_from_where_an_inquiry_begins():
    reached, waiting = {Status.NEW, Status.QUARANTINE}, [Status.NEW, Status.QUARANTINE]
    while waiting:
        new = set(TRANSITIONS[waiting.pop()]) - reached
        reached |= new
        waiting += new
    assert reached == set(Status)


@db
@pytest.mark.parametrize("to", Status)
@pytest.mark.parametrize("status", Status)
def test_an_inquiry_moves_along_the_table_and_no_other_way(status, to):
    by = somebody_at_the_desk()
    inquiry = inquiry_that_is(status, by)
    count = inquiry.events.count()
    if to in TRANSITIONS[status]:
        move(inquiry, to, by=by, now=NOON)
        event = inquiry.events.exclude(at__gt=NOON).get()
        assert (event.kind, event.by, event.from_status, event.to_status) == ("status", by, status, to)
        inquiry.refresh_from_db()
        assert inquiry.status == to
    else:
        with pytest.raises(NotPossible, match=status.label):
            move(inquiry, to, by=by)
        inquiry.refresh_from_db()
        assert inquiry.status == status
        assert inquiry.events.count() == count


# Closing


@db
def test_closing_says_when_and_by_whom_and_reopening_takes_it_back():
    by = somebody_at_the_desk()
    inquiry = close(make_inquiry(), by=by, now=NOON)
    assert (inquiry.status, inquiry.closed_at, inquiry.closed_by) == ("closed", NOON, by)
    inquiry = inquiries.change_status(inquiry=inquiry, to=Status.IN_PROGRESS, by=by)
    assert (inquiry.closed_at, inquiry.closed_by) == (None, None)


@db
@pytest.mark.parametrize("odd", [{"status": "closed"}, {"closed_at": NOON}, {"status": "lost"}])
def test_the_database_refuses_a_closed_inquiry_without_when_and_by_whom(odd):
    inquiry = make_inquiry()
    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.filter(pk=inquiry.pk).update(**odd)


@db
@pytest.mark.parametrize("reason", ["", "because", None])
def test_nothing_is_closed_without_one_of_the_reasons(reason):
    by, inquiry = somebody_at_the_desk(), make_inquiry()
    with pytest.raises(NotPossible, match="why it is closed"):
        inquiries.close(inquiry=inquiry, reason=reason, by=by)
    closed = close(inquiry, reason=CloseReason.NO_REPLY, by=by)
    assert closed.close_reason == "no_reply"
    for odd in ("", "because"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Inquiry.objects.filter(pk=inquiry.pk).update(close_reason=odd)
    assert inquiries.change_status(inquiry=closed, to=Status.IN_PROGRESS, by=by).close_reason == ""


# Contact, and whose turn it is

LATER = NOON.replace(hour=15)


@db
@pytest.mark.parametrize("to", [Status.ANSWERED, Status.WAITING])
def test_contact_moves_it_along_and_leaves_its_event(to):
    by, inquiry = somebody_at_the_desk(), make_inquiry(now=NOON)
    inquiry = inquiries.record_contact(inquiry=inquiry, to=to, by=by, now=LATER)
    assert (inquiry.status, inquiry.contacted_at) == (to, LATER)
    assert [event.kind for event in inquiry.events.filter(by=by).order_by("pk")] == ["status", "contacted"]


@db
def test_another_message_to_somebody_who_waits_counts_too():
    by, inquiry = somebody_at_the_desk(), make_inquiry(now=NOON)
    for hour in (13, 14):
        inquiry = inquiries.record_contact(inquiry=inquiry, to=Status.WAITING, by=by, now=NOON.replace(hour=hour))
    assert (inquiry.contacted_at.hour, inquiry.waits_since.hour) == (13, 14)
    assert [event.kind for event in inquiry.events.filter(by=by).order_by("pk")] == ["status", "contacted", "contacted"]


@db
@pytest.mark.parametrize("to", [Status.NEW, Status.CLOSED, Status.IN_PROGRESS])
def test_contact_is_an_answer_or_a_message_and_nothing_else(to):
    with pytest.raises(NotPossible):
        inquiries.record_contact(inquiry=make_inquiry(), to=to, by=somebody_at_the_desk())


@db
@pytest.mark.parametrize(
    ("steps", "since"),
    [
        ([Status.IN_PROGRESS], NOON),
        ([Status.IN_PROGRESS, Status.WAITING], LATER),
        ([Status.WAITING, Status.IN_PROGRESS], LATER),
        ([Status.ANSWERED, Status.IN_PROGRESS], LATER),
        ([Status.CLOSED, Status.IN_PROGRESS], LATER),
        ([Status.SPAM, Status.NEW], NOON),
    ],
)
def test_the_time_to_answer_counts_from_when_it_became_our_turn(steps, since):
    assert move(make_inquiry(now=NOON), *steps, by=somebody_at_the_desk(), now=LATER).waits_since == since


@db
@pytest.mark.parametrize(
    ("reason", "was_reached"),
    [(CloseReason.ANSWERED, True), (CloseReason.BECAME_PATIENT, True), (CloseReason.DUPLICATE, False)],
)
def test_closing_counts_as_contact_only_where_somebody_was_reached(reason, was_reached):
    inquiry = close(make_inquiry(), reason=reason, by=somebody_at_the_desk(), now=LATER)
    assert (inquiry.contacted_at == LATER) == was_reached


# Assigning


@db
def test_who_takes_one_has_it_and_nobody_takes_it_from_them():
    by, other, inquiry = somebody_at_the_desk(), somebody_at_the_desk("other"), make_inquiry()
    inquiries.take(inquiry=inquiry, by=by)
    inquiries.take(inquiry=inquiry, by=by)
    with pytest.raises(NotPossible, match="front-desk looks after it already"):
        inquiries.take(inquiry=inquiry, by=other)
    assert inquiry.events.filter(kind="assigned").count() == 1


@db
def test_assigning_leaves_an_event_each_time_it_changes():
    by, other = somebody_at_the_desk(), somebody_at_the_desk("other")
    inquiry = make_inquiry()
    for to in (other, other, by, None):
        inquiry = inquiries.assign(inquiry=inquiry, to=to, by=by)
        assert inquiry.assigned_to == to
    events = inquiry.events.filter(kind="assigned").order_by("pk")
    assert [(event.by, event.assigned_to) for event in events] == [(by, other), (by, by), (by, None)]


@db
@pytest.mark.parametrize("role", ["author", "reviewer", "publisher", "administrator"])
def test_only_the_front_desk_can_be_given_an_inquiry(role):
    person = make_person(role)
    assert person not in people_who_answer()
    with pytest.raises(NotPossible):
        inquiries.assign(inquiry=make_inquiry(), to=person, by=somebody_at_the_desk())


@db
def test_somebody_who_left_is_offered_no_inquiry():
    here, gone = somebody_at_the_desk(), somebody_at_the_desk("gone", is_active=False)
    assert list(people_who_answer()) == [here]
    assert not can_answer(gone)


# Notes and events


@db
def test_a_note_says_who_and_when_and_leaves_an_event_without_its_words():
    by, inquiry = somebody_at_the_desk(), make_inquiry()
    note = inquiries.add_note(inquiry=inquiry, text="Called, no answer.", by=by, now=NOON)
    assert (text_of(note), note.by, note.at, note.inquiry) == ("Called, no answer.", by, NOON, inquiry)
    event = inquiry.events.get(kind="noted")
    assert (event.by, event.at) == (by, NOON)
    assert "Called" not in str([str(note), str(event), InquiryEvent.objects.values().get(pk=event.pk)])


@db
def test_the_same_note_by_the_same_person_within_a_minute_is_one():
    by, other, inquiry = somebody_at_the_desk(), somebody_at_the_desk("other"), make_inquiry()
    for text, who, seconds in (
        ("Called.", by, 0),
        ("Called.", by, 59),  # pressed twice
        ("Called.", other, 59),
        ("Called again.", by, 59),
        ("Called.", by, 61),
    ):
        inquiries.add_note(inquiry=inquiry, text=text, by=who, now=NOON + timedelta(seconds=seconds))
    inquiries.add_note(inquiry=make_inquiry(), text="Called.", by=by, now=NOON)
    kept = [(text_of(note), note.by, (note.at - NOON).seconds) for note in inquiry.notes.all()]
    assert kept == [("Called.", by, 0), ("Called.", other, 59), ("Called again.", by, 59), ("Called.", by, 61)]
    assert inquiry.events.filter(kind="noted").count() == 4


@db
def test_opening_leaves_an_event_each_time():
    by, inquiry = somebody_at_the_desk(), make_inquiry()
    inquiries.record_view(inquiry=inquiry, by=by, now=NOON)
    inquiries.record_view(inquiry=inquiry, by=by, now=NOON)
    assert [(event.by, event.at) for event in inquiry.events.filter(kind="viewed")] == [(by, NOON)] * 2


@db
def test_events_and_notes_are_added_and_never_changed():
    by, inquiry = somebody_at_the_desk(), make_inquiry()
    inquiries.add_note(inquiry=inquiry, text="Called.", by=by)
    for model in (InquiryEvent, InquiryNote):
        row = model.objects.first()
        rows = model.objects.all()
        for change in (
            row.save,
            row.delete,
            rows.delete,
            partial(rows.update, by=by),
            partial(rows.bulk_update, [row], ["by"]),
            partial(rows.update_or_create, pk=row.pk),
            partial(model.objects.update, by=by),
        ):
            with pytest.raises(TypeError, match="never"):
                change()
        assert model.objects.filter(pk=row.pk).exists()


# Who may


@db
@pytest.mark.parametrize("role", ["author", "reviewer", "publisher", "administrator", None])
def test_nobody_but_the_front_desk_can_do_any_of_it(role):
    inquiry, by, desk = make_inquiry(), make_person(role), somebody_at_the_desk()
    for verb in (
        partial(inquiries.record_view, inquiry=inquiry, by=by),
        partial(inquiries.assign, inquiry=inquiry, to=desk, by=by),
        partial(inquiries.add_note, inquiry=inquiry, text="x", by=by),
        partial(inquiries.change_status, inquiry=inquiry, to=Status.CLOSED, by=by),
        partial(inquiries.close, inquiry=inquiry, reason=CloseReason.OTHER, by=by),
        partial(inquiries.take, inquiry=inquiry, by=by),
        partial(inquiries.record_contact, inquiry=inquiry, to=Status.ANSWERED, by=by),
        partial(inquiries.record_contact_opened, inquiry=inquiry, by=by),
    ):
        with pytest.raises(NotAllowed, match="front desk"):
            verb()
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.assigned_to, inquiry.notes.count()) == ("new", None, 0)
    assert [event.kind for event in inquiry.events.all()] == ["received"]


# Lists


@db
def test_the_unanswered_come_first_the_longest_wait_before_all():
    by, made = somebody_at_the_desk(), {}
    for hour, status in enumerate([*Status, *Status]):
        make = make_suspect if status == Status.QUARANTINE else make_inquiry
        inquiry = make(now=NOON.replace(hour=hour))
        move(inquiry, *WAYS[status], by=by, now=NOON.replace(hour=hour))
        made[inquiry.pk] = (status in UNANSWERED, hour)
    waits = sorted(made_at for made_at in made.values() if made_at[0])
    rest = sorted((made_at for made_at in made.values() if not made_at[0]), reverse=True)
    assert [made[inquiry.pk] for inquiry in Inquiry.objects.for_inbox()] == waits + rest
    assert {inquiry.status for inquiry in Inquiry.objects.unanswered()} == set(UNANSWERED)


@db
def test_a_verb_goes_by_the_present_state_and_not_by_what_its_caller_read():
    by, read_before = somebody_at_the_desk(), make_inquiry()
    close(Inquiry.objects.get(pk=read_before.pk), by=by)
    with pytest.raises(NotPossible, match="closed"):
        inquiries.change_status(inquiry=read_before, to=Status.WAITING, by=by)


# Races


@pytest.mark.django_db(transaction=True)
def test_a_note_whose_button_is_pressed_twice_at_once_is_one():
    by, inquiry = somebody_at_the_desk(), make_inquiry()
    press = partial(inquiries.add_note, inquiry=inquiry, text="Called.", by=by)
    outcomes = at_once(press, press, press)
    assert [str(outcome) for outcome in outcomes] == [inquiry.reference] * 3
    assert inquiry.notes.count() == inquiry.events.filter(kind="noted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_move_one_inquiry_at_once_do_so_in_turn():
    by, inquiry = somebody_at_the_desk(), make_inquiry()
    outcomes = at_once(
        *(
            partial(inquiries.change_status, inquiry=Inquiry.objects.get(pk=inquiry.pk), by=by, to=to)
            for to in (Status.SPAM, Status.ANSWERED, Status.SPAM)
        )
    )
    won = [outcome for outcome in outcomes if not isinstance(outcome, Exception)]
    assert len(won) == 1, outcomes
    assert all(isinstance(outcome, NotPossible) for outcome in outcomes if outcome not in won), outcomes
    inquiry.refresh_from_db()
    event = inquiry.events.get(kind="status")
    assert (event.from_status, event.to_status) == ("new", inquiry.status)
