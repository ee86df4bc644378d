from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime


def said(moment: datetime) -> str:
    """A moment as people read it, in the clinic's time zone: "3 December 2026, 09:00"."""
    return date_format(localtime(moment), "DATETIME_FORMAT")


def day_of(moment: datetime) -> date:
    """The day that a moment is on, in the clinic's time zone."""
    return localtime(moment).date()
