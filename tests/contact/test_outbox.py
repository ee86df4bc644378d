"""Mails to staff: what is in them, and that each goes out, once, however often the mail server fails."""

import threading
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection

from clinic import outbox
from contact import mail
from contact.models import InquiryEvent, Notification
from contact.permissions import NotAllowed
from tests.contact.factories import ANSWERS, make_inquiry, somebody_at_the_desk
from tests.contact.planted import PLANTED, found_in
from tests.people import make_person
from tests.races import at_once

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PATIENCE = 30  # seconds


class Failing(BaseEmailBackend):
    """A mail server that is down."""

    def send_messages(self, messages):
        raise ConnectionRefusedError(f"could not send {messages[0].body}")


DOWN = f"{__name__}.Failing"
UP = "django.core.mail.backends.locmem.EmailBackend"


def queued(**overrides) -> Notification:
    return make_inquiry(now=NOON, **overrides).notifications.get()


# What is in a mail


@pytest.mark.django_db
def test_it_holds_the_reference_and_the_link_and_nothing_that_was_typed():
    notification = queued(**PLANTED | {"message": "Marmalade skies\nBcc: thief@example.org"})
    assert mail.deliver(pk=notification.pk, now=NOON)
    (sent,) = django_mail.outbox
    inquiry = notification.inquiry
    assert sent.subject == f"New website inquiry {inquiry.reference}"
    assert sent.to == ["frontdesk@example.org"]
    assert sent.recipients() == sent.to
    assert inquiry.reference in sent.body
    assert f"https://clinic.example.org/admin/contact/inquiry/{inquiry.pk}/change/" in sent.body.split()
    raw = sent.message().as_bytes().decode()
    assert found_in(raw) == []
    for word in ("thief", "phone_call", "new_patient", "New patient"):
        assert word not in raw


@pytest.mark.django_db
def test_it_is_plain_text_only():
    mail.deliver(pk=queued().pk, now=NOON)
    message = django_mail.outbox[0].message()
    assert not message.is_multipart()
    assert message.get_content_type() == "text/plain"


@pytest.mark.django_db
def test_the_words_are_the_same_whatever_was_typed():
    mail.deliver(pk=queued().pk, now=NOON)
    mail.deliver(pk=queued(topic="cost", contact_method="email", email="a@example.org", message="").pk, now=NOON)
    words = []
    for sent, inquiry in zip(django_mail.outbox, Notification.objects.order_by("pk"), strict=True):
        text = sent.subject + sent.body
        words.append(text.replace(inquiry.inquiry.reference, "").replace(f"/{inquiry.inquiry_id}/", ""))
    assert words[0] == words[1]


@pytest.mark.django_db
def test_its_message_id_is_fixed_and_names_our_host(settings):
    notification = queued()
    settings.EMAIL_BACKEND = DOWN
    mail.deliver(pk=notification.pk, now=NOON)
    settings.EMAIL_BACKEND = UP
    mail.deliver(pk=notification.pk, now=NOON + timedelta(hours=1))
    message_id = django_mail.outbox[0].message()["Message-ID"]
    assert message_id == notification.message_id
    assert message_id == f"<inquiry-{notification.inquiry.reference}-1@clinic.example.org>"


# Delivery


@pytest.mark.django_db
def test_a_sent_mail_is_marked_and_not_sent_again():
    notification = queued()
    assert mail.deliver_due(now=NOON) == 1
    notification.refresh_from_db()
    assert (notification.state, notification.sent_at, notification.attempts) == ("sent", NOON, 1)
    assert (notification.lease_until, notification.last_error) == (None, "")
    assert mail.deliver_due(now=NOON + timedelta(days=30)) == 0
    assert not mail.deliver(pk=notification.pk, now=NOON)
    assert len(django_mail.outbox) == 1


@pytest.mark.django_db
def test_when_mail_is_down_nothing_is_lost_and_it_is_sent_later(settings):
    settings.EMAIL_BACKEND = DOWN
    notification = queued()
    assert mail.deliver_due(now=NOON) == 0
    notification.refresh_from_db()
    assert (notification.state, notification.attempts, notification.lease_until) == ("queued", 1, None)
    assert notification.next_attempt_at == NOON + timedelta(minutes=1)

    settings.EMAIL_BACKEND = UP
    assert mail.deliver_due(now=NOON + timedelta(seconds=59)) == 0
    assert mail.deliver_due(now=NOON + timedelta(seconds=60)) == 1
    notification.refresh_from_db()
    assert notification.state == "sent"
    assert len(django_mail.outbox) == 1


