"""Double clicks, reloads and second thoughts: the same message is one inquiry, another message another one."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from contact import intake, records
from contact.models import Inquiry, InquiryEvent, Notification, RepeatKey, SendingCount
from contact.retention import erase_due
from contact.statuses import Status
from contact.words import words_of
from tests.contact.factories import move, somebody_at_the_desk, somebody_with_records, typed
from tests.contact.pages import soup
from tests.races import InTheMiddle, at_once


def post(form: dict) -> str:
    response = Client().post("/contact/", form)
    assert response.status_code == 303, response.status_code
    return response["Location"]


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_inquiry():
    form = typed()
    assert post(form) == post(form)
    assert Inquiry.objects.count() == 1
    assert InquiryEvent.objects.count() == 1
    assert Notification.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "edited",
    [
        {"message": "Something else."},
        {"preferred_name": "Robin M."},
        {"telephone": "(323) 555-0177"},
        {"best_time": "any"},
        {"topic": "cost"},
        {"voicemail_ok": None},
        {"contact_method": "text"},
    ],
)
def test_the_same_form_with_anything_edited_is_a_new_inquiry(edited):
    form = typed()
    assert post(form) != post({name: value for name, value in {**form, **edited}.items() if value is not None})
    assert Inquiry.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("person", [{"preferred_name": "Sam"}, {"telephone": "(323) 555-0111"}])
def test_the_same_words_by_another_person_are_another_inquiry(person):
    assert post(typed()) != post(typed(**person))
    assert Inquiry.objects.count() == 2


@pytest.mark.django_db
def test_going_back_and_sending_the_same_again_is_one_inquiry():
    assert post(typed()) == post(typed()), "the page that a browser goes back to has another token"
    assert Inquiry.objects.count() == Notification.objects.count() == 1


@pytest.mark.django_db
def test_the_same_words_a_day_later_or_after_an_answer_are_a_new_inquiry():
    first = post(typed())
    Inquiry.objects.update(received_at=timezone.now() - timedelta(days=1))
    second = post(typed())
    assert second != first
    Inquiry.objects.update(status="answered")
    assert post(typed()) not in (first, second)


@pytest.mark.django_db
def test_what_recognises_a_repeat_is_kept_for_a_day_only():
    post(typed())
    erase_due(now=timezone.now() + timedelta(hours=23))
    assert Inquiry.objects.get().same_day_key
    erase_due(now=timezone.now() + timedelta(hours=25))
    assert Inquiry.objects.get().same_day_key == ""


@pytest.fixture
def noon(monkeypatch):
    """A clock that a test sets: `noon(hours)` is so many hours after it."""
    start = timezone.now().replace(minute=5, second=0)  # what is sent within an hour is counted
    monkeypatch.setattr(timezone, "now", lambda: start)
    return lambda hours: monkeypatch.setattr(timezone, "now", lambda: start + timedelta(hours=hours))


@pytest.mark.django_db
@pytest.mark.parametrize("has_written", [True, False])
def test_whoever_tries_whether_somebody_has_written_learns_nothing(noon, has_written):
    """The same answers from one form, today and when the day is over: the same reference, whether it was there before or not."""
    if has_written:
        post(typed())
    noon(1)
    guess = typed()
    first = post(guess)
    noon(26)
    erase_due()
    assert post(guess) == first
    assert Inquiry.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("has_written", [True, False])
def test_nor_do_two_forms_tell_it(noon, has_written):
    """The second is sent a day after they wrote, and within a day of the first."""
    if has_written:
        post(typed())
    noon(20)
    first = post(typed())
    noon(26)
    erase_due()
    assert post(typed()) == first
    assert Inquiry.objects.count() == 1
    noon(51)
    erase_due()
    assert Inquiry.objects.get().same_day_key == "", "a day after the last time"
    assert post(typed()) != first


@pytest.mark.django_db
@pytest.mark.parametrize("has_written", [True, False])
def test_nor_does_the_page_after_it_tell_it_when_the_words_suggest_danger(client, noon, has_written):
    in_danger = {"message": "I want to die"}
    if has_written:
        post(typed(**in_danger))
    noon(2)
    said = soup(client.get(post(typed(**in_danger)))).find(class_="said-first")
    assert "may need help now" in said.get_text()


@pytest.mark.django_db(transaction=True)
def test_equal_words_of_many_people_at_once_are_each_kept():
    outcomes = at_once(*(partial(post, typed(preferred_name=f"Robin {number}")) for number in range(10)))
    assert len(set(outcomes)) == 10, outcomes
    assert Inquiry.objects.count() == 10


@pytest.mark.django_db
@pytest.mark.usefixtures("noon")
def test_nor_does_the_room_that_is_left_tell_it(client, settings):
    """A site that is full says so to whoever sends what somebody else has sent, as to anybody else."""
    post(typed())
    guess = typed(message="Something to have sent before from this form")
    post(guess)
    settings.INQUIRIES_PER_HOUR = 0
    for answers in (typed(), typed(message="Never sent")):
        answered = client.post("/contact/", {**answers, "token": guess["token"]})
        assert answered.status_code == 429
    assert client.post("/contact/", guess).status_code == 303, "their own is here"


@pytest.mark.django_db
@pytest.mark.usefixtures("noon")
def test_what_is_sent_from_another_form_is_counted_like_anything_new():
    for _ in range(4):
        post(typed())
    assert max(SendingCount.objects.values_list("count", flat=True)) == 4


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.SPAM, Status.CLOSED])
def test_whoever_was_taken_for_spam_or_heard_nothing_is_heard_when_they_send_it_again(status):
    desk, form = somebody_at_the_desk(), typed()
    first = post(form)
    move(Inquiry.objects.get(), status, by=desk)
    second = post(form)
    assert second != first
    assert post(form) == second
    assert Inquiry.objects.filter(status=Status.NEW).count() == 1
    assert Notification.objects.count() == 2


@pytest.mark.django_db
def test_no_digest_of_their_words_outlives_them():
    first = post(typed())
    post(typed())
    assert RepeatKey.objects.count() == 1
    desk, inquiry = somebody_at_the_desk(), Inquiry.objects.get()
    move(inquiry, Status.SPAM, by=desk)
    assert erase_due(now=timezone.now() + timedelta(days=8)) == 1
    assert not RepeatKey.objects.exists()
    inquiry.refresh_from_db()
    assert inquiry.repeat_key == f"erased {inquiry.reference}"
    assert first.endswith(inquiry.reference)


@pytest.mark.django_db
def test_spaces_that_are_not_kept_make_no_new_inquiry():
    form = typed()
    assert post(form) == post({**form, "preferred_name": "  Robin   Marlowe "})


@pytest.mark.django_db
def test_a_repeat_is_the_same_inquiry_after_the_desk_has_taken_it_up():
    form = typed()
    first = post(form)
    Inquiry.objects.update(status="in_progress")
    assert post(form) == first


@pytest.mark.django_db(transaction=True)
def test_fifty_posts_at_once_of_one_form_are_one_inquiry():
    form = typed()
    outcomes = at_once(*[partial(post, form)] * 50)
    assert len(set(outcomes)) == 1, outcomes
    assert Inquiry.objects.count() == 1
    assert InquiryEvent.objects.count() == 1
    assert Notification.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_posts_at_once_of_the_same_words_from_different_forms_are_one_inquiry():
    """Somebody whose browser is slow goes back, gets a new form, and sends it while the first is still on its way."""
    outcomes = at_once(*(partial(post, typed()) for _ in range(10)))
    assert len(set(outcomes)) == 1, outcomes
    assert Inquiry.objects.count() == Notification.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("where", "step"),
    [(Inquiry.objects, "locked"), (intake, "remember")],
    ids=["when it is found and not held yet", "when it is held and not answered yet"],
)
def test_who_sends_again_while_what_they_sent_is_erased_is_led_to_nothing_that_is_erased(where, step):
    keeper, again = somebody_with_records(), typed()
    post(typed())
    first = Inquiry.objects.get()
    with InTheMiddle(where, step, lambda: records.erase(inquiries=[first], reason="They asked", by=keeper)) as erasure:
        post(again)
    assert erasure.came == [1]
    assert not RepeatKey.objects.filter(inquiry=first).exists()
    reference = post(again).partition("=")[2]
    assert Inquiry.objects.get(erased_at=None).reference == reference


@pytest.mark.django_db(transaction=True)
def test_who_sends_again_while_what_they_sent_is_answered_is_heard_anew():
    desk = somebody_at_the_desk()
    post(typed())
    first = Inquiry.objects.get()
    with InTheMiddle(Inquiry.objects, "locked", lambda: move(first, Status.ANSWERED, by=desk)):
        again = post(typed())
    # A transaction that writes is alone on SQLite: there, the answer comes after what was sent again.
    kept = {"sqlite": [Status.ANSWERED], "postgresql": [Status.ANSWERED, Status.NEW]}[connection.vendor]
    assert sorted(Inquiry.objects.values_list("status", flat=True)) == kept
    assert again.endswith(Inquiry.objects.latest("pk").reference)


@pytest.mark.django_db(transaction=True)
def test_posts_at_once_of_different_words_are_each_kept():
    form = typed()
    outcomes = at_once(*(partial(post, {**form, "message": f"Question {number}"}) for number in range(10)))
    assert len(set(outcomes)) == 10, outcomes
    assert sorted(words_of(inquiry).message for inquiry in Inquiry.objects.all()) == [
        f"Question {n}" for n in range(10)
    ]
