"""Reports of errors, and logs, that say where something broke and nothing of what anybody typed.

What is typed here tells of illness, and an error may hold it anywhere: in the form, the address after its question mark, a
header, a variable on the way, and the message of an exception, for Python and databases quote what they refuse. So a report
has the path of the code and the kinds of the exceptions. A message is repeated only where it stands in the code, word for
word, in the function that raised it.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter


def in_short(error: BaseException) -> str:
    """The kind of an error, and its message where that is a constant of the code that raised it."""
    message = _constant_message(error)
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def told(error: BaseException) -> str:
    """As a traceback, each cause before what came of it."""
    parts, seen = [], set()
    while error and id(error) not in seen:
        seen.add(id(error))
        parts.append("".join(traceback.format_list(traceback.extract_tb(error.__traceback__))) + in_short(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n\nFrom this came:\n\n".join(reversed(parts))


@contextmanager
def told_without_words() -> Iterator[None]:
    """Around a command that handles what people typed: what breaks in it is a CommandError that quotes none of it."""
    try:
        yield
    except CommandError:
        raise
    except Exception as error:
        raise CommandError(f"Something of ours is broken.\n{told(error)}") from None


class NothingLogged(logging.Filter):
    """On every handler: tracebacks as `told` gives them, and of a refused request neither its host nor where it came from."""

    def filter(self, record) -> bool:
        if record.exc_info and record.exc_info[1]:
            record.exc_text = told(record.exc_info[1])  # formatters take it for the traceback
        if record.name.startswith("django.security."):
            record.msg, record.args = _refusal(record), ()
        return True


class NothingTyped(SafeExceptionReporterFilter):
    """Without the form, the machine that sent it, and the variables of any function on the way (settings: the default)."""

    def is_active(self, request):
        return True

    def get_post_parameters(self, request):
        return {}

    def get_safe_request_meta(self, request):
        return {}

    def get_safe_cookies(self, request):
        return {}

    def get_traceback_frame_variables(self, request, tb_frame):
        return []


class Report(ExceptionReporter):
    """What is mailed to ADMINS (settings: the default). It does not know the request at all."""

    def __init__(self, request, *args, **kwargs):
        super().__init__(None, *args, **kwargs)
        if self.template_info:
            self.template_info = {**self.template_info, "message": _message(self.exc_value)}

    def get_traceback_data(self):
        data = super().get_traceback_data()
        data |= {"unicode_hint": "", "exception_notes": ""}
        if isinstance(self.exc_value, BaseException):
            data["exception_value"] = _message(self.exc_value)
        return data

    def get_traceback_frames(self):
        frames = super().get_traceback_frames()
        for frame in frames:
            if frame["exc_cause"]:
                frame["exc_cause"] = in_short(frame["exc_cause"])
        return frames


def _message(error: BaseException) -> str:
    return _constant_message(error) or "its message is not repeated, for it may quote what somebody typed"


def _constant_message(error: BaseException) -> str:
    if len(error.args) != 1 or not isinstance(error.args[0], str):
        return ""
    raised_in = [frame.f_code.co_consts for frame, _ in traceback.walk_tb(error.__traceback__)][-1:]
    return error.args[0] if any(error.args[0] in constants for constants in raised_in) else ""


def _refusal(record) -> str:
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    where = f"/{match.route}" if match else "an address"
    return f"A request to {where} was refused ({record.name.rpartition('.')[2]}, {getattr(record, 'status_code', 400)})"