@pytest.mark.django_db
def test_only_the_name_of_an_error_is_kept_and_logged(settings, caplog):
    settings.EMAIL_BACKEND = DOWN
    notification = queued()
    mail.deliver(pk=notification.pk, now=NOON)
    notification.refresh_from_db()
    assert notification.last_error == "ConnectionRefusedError"
    assert "ConnectionRefusedError" in caplog.text
    assert "could not send" not in caplog.text


@pytest.mark.django_db
def test_it_waits_longer_each_time_and_then_gives_up(settings, caplog):
    settings.EMAIL_BACKEND = DOWN
    notification, now, waits = queued(), NOON, []
    while notification.state != "failed":
        mail.deliver(pk=notification.pk, now=now)
        notification.refresh_from_db()
        waits.append(notification.next_attempt_at - now)
        now = max(now, notification.next_attempt_at)
    assert notification.attempts == outbox.TRIES
    assert waits[:-1] == sorted(waits[:-1])
    assert now - NOON > timedelta(days=2)
    assert "given up" in caplog.text
    settings.EMAIL_BACKEND = UP
    assert mail.deliver_due(now=now + timedelta(days=365)) == 0


@pytest.mark.django_db
def test_one_bad_recipient_does_not_keep_the_others_waiting(settings, monkeypatch):
    settings.INQUIRY_RECIPIENTS = ["bad@example.org", "good@example.org"]
    make_inquiry(now=NOON)
    send = EmailMessage.send

    def refuse_one(self, *args):
        if self.to == ["bad@example.org"]:
            raise OSError
        return send(self, *args)

    monkeypatch.setattr(EmailMessage, "send", refuse_one)
    assert mail.deliver_due(now=NOON) == 1
    assert [sent.to for sent in django_mail.outbox] == [["good@example.org"]]


# Leases


@pytest.mark.django_db
def test_a_mail_that_somebody_is_sending_is_left_alone(monkeypatch):
    notification = queued()
    inside = []
    send = EmailMessage.send

    def look(self, *args):
        row = Notification.objects.get()
        inside.append((row.state, row.lease_until, mail.deliver(pk=row.pk, now=NOON), mail.deliver_due(now=NOON)))
        return send(self, *args)

    monkeypatch.setattr(EmailMessage, "send", look)
    assert mail.deliver(pk=notification.pk, now=NOON)
    assert inside == [("sending", NOON + outbox.LEASE, False, 0)]
    assert len(django_mail.outbox) == 1


class Killed(BaseException):
    """What a process that is killed looks like from inside."""


def kill_while_sending(notification, monkeypatch, *, now, after_sending=False):
    send = EmailMessage.send

    def die(self, *args):
        if after_sending:
            send(self, *args)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", die)
        with pytest.raises(Killed):
            mail.deliver(pk=notification.pk, now=now)


@pytest.mark.django_db
def test_a_killed_sender_leaves_its_mail_to_the_next_one(monkeypatch):
    notification = queued()
    kill_while_sending(notification, monkeypatch, now=NOON)
    assert Notification.objects.get().state == "sending"
    assert mail.deliver_due(now=NOON + outbox.LEASE - timedelta(seconds=1)) == 0
    assert mail.deliver_due(now=NOON + outbox.LEASE) == 1
    assert len(django_mail.outbox) == 1


@pytest.mark.django_db
def test_a_sender_killed_before_it_wrote_that_down_repeats_under_the_same_message_id(monkeypatch):
    notification = queued()
    kill_while_sending(notification, monkeypatch, now=NOON, after_sending=True)
    assert mail.deliver_due(now=NOON + outbox.LEASE) == 1
    assert len(django_mail.outbox) == 2
    assert len({sent.extra_headers["Message-ID"] for sent in django_mail.outbox}) == 1


@pytest.mark.django_db
def test_a_mail_that_kills_every_sender_is_given_up(monkeypatch):
    notification, now = queued(), NOON
    for _ in range(outbox.TRIES):
        kill_while_sending(notification, monkeypatch, now=now)
        now += outbox.LEASE
    assert not mail.deliver(pk=notification.pk, now=now)
    notification.refresh_from_db()
    assert (notification.state, notification.last_error) == ("failed", "LeaseExpired")


@pytest.mark.django_db
def test_a_sender_whose_lease_ran_out_does_not_overwrite_the_next_ones_word(monkeypatch):
    notification = queued()
    later = NOON + outbox.LEASE

    def be_overtaken(self, *args):
        with monkeypatch.context() as patch:
            patch.setattr(EmailMessage, "send", lambda self, *args: 1)
            assert mail.deliver(pk=notification.pk, now=later)
        raise TimeoutError

    monkeypatch.setattr(EmailMessage, "send", be_overtaken)
    mail.deliver(pk=notification.pk, now=NOON)
    notification.refresh_from_db()
    assert (notification.state, notification.sent_at, notification.last_error) == ("sent", later, "")


