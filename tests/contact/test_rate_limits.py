"""How much may be sent within an hour, and that a person finds room in a flood."""

from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from ipaddress import ip_address

import pytest
from django.db import connection

from contact import rate_limits
from contact.models import SendingCount
from contact.rate_limits import Sender, TooMany, count_sender, room_left, take_room
from tests.races import at_once

NOON = datetime(2026, 11, 28, 12, 10, tzinfo=UTC)
LONG = "I would like to know what a first visit costs and how long it takes."


def from_(address: str, **kwargs) -> Sender:
    return Sender(address=ip_address(address), **kwargs)


def beyond(sender: Sender, *, times: int, now=NOON) -> frozenset[str]:
    """What the last of `times` posts is beyond."""
    for _ in range(times):
        found, _first = count_sender(sender=sender, now=now)
    return found


@pytest.mark.django_db
def test_an_address_may_send_ten_times_an_hour(settings):
    settings.INQUIRIES_PER_ADDRESS = 10
    assert beyond(from_("8.8.4.4"), times=10) == frozenset()
    assert beyond(from_("8.8.4.4"), times=1) == {"many_from_address"}
    assert beyond(from_("8.8.4.5"), times=1) == frozenset()
    assert beyond(from_("8.8.4.4"), times=1, now=NOON + timedelta(hours=1)) == frozenset()


@pytest.mark.django_db
def test_a_customer_of_ipv6_is_one_sender_whatever_the_end_of_their_address():
    assert beyond(from_("2606:4700:0:1::1"), times=10) == frozenset()
    assert beyond(from_("2606:4700:0:1:ffff::9"), times=1) == {"many_from_address"}
    assert beyond(from_("2606:4700:0:2::1"), times=1) == frozenset()


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", ["8.8.4.{}", "2606:4700:0:{:x}::1"])
def test_many_addresses_of_one_network_share_a_limit(pattern):
    found = [beyond(from_(pattern.format(number)), times=1) for number in range(1, 52)]
    assert found[:50] == [frozenset()] * 50
    assert found[50] == {"many_from_network"}


@pytest.mark.django_db
def test_one_form_may_be_sent_five_times_and_the_same_sentence_four_times():
    assert beyond(Sender(form="word"), times=5) == frozenset()
    assert beyond(Sender(form="word"), times=1) == {"many_from_form"}
    assert beyond(Sender(message=LONG), times=4) == frozenset()
    assert beyond(Sender(message=LONG.upper() + "!!"), times=1) == {"same_words"}


@pytest.mark.django_db
@pytest.mark.parametrize("message", ["", "Please call me", "Do you take new patients?", "?" * 500])
def test_what_everybody_writes_may_come_as_often_as_it_does(message):
    assert beyond(Sender(message=message), times=12) == frozenset()


@pytest.mark.django_db
def test_without_an_address_nobody_is_taken_for_somebody_else():
    assert beyond(Sender(), times=60) == frozenset()


@pytest.mark.django_db
def test_it_says_whether_an_address_is_new_in_this_hour():
    assert count_sender(sender=from_("8.8.4.4"), now=NOON) == (frozenset(), True)
    assert count_sender(sender=from_("8.8.4.4"), now=NOON) == (frozenset(), False)
    assert count_sender(sender=Sender(), now=NOON) == (frozenset(), True)


@pytest.mark.django_db
def test_and_whether_a_form_is(settings):
    """A program sends one form again and again, from as many addresses as it has."""
    assert count_sender(sender=from_("8.8.4.4", form="one"), now=NOON)[1]
    assert not count_sender(sender=from_("9.9.9.9", form="one"), now=NOON)[1]
    assert count_sender(sender=from_("7.7.7.7", form="two"), now=NOON)[1]


def fill(settings, *, limit: int, taken: int, minute: int = 59) -> None:
    settings.INQUIRIES_PER_HOUR = limit
    for _ in range(taken):
        take_room(suspect=False, first=True, now=NOON.replace(minute=minute))


KINDS = {
    "suspect": {"suspect": True, "first": True},
    "sent before": {"suspect": False, "first": False},
    "first": {"suspect": False, "first": True},
    "in danger": {"suspect": False, "first": False, "in_danger": True},
}


