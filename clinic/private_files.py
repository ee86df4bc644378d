"""Small files beside the database that only the owner of the process may read."""

import os
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Put `text` into `path` at once, so that a reader never meets half a file. Raises OSError where that cannot be done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
