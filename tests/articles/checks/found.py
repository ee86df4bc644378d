"""What a check says of a document, and pieces of documents to ask it about."""

from datetime import date

from articles import checks
from articles.checks import Circumstances, Finding, Severity
from articles.notices import notices
from tests.articles.factories import make_block, make_document

TODAY = date(2026, 11, 25)
AN_APPROVAL = {"is_approved": True, "is_self_review": False, "credentials": "MD", "next_due_on": date(2027, 11, 25)}


def found(check_id: str, document: dict, **circumstances) -> list[Finding]:
    """The findings of one check, in the order of the panel."""
    at = Circumstances(**{"today": TODAY, **circumstances})
    return [finding for finding in checks.run(document, at) if finding.check_id == check_id]


def excerpts(findings: list[Finding]) -> list[str]:
    return [finding.excerpt for finding in findings]


def severities(findings: list[Finding]) -> list[Severity]:
    return [finding.severity for finding in findings]


def section(*paragraphs: str, **overrides) -> dict:
    return make_block(body="".join(f"<p>{text}</p>" for text in paragraphs), **overrides)


def items(*texts: str, **overrides) -> dict:
    """A section that is a list."""
    return make_block(body=f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>", **overrides)


def says(*paragraphs: str, **overrides) -> dict:
    """A document with one section that says just this."""
    return make_document(blocks=[section(*paragraphs)], **overrides)


def with_notices(document: dict) -> dict:
    """`document` with what its medicines and words call for, as an edition holds it."""
    complete = {"medicines": [], "offered_here": False, "no_company_paid": False, **document}
    return {**complete, "notices": notices(complete)}


def a_medicine(**overrides) -> dict:
    """Ketamine, off label for depression, as a document holds it."""
    return {
        "slug": "ketamine",
        "name": "ketamine",
        "proprietary_names": ["Ketalar"],
        "drug_class": "",
        "controlled_schedule": "III",
        "boxed_warning": "",
        "medication_guide_url": "",
        "label_url": "",
        "label_checked_on": None,
        "uses": [{"condition": "depression", "status": "off_label"}],
        "approved_uses": ["anesthesia"],
        "risks": [],
        **overrides,
    }


def a_reference(key: str = "a-trial", **overrides) -> dict:
    return {
        "key": key,
        "citation": "Example A. A trial. J Invented Stud. 2024;1(2):3–9.",
        "study_type": "rct",
        "doi": "10.1234/jis.2024.5",
        "pmid": "",
        "url": "",
        "accessed_on": None,
        **overrides,
    }
