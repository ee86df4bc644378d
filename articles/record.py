"""The record of an edition: one JSON file that says what a page said, who answered for it, and when it was live.

    format           "bedside-record", with version 1
    site             {"address", "profile", "profile_at"}: the clinic's profile at that moment, which is the one that was asked
                     about, else when the edition went live; null where there is none
    edition          {"number", "title", "address", "recorded_at", "recorded_by", "live_from", "live_until"}; moments ISO 8601, UTC
    document         the frozen document (see `articles.document`)
    content_hash     SHA-256 of the canonical document, in hex
    chain            [{"number", "content_hash", "chain_hash"}] from edition 1 to this one
    reviews          [{"outcome", "at", "name", "credentials", "note", "is_minor", "is_self_review", "content_hash", …}]
    decisions        [{"kind", "at", "by", "edition", "reason", "detail", "effective_at"}] about the article so far, oldest first
    made_at, made_by
    digest           SHA-256 over the canonical rest of the file

What it proves: that the file is whole, that its document has the hash that was reviewed, and that its chain holds. Compared
with the database, or with a hash of a digest mail that somebody kept, that nothing was rewritten since. Of a redacted edition
(a decision of the kind "redacted") it proves the words that are left, not those that are gone. It is not signed:
whoever can write both the database and all kept mails can make another.
"""

import hashlib
from datetime import UTC
from typing import Any

from articles.document import canonical, chain_hash, content_hash

FORMAT, VERSION = "bedside-record", 1
_REVIEW = (
    *("outcome", "note", "is_minor", "is_self_review", "evidence_checked", "content_hash"),
    *("name", "slug", "credentials", "job_title", "is_demonstration"),
)


def record(edition, *, site: str, profile: dict | None, profile_at=None, by: str, now) -> dict:
    """The record of `edition`, JSON-ready. `profile` is what the clinic's profile said at the moment `profile_at`."""
    article = edition.article
    before = article.editions.filter(number__lte=edition.number).order_by("number")
    body = {
        "format": FORMAT,
        "version": VERSION,
        "site": {"address": site, "profile": profile, "profile_at": _moment(profile_at)},
        "edition": {
            "number": edition.number,
            "title": edition.title,
            "address": article.slug,
            "recorded_at": _moment(edition.recorded_at),
            "recorded_by": str(edition.recorded_by) if edition.recorded_by else None,
            "live_from": _moment(edition.live_from),
            "live_until": _moment(edition.live_until),
        },
        "document": edition.document,
        "content_hash": edition.content_hash,
        "chain": list(before.values("number", "content_hash", "chain_hash")),
        "reviews": [_review(review) for review in edition.reviews.order_by("at", "pk")],
        "decisions": [
            _decision(each) for each in article.decisions.select_related("by", "edition").order_by("at", "pk")
        ],
        "made_at": _moment(now),
        "made_by": by,
    }
    return {**body, "digest": digest(body)}


def _moment(moment) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def _review(review) -> dict:
    days = {
        name: getattr(review, name) and getattr(review, name).isoformat() for name in ("reviewed_on", "next_due_on")
    }
    return {"at": _moment(review.at), **{name: getattr(review, name) for name in _REVIEW}, **days}


def _decision(decision) -> dict:
    return {
        "kind": decision.kind,
        "at": _moment(decision.at),
        "by": str(decision.by),
        "edition": decision.edition.number if decision.edition else None,
        "reason": decision.reason,
        "detail": decision.detail,
        "effective_at": _moment(decision.effective_at),
    }


def digest(body: dict) -> str:
    return hashlib.sha256(canonical(body)).hexdigest()


class NotARecord(Exception):
    """The file is no record of this kind. The message says why."""


def faults(found: Any) -> list[str]:
    """What does not hold in a record that was read from a file, in plain words; [] when all of it holds."""
    body = _checked(found)
    said = []
    if digest({name: value for name, value in body.items() if name != "digest"}) != body["digest"]:
        said.append("The file was changed after it was made: its digest is another.")
    if content_hash(body["document"]) != _hash_of_the_document(body):
        said.append("The document does not have the hash that the record gives for it: its words were changed.")
    said += _broken_links(body)
    for review in body["reviews"]:
        if review["content_hash"] != body["content_hash"]:
            said.append(f"The review by {review['name']} is of other words.")
    return said


def notes(found: Any) -> list[str]:
    """What a reader of the record has to know although it is no fault."""
    return [
        f"Edition {each['edition']} was redacted on {each['at']} by {each['by']} because: {each['reason']} "
        "Its content can no longer be verified against its hash."
        for each in redactions(_checked(found))
    ]


def _hash_of_the_document(body: dict) -> str:
    """The record's own; after a redaction, what the last one left has the hash that it wrote down."""
    taken_out = redactions(body)
    return taken_out[-1]["detail"].rpartition(" ")[2] if taken_out else body["content_hash"]


def redactions(body: dict) -> list[dict]:
    """The decisions by which words of the record's edition were removed for ever, the last one last."""
    number = body["edition"].get("number")
    return [each for each in body["decisions"] if (each["kind"], each["edition"]) == ("redacted", number)]


def _checked(found: Any) -> dict:
    """`found`, if it has the shape of a record."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise NotARecord("This is no record of an edition.")
    if found.get("version") != VERSION:
        raise NotARecord(f"This record has version {found.get('version')!r}, and only {VERSION} is known here.")
    shapes = {"document": dict, "edition": dict, "content_hash": str, "digest": str}
    shapes |= dict.fromkeys(("chain", "reviews", "decisions"), list)
    for name, shape in shapes.items():
        if not isinstance(found.get(name), shape):
            raise NotARecord(f"The record has no {name.replace('_', ' ')}.")
    links = all(
        isinstance(link, dict) and {"number", "content_hash", "chain_hash"} <= set(link) for link in found["chain"]
    )
    reviews = all(isinstance(review, dict) and {"content_hash", "name"} <= set(review) for review in found["reviews"])
    told = {"kind", "edition", "at", "by", "reason", "detail"}
    decisions = all(
        isinstance(each, dict) and told <= set(each) and isinstance(each["detail"], str) for each in found["decisions"]
    )
    if not (links and reviews and decisions and found["chain"]):
        raise NotARecord("The record's chain, its reviews or its decisions cannot be read.")
    return found


def _broken_links(body: dict) -> list[str]:
    said, previous = [], ""
    for number, link in enumerate(body["chain"], 1):
        if link["number"] != number:
            said.append(f"Edition {number} is missing from the chain.")
            break
        if link["chain_hash"] != chain_hash(previous, str(link["content_hash"])):
            said.append(f"The chain breaks at edition {number}: it, or one before it, was changed.")
            break
        previous = link["chain_hash"]
    last = body["chain"][-1]
    if last["number"] != body["edition"].get("number") or last["content_hash"] != body["content_hash"]:
        said.append("The chain does not end with this edition.")
    return said
