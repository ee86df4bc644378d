"""One line of a text's "References:" as the facts of a reference. Pure."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from articles.identifiers import bare_doi, bare_pmid, is_doi, is_pmid
from articles.importing.report import Remark

# The values of articles.models.reference.StudyType, which a pure module does not import; a test compares them.
STUDY_TYPES = frozenset(
    "guideline systematic_review rct observational case_report animal_or_lab regulator label reference_work".split()
)
_LINE = re.compile(r"\[(?:ref:)?(?P<key>[A-Za-z0-9_-]{1,60})\]\s*(?P<rest>\S.*)")
_LONGEST_DOI = 120
_URL = re.compile(r"https?://[^\s<>\"]{1,190}", re.IGNORECASE)
_READ = re.compile(r"read (?:on )?(?P<day>\d{4}-\d{2}-\d{2})", re.IGNORECASE)


def parse(text: str, line: int) -> tuple[dict, list[Remark]] | None:
    """The reference as in a document's `references`, and what was not understood of it; None if it is no reference."""
    match = _LINE.fullmatch(text)
    if match is None:
        return None
    facts = {"key": match["key"].lower(), "citation": "", "study_type": "", "doi": "", "pmid": "", "url": ""}
    facts["accessed_on"] = None
    citation, *parts = (part.strip() for part in match["rest"].split("|"))
    remarks = []
    for part in filter(None, parts):
        fact = _fact(part)
        if fact is None:
            citation = f"{citation} | {part}"
            remarks.append(
                Remark(line, f"“{part[:60]}” is no part of a reference that the importer knows; it was left there.")
            )
        else:
            facts.update(fact)
    facts["citation"] = citation
    if facts["url"] and not (facts["doi"] or facts["pmid"] or facts["accessed_on"]):
        remarks.append(
            Remark(line, f"say when [{facts['key']}] was read, as “read 2026-11-24”: a web page may change.")
        )
    return facts, remarks


def _fact(part: str) -> dict | None:
    doi, pmid = bare_doi(part), bare_pmid(part)
    if is_doi(doi) and len(doi) <= _LONGEST_DOI:
        return {"doi": doi}
    if is_pmid(pmid) and pmid != part:  # digits alone can be any number
        return {"pmid": pmid}
    if _URL.fullmatch(part):
        try:
            URLValidator(schemes=["http", "https"])(part)
        except ValidationError:
            return None
        return {"url": part}
    if match := _READ.fullmatch(part):
        try:
            return {"accessed_on": date.fromisoformat(match["day"]).isoformat()}
        except ValueError:
            return None
    study_type = re.sub(r"[\s-]+", "_", part.casefold())
    return {"study_type": study_type} if study_type in STUDY_TYPES else None
