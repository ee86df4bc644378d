"""The labelled messages are as many and as mixed as a measurement needs."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from contact.forms import InquiryForm
from contact.models import ContactMethod, Inquiry, InquiryTopic
from contact.tokens import make_token
from tests.contact.factories import typed
from tests.contact.spam.labelled import FOR_TUNING, GENUINE, LATER, SET_ASIDE, SPAM, rows


def test_there_are_at_least_240_and_no_two_are_the_same():
    everything = rows(FOR_TUNING) + rows(SET_ASIDE)
    assert len(everything) >= 240
    everything += rows(LATER)
    assert len({(row.name, row.message) for row in everything}) == len(everything)


@pytest.mark.parametrize("half", [FOR_TUNING, SET_ASIDE])
def test_each_half_holds_many_of_both_labels_and_both_languages_of_the_form(half):
    counted = Counter((row.label, row.language) for row in rows(half))
    assert counted[GENUINE, "en"] + counted[GENUINE, "es"] >= 50
    assert counted[SPAM, "en"] + counted[SPAM, "es"] >= 50
    assert counted[GENUINE, "es"] >= 5
    assert counted[SPAM, "es"] >= 2


@pytest.mark.parametrize("half", [FOR_TUNING, SET_ASIDE, LATER])
def test_each_is_something_that_the_form_takes(half):
    for row in rows(half):
        assert row.label in (GENUINE, SPAM)
        assert row.contact_method in ContactMethod
        assert row.topic in InquiryTopic
        ticked = dict.fromkeys(("email_risk_ack", "not_emergency_ack", "consent"), "yes")
        form = InquiryForm({**row.answers(), "person": "self", **ticked})
        assert form.is_valid(), (row.name, form.errors)


@pytest.mark.django_db
@pytest.mark.parametrize("part", [FOR_TUNING, SET_ASIDE, LATER])
def test_each_genuine_message_is_taken_and_reaches_the_inbox(client, part):
    people = [row for row in rows(part) if row.label == GENUINE]
    for row in people:
        answers = {name: value for name, value in row.answers().items() if value}
        assert client.post("/contact/", form_of(answers)).status_code == 303, row
    kept = Inquiry.objects.values_list("status", flat=True)
    assert list(kept) == ["new"] * len(people)


def form_of(answers: dict) -> dict:
    """As it is posted by somebody who took a minute."""
    fresh = {"token": make_token(timezone.now() - timedelta(minutes=1)), "message": None, "email_risk_ack": "yes"}
    return typed(**{**fresh, **answers})
