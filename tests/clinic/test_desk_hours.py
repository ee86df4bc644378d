"""The hours in which inquiries are answered, as an administrator writes them into the profile."""

from datetime import date, time

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from clinic.closed_dates import read_closed_dates
from clinic.models import ClinicProfile, ProfileVersion
from clinic.profile import as_it_was, profile_at, save_profile
from tests.people import make_person

pytestmark = pytest.mark.django_db

PAGE = "/admin/clinic/clinicprofile/1/change/"


@pytest.fixture
def form(client):
    """Save the profile's form with changes: `form(opens_at="08:00")`; what the page says to it."""
    save_profile(profile=ClinicProfile(name="Harbour Lane"))
    client.force_login(make_person("administrator"))

    def send(**changes) -> BeautifulSoup:
        page = BeautifulSoup(client.get(PAGE).content.decode(), "html5lib")
        fields: dict = {}
        for field in page.select("#clinicprofile_form :is(input, textarea)[name]"):
            if field.get("type") == "checkbox":
                fields.setdefault(field["name"], [])
                if field.has_attr("checked"):
                    fields[field["name"]].append(field["value"])
            elif field.get("type") != "submit":
                fields[field["name"]] = field.get("value", "") or field.get_text().removeprefix("\n")
        fields = {name: value for name, value in fields.items() if value != []}
        return BeautifulSoup(client.post(PAGE, fields | changes, follow=True).content.decode(), "html5lib")

    return send


def test_a_new_clinic_answers_from_monday_to_friday_from_nine_to_five(form):
    form()
    profile = ClinicProfile.objects.get()
    assert (profile.work_days, profile.opens_at, profile.closes_at) == ([0, 1, 2, 3, 4], time(9), time(17))


def test_an_administrator_sets_days_hours_and_holidays(form):
    form(work_days=["1", "5"], opens_at="08:30", closes_at="12:00", closed_dates="2026-12-25 Christmas\n\n2027-01-01\n")
    profile = ClinicProfile.objects.get()
    assert (profile.work_days, profile.opens_at, profile.closes_at) == ([1, 5], time(8, 30), time(12))
    assert read_closed_dates(profile.closed_dates) == {date(2026, 12, 25), date(2027, 1, 1)}


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"work_days": []}, ".field-work_days", "Choose at least one day"),
        ({"work_days": ["9"]}, ".field-work_days", "not one of the available choices"),
        ({"opens_at": "nine"}, ".field-opens_at", "Enter a valid time"),
        ({"opens_at": "17:00", "closes_at": "09:00"}, "form", "The desk closes after it opens"),
        ({"closed_dates": "2026-12-25\n2026-02-30"}, ".field-closed_dates", "Line 2 does not start with a date"),
        ({"closed_dates": "25.12.2026"}, ".field-closed_dates", "Write it like 2026-12-25"),
        ({"closed_dates": "2026-12-25\n" * 500}, ".field-closed_dates", "at most 400"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(form, changes, field, said):
    page = form(**changes)
    assert said in " ".join(error.get_text() for error in page.select(f"{field} .errorlist"))
    assert ClinicProfile.objects.get().closed_dates == ""


def test_the_record_of_a_day_holds_them_and_saving_the_same_records_nothing(form):
    form(opens_at="08:30")
    form()
    assert ProfileVersion.objects.count() == 2
    was = as_it_was(profile_at(timezone.now()))
    assert (was.opens_at, was.closes_at, was.work_days) == (time(8, 30), time(17), [0, 1, 2, 3, 4])