def kinds_with_room(taken: int, now: datetime) -> set[str]:
    found = set()
    for kind, of_that_kind in KINDS.items():
        try:
            take_room(**of_that_kind, now=now)
        except TooMany:
            continue
        found.add(kind)
        SendingCount.objects.update(count=taken)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("taken", "kinds"),
    [
        (59, {"suspect", "sent before", "first", "in danger"}),
        (60, {"sent before", "first", "in danger"}),
        (79, {"sent before", "first", "in danger"}),
        (80, {"first", "in danger"}),
        (99, {"first", "in danger"}),
        (100, {"in danger"}),
        (119, {"in danger"}),
        (120, set()),
    ],
)
def test_a_flood_leaves_room_for_somebody_who_has_not_sent_in_this_hour(settings, taken, kinds):
    at_the_end = NOON.replace(minute=59)
    fill(settings, limit=200, taken=taken)
    settings.INQUIRIES_PER_HOUR = 100
    assert kinds_with_room(taken, at_the_end) == kinds


@pytest.mark.django_db
def test_who_finds_the_site_full_finds_some_room_a_few_minutes_later(settings):
    """Whoever fills it early in the hour with what looks like questions does not close it until the hour's end."""
    fill(settings, limit=100, taken=90, minute=0)
    for minute, has_room in ((0, False), (4, False), (5, True)):
        now = NOON.replace(minute=minute)
        assert rate_limits.room_left(form="", now=now).for_others == has_room, minute
        assert ("first" in kinds_with_room(90, now)) == has_room, minute
        assert "sent before" not in kinds_with_room(90, now), minute
    india = timezone(timedelta(hours=5, minutes=30))
    assert not rate_limits.room_left(form="", now=NOON.replace(minute=4).astimezone(india)).for_others


@pytest.mark.django_db
def test_what_is_refused_is_not_counted_so_that_a_flood_takes_no_more_room(settings):
    fill(settings, limit=100, taken=60)
    for _ in range(50):
        with pytest.raises(TooMany):
            take_room(suspect=True, first=True, now=NOON)
    take_room(suspect=False, first=True, now=NOON)
    assert SendingCount.objects.get().count == 61


@pytest.mark.django_db
def test_it_looks_before_it_writes(settings, django_assert_num_queries):
    fill(settings, limit=10, taken=6)
    with django_assert_num_queries(1):
        assert room_left(form="word", now=NOON) == (False, True, True, False)
    assert room_left(form="word", now=NOON + rate_limits.HOUR) == (True, True, True, False)
    fill(settings, limit=10, taken=4)
    assert room_left(form="word", now=NOON) == (False, False, True, False)
    count_sender(sender=Sender(form="word"), now=NOON)
    assert room_left(form="word", now=NOON) == (False, False, True, True), "their message may be here"


@pytest.mark.django_db
def test_no_address_and_no_word_is_in_the_table_and_no_two_hours_look_alike(settings):
    sender = from_("8.8.4.4", form="secret-word", message=LONG)
    count_sender(sender=sender, now=NOON)
    first = set(SendingCount.objects.values_list("key", flat=True))
    count_sender(sender=sender, now=NOON + timedelta(hours=1))
    count_sender(sender=sender, now=NOON + timedelta(days=1))
    keys = list(SendingCount.objects.values_list("key", flat=True))
    assert len(first) == 4
    assert len(keys) == 12
    assert all(len(key) == 64 and set(key) <= set("0123456789abcdef") for key in keys)
    settings.SECRET_KEY = "another key for the tests, which protects nothing and is long enough"
    count_sender(sender=sender, now=NOON)
    assert SendingCount.objects.count() == 16


@pytest.mark.django_db
def test_counts_of_past_hours_are_deleted():
    count_sender(sender=from_("8.8.4.4"), now=NOON)
    assert rate_limits.forget_past(NOON + timedelta(minutes=49)) == 0
    assert rate_limits.forget_past(NOON + timedelta(minutes=50)) == 2
    assert not SendingCount.objects.exists()


@pytest.mark.parametrize(("minute", "seconds"), [(10, 3000), (0, 3600), (59, 60)])
def test_it_says_how_long_until_there_is_room_again(minute, seconds):
    assert rate_limits.seconds_left(NOON.replace(minute=minute)) == seconds


@pytest.mark.django_db(transaction=True)
def test_twenty_posts_at_once_are_each_counted_and_none_goes_beyond_a_limit(settings):
    settings.INQUIRIES_PER_HOUR, settings.INQUIRIES_PER_ADDRESS = 12, 5
    senders = at_once(*[partial(count_sender, sender=from_("8.8.4.4"), now=NOON)] * 20)
    assert Counter(len(found) for found, _ in senders) == {0: 5, 1: 15}
    assert sum(first for _, first in senders) == 1
    taken = at_once(*[partial(take_room, suspect=False, first=True, now=NOON.replace(minute=59))] * 20)
    assert Counter(type(outcome) for outcome in taken) == {type(None): 12, TooMany: 8}
    connection.close()
