"""What was done is never changed or deleted, whoever asks the database."""

import pytest
from django.db import IntegrityError, connection, transaction

from contact import inquiries
from contact.models import InquiryEvent, Notification
from tests.contact.factories import make_inquiry, somebody_at_the_desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contact_inquiryevent SET at = '2020-01-01 00:00:00+00:00'",
        "UPDATE contact_inquiryevent SET by_id = NULL WHERE kind = 'noted'",
        "DELETE FROM contact_inquiryevent",
        "DELETE FROM contact_inquirynote",
        "UPDATE contact_inquirynote SET at = '2020-01-01 00:00:00+00:00'",
        "UPDATE contact_inquiry SET reference = 'AAAAA-AAAAA'",
        "UPDATE contact_inquiry SET consent_version = 'another'",
    ],
)
def test_the_database_refuses(statement):
    inquiries.add_note(inquiry=make_inquiry(), text="Called", by=somebody_at_the_desk())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert InquiryEvent.objects.count() == 2


def test_an_inquiry_itself_is_kept():
    Notification.objects.filter(inquiry=make_inquiry()).delete()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM contact_inquiry")
