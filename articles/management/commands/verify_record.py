"""Checks a downloaded record by itself, and with --against-database, what the site has today too."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.models import Decision, Edition
from articles.models.decision import DecisionKind
from articles.record import NotARecord, faults, notes, redactions

LARGEST = 50_000_000  # bytes


class Command(BaseCommand):
    help = "Says whether the record of an edition holds: its words, its hashes, and the chain before it. Exit code 1 if not."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--against-database", action="store_true", help="also compare it with the editions that this site has"
        )

    def handle(self, *, file: Path, against_database: bool, **options):
        found = _read(file)
        try:
            said, known = faults(found), notes(found)
        except NotARecord as error:
            raise CommandError(str(error)) from error
        if against_database:
            said += _differences(found)
            said += _untold(found) if known else []
        for fault in [*known, *said]:
            self.stdout.write(fault)
        if said:
            raise SystemExit(1)
        where = " The site says the same." if against_database else ""
        edition = found["edition"]
        self.stdout.write(
            f"All of it holds: edition {edition['number']} of “{edition['title']}”, its {len(found['chain'])} links, "
            f"{len(found['reviews'])} reviews.{where}"
        )


def _read(file: Path):
    try:
        if file.stat().st_size > LARGEST:
            raise CommandError("The file is larger than any record.")
        return json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{file} is no JSON file.") from error


def _differences(found: dict) -> list[str]:
    """Whether the site has these editions, with these hashes."""
    address = found["edition"].get("address")
    editions = Edition.objects.filter(article__slug=address) | Edition.objects.filter(article__addresses__slug=address)
    here = dict(editions.values_list("number", "chain_hash"))
    if not here:
        return [f"This site has no article at the address {address}."]
    return [
        f"Edition {link['number']} is another one on this site."
        for link in found["chain"]
        if here.get(link["number"]) != link["chain_hash"]
    ]


def _untold(found: dict) -> list[str]:
    """Whether the site knows of the redactions that the record tells of, and of what they left."""
    number, chain = found["edition"].get("number"), found["chain"][-1]["chain_hash"]
    known = Decision.objects.filter(kind=DecisionKind.REDACTED, edition__number=number, edition__chain_hash=chain)
    told = {each["detail"] for each in redactions(found)}
    return (
        []
        if told == set(known.values_list("detail", flat=True))
        else [f"This site knows of no redaction of edition {number} that left these words."]
    )
