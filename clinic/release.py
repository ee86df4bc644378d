"""A fingerprint of the code, templates, words and stylesheets that pages are made with: when it changes, so do their ETags."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

_FOLDERS = ("templates", "static", "locale", "clinic", "articles", "contact")
_KINDS = {".html", ".css", ".js", ".svg", ".mo", ".py"}


@cache
def fingerprint() -> str:
    """16 hex digits over every source file of the project. Read once a process."""
    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for path in sorted((Path(settings.BASE_DIR) / folder).rglob("*")):
            if path.suffix in _KINDS:
                digest.update(str(path.relative_to(settings.BASE_DIR)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]
