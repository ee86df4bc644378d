"""What gunicorn itself says while it serves (`gunicorn.conf.py`): that something was wrong, and nothing of what was sent.

What is no request in HTTP never reaches Django, so gunicorn logs it: with the address that sent it, and with the line that
it could not read, which may be a form that somebody filled in.
"""

import logging
import sys

from clinic.error_reports import in_short, told

_REFUSED = "Invalid request from"  # then an address and what was sent, already put into the message
_BROKEN = "Error handling request"  # then the method and the whole address


class NothingSent(logging.Filter):
    """On gunicorn's log from when a process begins to serve: errors without their words, requests without their address.

    Not before: what keeps a process from starting is of our own making, and whoever mends it needs all of it.
    """

    def filter(self, record) -> bool:
        if record.exc_info and record.exc_info[1]:
            record.exc_text = told(record.exc_info[1])  # formatters take it for the traceback
        if isinstance(record.args, tuple):
            record.args = tuple(in_short(arg) if isinstance(arg, BaseException) else arg for arg in record.args)
        if str(record.msg).startswith(_REFUSED):
            # gunicorn says it while it handles the error, whose kind alone is told.
            record.msg, record.args = f"A malformed request was refused: {in_short(sys.exception())}", ()
        elif str(record.msg).startswith(_BROKEN):
            record.msg, record.args = _BROKEN, ()
        return True