@pytest.mark.django_db(transaction=True)
def test_a_sender_whose_lease_ran_out_leaves_the_mail_to_who_is_sending_it_now(monkeypatch):
    """Else its failure would queue the mail again, the other's word that it was sent would be lost, and it would go out twice."""
    notification, later = queued(), NOON + outbox.LEASE
    first_sends, second_sends, first_is_done = (threading.Event() for _ in range(3))
    send = EmailMessage.send

    def hold(self, *args):
        if not first_sends.is_set():
            first_sends.set()
            assert second_sends.wait(PATIENCE)
            raise TimeoutError
        second_sends.set()
        assert first_is_done.wait(PATIENCE)
        return send(self, *args)

    def first() -> tuple:
        sent = mail.deliver(pk=notification.pk, now=NOON)
        row = Notification.objects.get()
        nobody_else = mail.deliver_due(now=later + outbox.LEASE - timedelta(seconds=1))
        first_is_done.set()
        return sent, row.state, row.lease_until, nobody_else

    def second() -> bool:
        assert first_sends.wait(PATIENCE)
        return mail.deliver(pk=notification.pk, now=later)

    monkeypatch.setattr(EmailMessage, "send", hold)
    assert at_once(first, second) == [(False, "sending", later + outbox.LEASE, 0), True]
    notification.refresh_from_db()
    assert (notification.state, notification.sent_at, notification.attempts) == ("sent", later, 2)
    assert (notification.lease_until, notification.last_error) == (None, "")
    assert mail.deliver_due(now=later + timedelta(days=30)) == 0
    assert len(django_mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_ten_senders_at_once_send_each_mail_once():
    pks = [queued().pk for _ in range(3)]
    outcomes = at_once(*[partial(mail.deliver_due, now=NOON)] * 10)
    assert sum(outcomes) == 3, outcomes
    assert Notification.objects.filter(pk__in=pks, state="sent", attempts=1).count() == 3
    assert len(django_mail.outbox) == 3


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_mail_server_is_spoken_to(monkeypatch):
    notification, seen = queued(), []
    monkeypatch.setattr(EmailMessage, "send", lambda self, *args: seen.append(connection.in_atomic_block))
    mail.deliver(pk=notification.pk, now=NOON)
    assert seen == [False]


@pytest.mark.django_db
def test_it_stops_between_two_mails_when_told_to():
    queued(), queued()
    answers = iter([True, False])
    assert mail.deliver_due(now=NOON, go_on=lambda: next(answers)) == 1


# Sending again what was given up


def given_up(settings) -> Notification:
    settings.EMAIL_BACKEND = DOWN
    notification = queued()
    Notification.objects.update(attempts=outbox.TRIES - 1)
    mail.deliver(pk=notification.pk, now=NOON)
    settings.EMAIL_BACKEND = UP
    notification.refresh_from_db()
    assert notification.state == "failed"
    return notification


@pytest.mark.django_db
def test_the_front_desk_can_send_it_again(settings):
    notification, by = given_up(settings), somebody_at_the_desk()
    assert mail.send_again(notification=notification, by=by, now=NOON)
    event = InquiryEvent.objects.filter(kind="sent_again").get()
    assert (event.by, event.at, event.inquiry) == (by, NOON, notification.inquiry)
    assert mail.deliver_due(now=NOON) == 1
    notification.refresh_from_db()
    assert (notification.state, notification.attempts) == ("sent", 1)


@pytest.mark.django_db
def test_what_was_not_given_up_is_not_sent_again(settings):
    by, notification = somebody_at_the_desk(), queued()
    assert not mail.send_again(notification=notification, by=by)
    mail.deliver_due(now=NOON)
    assert not mail.send_again(notification=notification, by=by)
    assert mail.deliver_due(now=NOON + timedelta(days=9)) == 0
    assert not InquiryEvent.objects.filter(kind="sent_again").exists()


@pytest.mark.django_db
def test_nobody_else_can_send_it_again(settings):
    notification = given_up(settings)
    for role in ("author", "reviewer", "publisher", "administrator"):
        with pytest.raises(NotAllowed):
            mail.send_again(notification=notification, by=make_person(role))


def test_the_planted_answers_are_those_of_the_form_and_each_is_found():
    assert {*PLANTED} <= {*ANSWERS}
    assert all(found_in(words) for words in PLANTED.values())
