"""The verbs of the desk: who may, what changes, and the event that each leaves."""

from datetime import UTC, datetime
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from contact import inquiries
from contact.inquiries import NotPossible
from contact.models import Inquiry, InquiryEvent, InquiryNote
from contact.permissions import NotAllowed, can_answer, people_who_answer
from contact.statuses import TRANSITIONS, UNANSWERED, Status
from contact.words import text_of
from tests.contact.factories import close, make_inquiry, make_suspect, somebody_at_the_desk
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
    for step in WAYS[status]:
        inquiry = inquiries.change_status(inquiry=inquiry, to=step, by=by)
    return inquiry


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
        inquiries.change_status(inquiry=inquiry, to=to, by=by, now=NOON)
        event = inquiry.events.exclude(at__gt=NOON).get()
        assert (event.kind, event.by, event.from_status, event.to_status) == ("status", by, status, to)
        inquiry.refresh_from_db()
        assert inquiry.status == to
    else:
        with pytest.raises(NotPossible, match=status.label):
            inquiries.change_status(inquiry=inquiry, to=to, by=by)
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


# Assigning


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
    ):
        with pytest.raises(NotAllowed, match="front desk"):
            verb()
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.assigned_to, inquiry.notes.count()) == ("new", None, 0)
    assert [event.kind for event in inquiry.events.all()] == ["received"]


# Lists


@db
def test_the_unanswered_come_first_and_the_newest_first_of_each():
    by, made = somebody_at_the_desk(), {}
    for hour, status in enumerate([*Status, *Status]):
        make = make_suspect if status == Status.QUARANTINE else make_inquiry
        inquiry = make(now=NOON.replace(hour=hour))
        for step in WAYS[status]:
            inquiry = inquiries.change_status(inquiry=inquiry, to=step, by=by)
        made[inquiry.pk] = (status in UNANSWERED, hour)
    assert [made[inquiry.pk] for inquiry in Inquiry.objects.for_inbox()] == sorted(made.values(), reverse=True)
    assert {inquiry.status for inquiry in Inquiry.objects.unanswered()} == set(UNANSWERED)


@db
def test_a_verb_goes_by_the_present_state_and_not_by_what_its_caller_read():
    by, read_before = somebody_at_the_desk(), make_inquiry()
    close(Inquiry.objects.get(pk=read_before.pk), by=by)
    with pytest.raises(NotPossible, match="closed"):
        inquiries.change_status(inquiry=read_before, to=Status.WAITING, by=by)


# Races


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
