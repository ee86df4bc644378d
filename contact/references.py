"""An inquiry's reference: random, so that it can be neither guessed nor counted, and easy to read over the telephone."""

import re
import secrets

# Crockford's base 32: no I, L, O or U. Ten characters are 50 bits.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SHAPE = re.compile(rf"[{_ALPHABET}]{{5}}-[{_ALPHABET}]{{5}}")


def new_reference() -> str:
    """Ten random characters in two groups: "7K3QX-M9TWD"."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    return f"{letters[:5]}-{letters[5:]}"


def is_reference(text: str) -> bool:
    return bool(_SHAPE.fullmatch(text))
