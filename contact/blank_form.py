"""The contact form as it is opened: the same for everybody but for the token in it.

Who floods a site opens its form again and again, and to make the whole page each time is what slows down the reading most. So it
is made once for all who see the same, and everybody gets a copy with a token of their own.
"""

import secrets
from collections.abc import Callable

from django.conf import settings

# In place of a token; of this process alone, so that nothing a clinic says of itself can hold it.
_TOKEN = f"token-{secrets.token_hex(16)}"
_MOST = 64  # about a megabyte

_kept: dict[str, bytes] = {}


def page(state: str, token: str, make: Callable[[str], bytes]) -> bytes:
    """The page with `token`. `state` is all else that it depends on (`clinic.caching.state_of`); `make` makes it with a token."""
    if settings.DEBUG:
        return make(token)  # who works on the template sees at once what became of it
    made = _kept.get(state)
    if made is None:
        made = make(_TOKEN)
        if len(_kept) >= _MOST:
            _kept.clear()
        _kept[state] = made
    return made.replace(_TOKEN.encode(), token.encode())
