"""The site's own folder, copied to a place where a test may change it."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def copy_site(to: Path) -> None:
    """All that `manage.py` needs, without a database, keys or settings of somebody's own."""
    shutil.copy(ROOT / "manage.py", to)
    for name in ("clinic", "articles", "contact", "templates", "static"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
