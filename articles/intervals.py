"""How long a review holds. Pure. (NHS: a planned review cycle, three years at most; medicines' labels change sooner.)"""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = {"treatment": 12, "medicine": 12}
OTHERWISE = 36
SOON = timedelta(days=30)  # a review that is due within this is told of


def months_for(kind: str, chosen: int | None = None) -> int:
    """Months between the reviews of an article of this kind; `chosen` is the article's own."""
    return chosen or MONTHS.get(kind, OTHERWISE)


def after(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
