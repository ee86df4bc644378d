"""The admin's lists cost the same with one article and with a thousand."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.document import content_hash
from articles.models import (
    Analogy,
    Article,
    Decision,
    Edition,
    GlossaryTerm,
    Medicine,
    MedicineRisk,
    MedicineUse,
    Picture,
    Reference,
    Review,
    Series,
    Tag,
    Topic,
)
from articles.models.decision import DecisionKind
from clinic.models import Contributor
from tests.articles.factories import make_document
from tests.people import make_person

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
SIZES = (1, 20, 1_000)
LISTS = {
    "the desk": "/admin/",
    "articles": "/admin/articles/article/",
    "articles waiting for review": "/admin/articles/article/?review=submitted",
    "live articles": "/admin/articles/article/?state=live",
    "articles with a word": "/admin/articles/article/?q=number",
    "references": "/admin/articles/reference/",
    "topics": "/admin/articles/topic/",
    "tags": "/admin/articles/tag/",
    "series": "/admin/articles/series/",
    "glossary": "/admin/articles/glossaryterm/",
    "medicines": "/admin/articles/medicine/",
    "pictures": "/admin/articles/picture/",
    "analogies": "/admin/articles/analogy/",
    "live analogies": "/admin/articles/analogy/?live=yes",
    "decisions": "/admin/articles/decision/",
    "contributors": "/admin/clinic/contributor/",
}
STATES = ("draft", "submitted", "changes_requested", "approved", "live", "scheduled")


def add_articles(numbers: range, *, by, now) -> None:
    """An article for each number with one of everything; every sixth of them is in each state."""
    names = [f"number {number}" for number in numbers]
    articles = Article.objects.bulk_create(Article(title=name, slug=f"a-{name[7:]}", changed_by=by) for name in names)
    terms = GlossaryTerm.objects.bulk_create(
        GlossaryTerm(term=name, slug=f"t-{name[7:]}", definition="A word.", approved_at=now, approved_by=by)
        for name in names
    )
    documents = [
        make_document(
            title=article.title,
            glossary=[{"slug": term.slug, "term": term.term, "aliases": [], "definition": term.definition}],
        )
        for article, term in zip(articles, terms, strict=True)
    ]
    editions = Edition.objects.bulk_create(
        Edition(
            article=article,
            number=1,
            document=document,
            content_hash=content_hash(document),
            chain_hash=content_hash(document),
            recorded_at=now,
            recorded_by=by,
            title=article.title,
            minutes=1,
        )
        for article, document in zip(articles, documents, strict=True)
    )
    reviews = Review.objects.bulk_create(
        Review(
            edition=edition,
            content_hash=edition.content_hash,
            outcome="approved",
            by=by,
            at=now,
            name="Robin Reviewer",
            slug="robin-reviewer",
            credentials="MD",
            reviewed_on=date(2026, 1, 1),
            next_due_on=now.date() + timedelta(days=5),
        )
        for edition in editions
    )
    for number, edition, review in zip(numbers, editions, reviews, strict=True):
        state = STATES[number % len(STATES)]
        is_out = state in ("live", "scheduled")
        edition.review_state = "approved" if is_out else state
        edition.review = review if edition.review_state == "approved" else None
        edition.live_from = {"live": now - timedelta(days=1), "scheduled": now + timedelta(days=1)}.get(state)
        edition.listed_from = edition.live_from
    Edition.objects.bulk_update(editions, ["review_state", "review", "live_from", "listed_from"])
    Decision.objects.bulk_create(
        Decision(article=edition.article, edition=edition, kind=DecisionKind.SUBMITTED, by=by, at=now)
        for edition in editions
    )
    Analogy.objects.bulk_create(
        Analogy(parent=article, region="body", ordering=1, title=article.title, story="<p>A gate.</p>")
        for article in articles
    )
    medicines = Medicine.objects.bulk_create(Medicine(name=name, slug=f"m-{name[7:]}") for name in names)
    MedicineUse.objects.bulk_create(
        MedicineUse(medicine=medicine, condition="worry", status="off_label") for medicine in medicines
    )
    MedicineRisk.objects.bulk_create(MedicineRisk(medicine=medicine, text="a rash") for medicine in medicines)
    Reference.objects.bulk_create(Reference(key=f"r-{name[7:]}", citation=name) for name in names)
    Topic.objects.bulk_create(Topic(name=name, slug=f"t-{name[7:]}") for name in names)
    Tag.objects.bulk_create(Tag(name=name, slug=f"t-{name[7:]}") for name in names)
    Series.objects.bulk_create(Series(title=name, slug=f"s-{name[7:]}") for name in names)
    Contributor.objects.bulk_create(Contributor(name=name, slug=f"c-{name[7:]}") for name in names)
    Picture.objects.bulk_create(
        Picture(
            title=name,
            alt_text="A gate.",
            digest=name[7:].zfill(64),
            width=10,
            height=10,
            renditions=[{"path": "pictures/a.webp", "width": 10, "height": 10}],
        )
        for name in names
    )


def queries_of(client) -> dict[str, int]:
    """How many queries each list makes. Every list is there, and shows something where it lists."""
    counts = {}
    for name, address in LISTS.items():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            response = client.get(address)
        assert response.status_code == 200, name
        counts[name] = len(captured)
    return counts


def test_every_list_makes_the_same_few_queries_at_one_at_twenty_and_at_a_thousand(client):
    somebody = make_person("publisher", is_superuser=True)
    client.force_login(somebody)
    client.get("/admin/")  # what is asked once a process is asked now
    counts, there = {}, 0
    for size in SIZES:
        add_articles(range(there, size), by=somebody, now=timezone.now())
        there = size
        counts[size] = queries_of(client)
    assert {name: count for name, count in counts[1_000].items() if count > MOST_QUERIES} == {}
    assert counts[20] == counts[1_000]
    assert {name for name, count in counts[1].items() if count > counts[20][name]} == set()
    page = BeautifulSoup(client.get(LISTS["articles"]).content.decode(), "html5lib")
    assert len(page.select("#result_list tbody tr")) == 100
