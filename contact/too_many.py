"""The page that says, in a flood, that a message was not sent: light, and without a question to the database.

It is made hundreds of times a second, so what is the same on each is made once; what was typed is put into it each time.
"""

import secrets
from collections.abc import Mapping
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

# Where what was typed belongs; of this process alone, so that nothing a clinic says of itself can hold it.
_TYPED = f"typed-{secrets.token_hex(16)}"


def page(clinic: Mapping[str, str], typed: Mapping[str, str], *, says_danger: bool) -> str:
    """The whole page in the language of the request. `clinic` are its facts (`clinic.contact_facts`), `typed` what was posted."""
    before, after = _around(get_language(), reverse("contact"), tuple(clinic.items()), says_danger)
    hidden = {name: value for name, value in typed.items() if name != "message"}
    own = render_to_string("contact/_typed.html", {"hidden": hidden, "message": typed.get("message", "")})
    return before + own + after


@lru_cache(maxsize=16)  # two languages, with and without danger, and a profile that is edited meanwhile
def _around(language: str, action: str, clinic: tuple[tuple[str, str], ...], says_danger: bool) -> tuple[str, str]:
    """What stands before and after what was typed. `language` is that of the request already; it is for the cache to know."""
    context = {
        "clinic": dict(clinic),
        "action": action,  # with it, the cache knows the prefix of all addresses (SCRIPT_NAME)
        "says_danger": says_danger,
        "typed": _TYPED,
    }
    before, after = render_to_string("contact/too_many.html", context).split(_TYPED)
    return before, after
