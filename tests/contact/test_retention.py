"""What visitors wrote is erased when the form says so. Counts stay."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact import inquiries, retention
from contact.models import EventKind, Inquiry, InquiryNote
from contact.records import hold
from contact.retention import erase_due, erased_on, next_erasure
from contact.statuses import Status
from contact.words import SEALED, text_of, words_of
from tests.contact.factories import close, make_inquiry, move, somebody_at_the_desk, somebody_with_records, typed

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clinic():
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", retention_days=90))


@pytest.fixture
def desk():
    """Not signed in: what the browser does here is what visitors do."""
    return somebody_at_the_desk()


def everything_about(inquiry) -> str:
    inquiry.refresh_from_db()
    rows = [inquiry, *inquiry.notes.all(), *inquiry.events.all()]
    opened = [vars(words_of(inquiry)), *(text_of(note) for note in inquiry.notes.all())]
    return repr(opened) + repr([model_to_dict(row, fields=[field.name for field in row._meta.fields]) for row in rows])


@pytest.mark.parametrize(("status", "days"), [(Status.ANSWERED, 90), (Status.CLOSED, 90), (Status.SPAM, 7)])
def test_the_words_go_when_their_time_has_come_and_not_before(desk, status, days):
    inquiry, now = make_inquiry(preferred_name="Xanthippe", message="Zebra words"), timezone.now()
    inquiries.add_note(inquiry=inquiry, text="Quokka called", by=desk, now=now)
    move(inquiry, status, by=desk, now=now)
    assert erase_due(now=now + days * DAY - timedelta(seconds=1)) == 0
    assert "Xanthippe" in everything_about(inquiry)
    assert erase_due(now=now + days * DAY) == 1
    left = everything_about(inquiry)
    for words in ("Xanthippe", "Zebra", "Quokka", "555-0199"):
        assert words not in left
    assert not any(getattr(inquiry, name) for name in SEALED)
    assert not any(note.text for note in inquiry.notes.all())
    assert (inquiry.reference, inquiry.status) == (Inquiry.objects.get().reference, status)
    assert inquiry.notes.count() == 1
    assert inquiry.events.first().kind == EventKind.ERASED
    assert erase_due(now=now + 2 * days * DAY) == 0, "once"


def test_the_clinic_says_how_many_days(client, desk):
    inquiry, now = make_inquiry(), timezone.now()
    close(inquiry, by=desk, now=now)
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", retention_days=30))
    assert "We erase it 30 days after we finish with it" in client.get("/contact/").content.decode()
    assert erase_due(now=now + 30 * DAY) == 1


@pytest.mark.parametrize("status", [Status.NEW, Status.IN_PROGRESS, Status.WAITING])
def test_what_is_not_finished_stays_for_a_year_after_the_last_that_happened(desk, status):
    inquiry, now = make_inquiry(now=timezone.now() - 200 * DAY), timezone.now()
    since = now
    if status != Status.NEW:
        inquiries.change_status(inquiry=inquiry, to=status, by=desk, now=now)
    else:
        since = inquiry.received_at
    assert erase_due(now=since + 365 * DAY - timedelta(seconds=1)) == 0
    assert erase_due(now=since + 365 * DAY) == 1


@pytest.mark.parametrize(
    ("status", "field"),
    [
        ("answered", "retention_days"),
        ("closed", "retention_days"),
        ("spam", "spam_days"),
        ("new", "unanswered_days"),
    ],
)
def test_the_clinic_settles_how_many_days(desk, status, field):
    inquiry, now = make_inquiry(), timezone.now()
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", **{field: 3}))
    if status != "new":
        move(inquiry, Status(status), by=desk, now=now)
    assert erase_due(now=now + 2 * DAY) == 0
    assert erase_due(now=now + 4 * DAY) == 1


def test_the_next_erasure_is_told(desk):
    assert next_erasure() is None
    now = timezone.now()
    first, second, third = (make_inquiry(now=now) for _ in range(3))
    close(first, by=desk, now=now)
    close(second, by=desk, now=now + timedelta(hours=3))
    assert next_erasure() == (now + 90 * DAY, 2)
    assert erased_on(Inquiry.objects.get(pk=third.pk)) == now + 365 * DAY
    hold(inquiry=third, reason="A court asks", by=somebody_with_records())
    assert erased_on(Inquiry.objects.get(pk=third.pk)) is None


@pytest.mark.parametrize("finished", [Status.ANSWERED, Status.CLOSED])
def test_reopening_starts_the_time_anew(desk, finished):
    inquiry, now = make_inquiry(), timezone.now()
    move(inquiry, finished, by=desk, now=now)
    inquiries.change_status(inquiry=inquiry, to=Status.IN_PROGRESS, by=desk, now=now + 80 * DAY)
    assert erase_due(now=now + 100 * DAY) == 0
    close(inquiry, by=desk, now=now + 101 * DAY)
    assert erase_due(now=now + 190 * DAY) == 0
    assert erase_due(now=now + 191 * DAY) == 1


@pytest.mark.parametrize("steps", [[Status.IN_PROGRESS], [Status.IN_PROGRESS, Status.CLOSED]])
def test_what_was_reopened_just_before_its_erasure_stays(desk, monkeypatch, steps):
    """Between the listing of what is due and the erasing of each, the desk is at work; it may even have closed it anew."""
    inquiry, now, erase = make_inquiry(), timezone.now(), retention._erase_if_due
    close(inquiry, by=desk, now=now)

    def reopen_and_erase(*args):
        move(inquiry, *steps, by=desk, now=now + 90 * DAY)
        return erase(*args)

    monkeypatch.setattr(retention, "_erase_if_due", reopen_and_erase)
    assert erase_due(now=now + 90 * DAY) == 0
    inquiry.refresh_from_db()
    assert (inquiry.erased_at, words_of(inquiry).preferred_name) == (None, "Robin Marlowe")


@pytest.mark.django_db(transaction=True)
def test_the_worker_erases_by_itself():
    desk = somebody_at_the_desk()
    inquiry = make_inquiry()
    close(inquiry, by=desk, now=timezone.now() - 91 * DAY)
    call_command("run_worker", once=True)
    inquiry.refresh_from_db()
    assert inquiry.erased_at
    assert inquiry.preferred_name == b""


def test_the_same_words_sent_after_the_erasure_are_a_new_inquiry(client, desk):
    answers = typed()
    client.post("/contact/", answers)
    inquiry = Inquiry.objects.get()
    close(inquiry, by=desk, now=timezone.now() - 91 * DAY)
    erase_due()
    client.post("/contact/", answers)
    assert Inquiry.objects.count() == 2


def test_the_desk_sees_that_the_words_are_gone(client, desk):
    inquiry = make_inquiry()
    client.force_login(desk)
    address = f"/admin/contact/inquiry/{inquiry.pk}/change/"
    erased = date_format(localtime(inquiry.received_at + 365 * DAY), "DATE_FORMAT")
    assert f"will be erased on {erased}" in client.get(address).content.decode()
    close(inquiry, by=desk, now=timezone.now() - 91 * DAY)
    erase_due()
    assert "erased on" in client.get(address).content.decode()


def test_nothing_else_changes_a_note(desk):
    inquiries.add_note(inquiry=make_inquiry(), text="Called", by=desk)
    for change in (lambda notes: notes.update(text=""), lambda notes: notes.delete()):
        with pytest.raises(TypeError):
            change(InquiryNote.objects.all())
