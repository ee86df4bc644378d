"""DOIs and PMIDs, however they are pasted: with "doi:" or "PMID:" before them, or as a web address. Pure."""

import re
from urllib.parse import unquote

# DOI Handbook 2.2: a prefix "10.", a registrant's number, "/", and a name that may hold any printed character.
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\x00-\x20\x7f]+")
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/(?:doi:)?(?P<rest>\S+)", re.IGNORECASE)
_DOI_LABEL = re.compile(r"doi\s*[:=]?\s*(?=10\.|https?://|(?:dx\.)?doi\.org/)", re.IGNORECASE)
# NLM numbers citations from 1 and has given some 40 million numbers.
_PMID = re.compile(r"[1-9][0-9]{0,8}")
_PMID_ADDRESS = re.compile(
    r"(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed|(?:www\.)?pubmed\.gov)"
    r"/(?P<rest>[0-9]+)/?(?:[?#]\S*)?",
    re.IGNORECASE,
)
_PMID_LABEL = re.compile(r"(?:pmid|pubmed(?: id)?)\s*[:=]?\s*(?=[0-9])", re.IGNORECASE)
# What ends the sentence that it was copied from.
_AFTER = ".,;"


def bare_doi(text: str) -> str:
    """The DOI in `text`, without what was pasted around it; `text`, trimmed, where there is none."""
    trimmed = text.strip()
    found = _DOI_LABEL.sub("", trimmed, count=1) if _DOI_LABEL.match(trimmed) else trimmed
    if match := _DOI_ADDRESS.fullmatch(found):
        found = unquote(match["rest"])
    found = found.rstrip(_AFTER)
    return found if is_doi(found) else trimmed


def bare_pmid(text: str) -> str:
    """The PMID in `text`, without what was pasted around it; `text`, trimmed, where there is none."""
    trimmed = text.strip()
    found = _PMID_LABEL.sub("", trimmed, count=1) if _PMID_LABEL.match(trimmed) else trimmed
    if match := _PMID_ADDRESS.fullmatch(found):
        found = match["rest"]
    found = found.rstrip(_AFTER)
    return found if is_pmid(found) else trimmed


def is_doi(text: str) -> bool:
    return _DOI.fullmatch(text) is not None


def is_pmid(text: str) -> bool:
    return _PMID.fullmatch(text) is not None
