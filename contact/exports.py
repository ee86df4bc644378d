"""What inquiries look like outside Bedside: CSV for a spreadsheet, JSON for a program. Pure.

A spreadsheet takes a cell that begins with one of `=+-@`, a tab or a line break for a formula, and may send what stands in
others to somebody (OWASP, “CSV Injection”). Such a cell gets an apostrophe before it, and so does one that begins with one,
so that taking one away gives back exactly what was there. A spreadsheet that parts cells by semicolons or tabs, as those of
many countries do, finds more beginnings within a cell: each of those gets one as well.
"""

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

COLUMNS = (
    *("reference", "received_at", "status", "topic", "person", "preferred_name", "contact_method"),
    *("telephone", "email", "best_time", "voicemail_ok", "language", "interpreter_needed", "interpreter_language"),
    *(
        "access_needs",
        "message",
        "consent_version",
        "consented_at",
        "email_risk_version",
        "not_emergency_version",
        "came_from",
    ),
    *("crisis_flag", "spam_score", "spam_reasons", "contacted_at", "closed_at", "close_reason", "held_at", "erased_at"),
    *("notes", "events"),
)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠", "'")


_BEGINS_WITHIN = re.compile(r"([;\t\r\n][\s\"]*)(?='*[=+\-@＝＋－＠])")


class Entry(TypedDict):
    """Of the lists under "notes" and "events": when, by whom, and what was written or done."""

    at: datetime
    by: str
    text: str


def as_csv(rows: Iterable[dict]) -> str:
    """RFC 4180, with a byte order mark, by which spreadsheets see that it is UTF-8. `rows` have the keys COLUMNS."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(_written(row[column])) for column in COLUMNS] for row in rows)
    return f"\ufeff{file.getvalue()}"


def as_json(rows: Iterable[dict]) -> str:
    """A list of objects, exact, with nothing in it that a page could take for markup."""
    text = json.dumps(list(rows), indent=2, ensure_ascii=False, default=_moment)
    return text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}) + "\n"


def safe_cell(text: str) -> str:
    text = _BEGINS_WITHIN.sub(r"\1'", text)
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text


def _written(value) -> str:
    if isinstance(value, list):
        return "\n".join(f"{entry['at'].isoformat()} {entry['by']}: {entry['text']}" for entry in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else _moment(value) if isinstance(value, datetime) else str(value)


def _moment(value: datetime) -> str:
    return value.isoformat()
