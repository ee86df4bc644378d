"""Articles for the tests, brought to a state through the real verbs."""

import uuid
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from articles import document, drafts, publishing, reviewing
from articles.models import Article, Edition
from clinic.models import Contributor
from tests.people import make_person


def make_block(kind: str = "section", **overrides) -> dict:
    """A block of a document, with every field that its kind has."""
    empty = {
        "section": {"anchor": "", "heading": "A heading", "role": "", "numbered": True, "body": "<p>Some words.</p>"},
        "analogy": {
            "label": "simple",
            "title": "The gate",
            "source": "a garden gate",
            "target": "how a channel opens",
            "story": "<p>A gate lets people in.</p>",
            "pairs": [
                {
                    "in_story": "the gate",
                    "in_body": "the channel",
                    "joined_by": "",
                    "shared_relation": "lets things in",
                }
            ],
            "plain_statement": "A channel lets charged particles in.",
            "limits": "A channel has no hinge.",
            "compares_treatments": False,
        },
        "clinical_example": {
            "title": "A first week",
            "provenance": "composite",
            "story": "<p>Someone starts a medicine.</p>",
            "points": [{"when": "Day 1", "what": "Nothing is felt yet."}],
            "afterwards": "<p>They talk with their doctor.</p>",
            "authorisation_reference": "",
            "authorised_on": None,
            "authorisation_expires_on": None,
            "consent_withdrawn_on": None,
            "not_typical_note": "",
        },
        "key_points": {"heading": "What to remember", "points": ["One thing.", "Another thing."]},
        "callout": {"severity": "urgent", "heading": "Call your doctor if", "body": "<p>It gets worse.</p>"},
        "figure": {"picture": None, "caption": "A caption"},
        "questions_to_ask": {"heading": "Questions to ask", "questions": ["What else could I try?"]},
        "call_to_action": {"heading": "Would you like to talk?", "text": "We answer questions."},
    }[kind]
    return {"kind": kind, "id": str(uuid.uuid4()), **empty, **overrides}


def make_document(**overrides) -> dict:
    """A document with one section, unless told otherwise."""
    return {
        "version": document.VERSION,
        "language": "en",
        "title": "A title",
        "kind": "explainer",
        "audience": "patient",
        "summary": "A summary.",
        "main_message": "A main message.",
        "read_next": "",
        "conflict_statement": "",
        "funding_statement": "",
        "authors": [],
        "topics": [],
        "tags": [],
        "series": None,
        "references": [],
        "medicines": [],
        "offered_here": False,
        "no_company_paid": False,
        "glossary": [],
        "notices": [],
        "blocks": [make_block()],
        **overrides,
    }


def make_article(*, by=None, now=None, slug: str | None = None, **overrides) -> Article:
    """A draft that says what `make_document(**overrides)` says, recorded as edition 1."""
    content = make_document(**overrides)
    article = Article(slug=slug or publishing.free_slug(content["title"]), changed_by=by)
    drafts.thaw(article, content)
    publishing.record(article=article, by=by, now=now)
    return article


def edit(article: Article, *, by=None, now=None, **overrides):
    """Change the draft's fields and record what comes of it."""
    for name, value in overrides.items():
        setattr(article, name, value)
    article.save()
    return publishing.record(article=article, by=by, now=now)


def a_publisher() -> User:
    return User.objects.filter(groups__name="Publisher").first() or make_person("publisher")


def a_reviewer() -> User:
    """A clinical reviewer whose credentials readers can see."""
    reviewer = User.objects.filter(username="reviewer").first() or make_person("reviewer")
    Contributor.objects.get_or_create(
        user=reviewer,
        defaults={"name": "Robin Reviewer", "slug": "robin-reviewer", "credentials": "MD", "job_title": "Psychiatrist"},
    )
    return reviewer


def approve(article: Article, *, now=None, **facts) -> Edition:
    """Submit the newest edition and have it approved, by a publisher and a reviewer."""
    number = article.editions.first().number
    edition = reviewing.submit(article=article, number=number, by=a_publisher(), now=now)
    reviewing.approve(article=article, number=edition.number, by=a_reviewer(), now=now, **facts)
    return article.editions.get(number=edition.number)


def make_approved_article(*, now=None, **overrides) -> Article:
    """A draft whose first edition is approved and could be published."""
    article = make_article(now=now, **overrides)
    approve(article, now=now)
    return article


def make_live_article(*, live_from=None, **overrides) -> Article:
    """An article whose first edition has been live since `live_from` (by default, an hour ago)."""
    live_from = live_from or timezone.now() - timedelta(hours=1)
    article = make_approved_article(now=live_from, **overrides)
    publishing.publish(article=article, number=1, by=a_publisher(), now=live_from)
    return article


def translated(edition: Edition) -> dict:
    """What the document of a translation says of the edition that it says again."""
    facts = {name: getattr(edition, name) for name in ("language", "title", "number", "content_hash")}
    return {"language": "es", "translation": facts}


def publish_again(article: Article, *, now=None, **overrides) -> Edition:
    """Change the draft of a live article and make that live."""
    edit(article, now=now, **overrides)
    edition = approve(article, now=now)
    return publishing.publish(article=article, number=edition.number, by=a_publisher(), now=now)
