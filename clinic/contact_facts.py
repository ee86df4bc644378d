"""Whom to call, in a small file beside the database: an error page must be able to say it when the database is away."""

import json
import logging
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from clinic.models import ClinicProfile
from clinic.private_files import write_private

logger = logging.getLogger(__name__)

KEPT = ("name", "telephone", "crisis_telephone", "crisis_text", "emergency_telephone")


def keep_contact_facts(profile: ClinicProfile) -> None:
    """Write the facts of `profile`. A file that cannot be written is logged; the profile itself is safe by then."""
    path = Path(settings.CONTACT_FACTS_FILE)
    try:
        write_private(path, json.dumps({name: getattr(profile, name) for name in KEPT}))
    except OSError:
        logger.exception("The contact facts for error pages could not be written to %s", path)


def contact_facts() -> dict[str, str]:
    """The facts by the names of `KEPT`. Without a readable file: the national lines that a new profile starts with."""
    facts = {name: ClinicProfile._meta.get_field(name).get_default() or "" for name in KEPT}
    path = Path(settings.CONTACT_FACTS_FILE)
    try:
        there = path.stat()
        kept = _read(path, (there.st_mtime_ns, there.st_ino, there.st_size))
        return {name: str(kept.get(name, default)) for name, default in facts.items()}
    except (OSError, ValueError, AttributeError):
        return facts


@lru_cache(maxsize=1)
def _read(path: Path, stamp: tuple[int, int, int]) -> dict:
    """`stamp` is another one for another file: in a flood the facts are asked for hundreds of times a second."""
    return json.loads(path.read_text(encoding="utf-8"))
