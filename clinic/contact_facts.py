"""Whom to call, in a small file beside the database: an error page must be able to say it when the database is away."""

import json
import logging
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
    try:
        kept = json.loads(Path(settings.CONTACT_FACTS_FILE).read_text(encoding="utf-8"))
        return {name: str(kept.get(name, default)) for name, default in facts.items()}
    except (OSError, ValueError, AttributeError):
        return facts
