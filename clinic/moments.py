from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime


def said(moment: datetime) -> str:
    """A moment as people read it, in the clinic's time zone: "3 December 2026, 09:00"."""
    return date_format(localtime(moment), "DATETIME_FORMAT")
