"""What Bedside reads from its environment, strictly typed: a wrong value stops the start with a sentence."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)


def secret(name: str) -> str:
    """The value of NAME, or the content of the file that NAME_FILE names (as container secrets are handed over)."""
    value = env.str(name, "")
    path = env.path(f"{name}_FILE", None)
    if not value and path is not None:
        try:
            value = path.read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE names {path}, which cannot be read: {error.strerror}.") from error
    if not value:
        raise ImproperlyConfigured(
            f"Set {name}, or {name}_FILE to the path of a file that holds it. `./scripts/server` makes one under var/."
        )
    if len(value) < 50 or len(set(value)) < 5:
        raise ImproperlyConfigured(f"{name} is too easy to guess. It needs at least 50 random characters.")
    return value
