"""The working hours of the clinic's profile, and what it promises: asked once for each page or mail."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from clinic.closed_dates import read_closed_dates
from clinic.models import ClinicProfile
from clinic.profile import current_profile
from contact import working_hours
from contact.working_hours import WorkingHours


@dataclass(frozen=True)
class DeskHours:
    """When the desk works, and within how many work days it answers."""

    hours: WorkingHours
    response_days: int

    def due_at(self, since: datetime) -> datetime:
        return working_hours.due_at(since, self.hours, self.response_days)

    def overdue_before(self, now: datetime) -> datetime:
        return working_hours.overdue_before(now, self.hours, self.response_days)

    def worked_between(self, start: datetime, end: datetime) -> timedelta:
        return working_hours.working_time_between(start, end, self.hours)


def desk_hours(profile: ClinicProfile | None = None) -> DeskHours:
    """One query, without `profile`."""
    profile = profile or current_profile()
    hours = WorkingHours(
        zone=ZoneInfo(settings.TIME_ZONE),
        days=frozenset(profile.work_days),
        opens_at=profile.opens_at,
        closes_at=profile.closes_at,
        closed_on=read_closed_dates(profile.closed_dates),
    )
    return DeskHours(hours, profile.response_days)
