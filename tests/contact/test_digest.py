"""The daily digest: numbers and ages, once each work day, and nothing when nothing waits."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.apps import apps
from django.core import mail as django_mail
from django.core.management import call_command

from clinic.models import ClinicProfile, MailState
from clinic.outbox import deliver_due
from clinic.profile import save_profile
from clinic.worker import jobs
from contact import digest, inquiries
from contact.models import DigestMail, InboxDigest, Inquiry, Notification
from tests.contact.factories import close, make_inquiry, somebody_at_the_desk
from tests.races import at_once

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 17, tzinfo=UTC)  # 9 in the morning in the clinic's zone
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def recipients(settings):
    settings.INQUIRY_RECIPIENTS = ["one@example.org", "two@example.org"]


def text() -> str:
    deliver_due(DigestMail)
    return django_mail.outbox[-1].subject + "\n" + django_mail.outbox[-1].body


def test_it_comes_to_each_once_each_work_day_from_opening_on():
    make_inquiry(now=MONDAY - DAY)
    assert not digest.send_if_due(MONDAY - HOUR)
    assert digest.send_if_due(MONDAY)
    assert not digest.send_if_due(MONDAY + 3 * HOUR)
    assert digest.send_if_due(MONDAY + DAY)
    assert sorted(DigestMail.objects.values_list("recipient", flat=True)) == 2 * ["one@example.org"] + 2 * [
        "two@example.org"
    ]


@pytest.mark.parametrize(
    "moment", [MONDAY - DAY, MONDAY + 3 * DAY, MONDAY + 8 * HOUR], ids=["Sunday", "a holiday", "after closing"]
)
def test_it_does_not_come_when_nobody_works(moment):
    save_profile(profile=ClinicProfile(name="Harbour Lane", closed_dates="2026-11-26 Thanksgiving"))
    make_inquiry(now=MONDAY - 2 * DAY)
    assert not digest.send_if_due(moment)
    assert not DigestMail.objects.exists()


def test_a_worker_that_slept_at_opening_time_makes_up_for_it():
    make_inquiry(now=MONDAY - DAY)
    assert digest.send_if_due(MONDAY + 5 * HOUR)


def test_nothing_is_sent_when_nothing_waits_nor_later_that_day():
    close(make_inquiry(now=MONDAY - DAY), by=somebody_at_the_desk())
    assert not digest.send_if_due(MONDAY)
    make_inquiry(now=MONDAY + HOUR)
    assert not digest.send_if_due(MONDAY + 2 * HOUR)
    assert not DigestMail.objects.exists()


def test_it_counts_what_waits_and_how_long():
    by = somebody_at_the_desk()
    old, new, done = (make_inquiry(now=MONDAY - days * DAY) for days in (10, 1, 20))
    inquiries.take(inquiry=old, by=by)
    close(done, by=by)
    Inquiry.objects.filter(pk=new.pk).update(crisis_flag=True)
    Notification.objects.filter(inquiry=old, recipient="one@example.org").update(state=MailState.FAILED)
    digest.send_if_due(MONDAY)
    said = text()
    for line in (
        "2 wait for an answer, 1 overdue",
        "Somebody may be in danger: 1.",
        "Wait for an answer: 2",
        "Of these overdue: 1",
        "Of these unassigned: 1",
        "Mails that were given up: 1",
        "In quarantine: 0",
    ):
        assert line in said
    assert "The longest wait: 1\xa0week, 3\xa0days" in said


def test_it_holds_nothing_of_anybody():
    inquiry = make_inquiry(now=MONDAY - DAY, preferred_name="Zebulon", message="Marmalade", telephone="3235550107")
    digest.send_if_due(MONDAY)
    said = text()
    for word in (inquiry.reference, "Zebulon", "Marmalade", "5550107", "http"):
        assert word not in said


def test_without_recipients_it_is_written_down_and_nobody_gets_a_mail(settings):
    settings.INQUIRY_RECIPIENTS = []
    make_inquiry(now=MONDAY - DAY)
    assert not digest.send_if_due(MONDAY)
    assert InboxDigest.objects.get().waiting == 1


def test_one_that_was_given_up_can_be_sent_again(client):
    make_inquiry(now=MONDAY - DAY)
    digest.send_if_due(MONDAY)
    DigestMail.objects.update(state=MailState.FAILED, attempts=12)
    client.force_login(somebody_at_the_desk())
    chosen = list(DigestMail.objects.values_list("pk", flat=True))
    client.post("/admin/contact/digestmail/", {"action": "send_again", "_selected_action": chosen})
    assert set(DigestMail.objects.values_list("state", "attempts")) == {("queued", 0)}


@pytest.mark.django_db(transaction=True)
def test_two_workers_make_one_digest():
    make_inquiry(now=MONDAY - DAY)
    outcomes = at_once(*[partial(digest.send_if_due, MONDAY)] * 2)
    assert sorted(outcomes) == [False, True]
    assert (InboxDigest.objects.count(), DigestMail.objects.count()) == (1, 2)


def test_the_worker_looks_whether_it_is_due(monkeypatch):
    apps.get_app_config("contact").ready()  # enters the job, which the tests otherwise go without
    (job,) = (job for job in jobs() if job.name == "daily digest of the inbox")
    monkeypatch.setattr(digest, "send_if_due", lambda: "looked")
    assert (job.do(lambda: True), job.every) == ("looked", timedelta(minutes=5))


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_it():
    make_inquiry(now=MONDAY - DAY)
    digest.send_if_due(MONDAY)
    call_command("run_worker", once=True)
    assert set(DigestMail.objects.values_list("state", flat=True)) == {"sent"}
