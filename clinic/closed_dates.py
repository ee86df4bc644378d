"""The days on which the clinic is closed, as somebody types them: one date on each line. Pure."""

from datetime import date

MOST = 400  # some years of holidays; more is a mistake in pasting


def read_closed_dates(text: str) -> frozenset[date]:
    """The dates of `text`: one line each, as in 2026-12-25 (ISO 8601), and after a space whatever it is called.

    Raises ValueError, whose message says which line cannot be read.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > MOST:
        raise ValueError(f"These are {len(lines)} lines. Write at most {MOST}.")
    return frozenset(_read(number, line) for number, line in lines)


def _read(number: int, line: str) -> date:
    written = line.split(maxsplit=1)[0]
    try:
        if len(written) != len("2026-12-25"):
            raise ValueError
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"Line {number} does not start with a date that exists. Write it like 2026-12-25.") from None
