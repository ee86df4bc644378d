#!/usr/bin/env python3
"""Django's command line for Bedside."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def use_the_site_of_this_folder() -> None:
    """Where `./scripts/server` has run and nothing else is configured, commands are for the site that it made."""
    key = HERE / "var" / "secret-key"
    configured = any(os.environ.get(name) for name in ("SECRET_KEY", "SECRET_KEY_FILE")) or (HERE / ".env").exists()
    if key.exists() and not configured:
        os.environ["SECRET_KEY_FILE"] = str(key)
        os.environ.setdefault("LOCAL", "true")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
    use_the_site_of_this_folder()
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from environs import EnvError

    try:
        execute_from_command_line(sys.argv)
    except (EnvError, ImproperlyConfigured) as error:
        sys.exit(f"{error}")  # a wrong setting is the reader's to mend: a sentence, not a traceback
