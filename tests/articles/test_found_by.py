"""What an edition is found by besides topics and tags: its terms, its authors, and whether it compares."""

import pytest
from django.core.management import call_command

from articles.models import Article, Edition, GlossaryTerm
from clinic.models import Contributor
from tests.articles.factories import edit, make_article, make_block
from tests.articles.test_glossary import approve, make_term

ANA = {"name": "Ana Author", "slug": "ana", "credentials": "MD", "job_title": "", "is_demonstration": False}
BLOCKS = [make_block(body="<p>A receptor waits.</p>"), make_block("analogy"), make_block("analogy")]


def found_by(edition: Edition) -> tuple[list[str], list[str], int]:
    edition.refresh_from_db()
    return [term.slug for term in edition.terms.all()], [by.slug for by in edition.authors.all()], edition.analogies


def made() -> Article:
    Contributor.objects.create(name="Ana Author", slug="ana")
    approve(make_term())
    return make_article(authors=[ANA], blocks=BLOCKS)


@pytest.mark.django_db
def test_an_edition_is_found_by_what_it_froze_and_not_by_what_the_draft_says_now():
    article = made()
    first = article.editions.get()
    article.authorships.all().delete()
    article.articles_analogy_set.all().delete()
    second = edit(article, title="Without them")
    assert found_by(first) == (["receptor"], ["ana"], 2)
    assert found_by(second) == (["receptor"], [], 0)


@pytest.mark.django_db(transaction=True)
def test_a_site_that_is_upgraded_finds_the_editions_that_were_there():
    article = made()
    try:
        call_command("migrate", "articles", "0007", verbosity=0)
    finally:
        call_command("migrate", verbosity=0)
    assert GlossaryTerm.objects.exists()
    assert found_by(article.editions.get()) == (["receptor"], ["ana"], 2)
