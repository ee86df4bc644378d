"""The glossary for visitors: approved definitions from A to Z, and the live articles that use them."""

import pytest
from bs4 import BeautifulSoup

from articles import glossary, publishing
from articles.a_to_z import OTHER, by_letter
from articles.models import Edition, GlossaryTerm
from tests.articles.factories import a_publisher, a_reviewer, edit, make_article, make_block, make_live_article
from tests.articles.test_glossary import MEANING, approve, make_term

pytestmark = pytest.mark.django_db


def uses_it() -> dict:
    return {"blocks": [make_block(body="<p>A receptor waits.</p>")]}


def read(client) -> BeautifulSoup:
    response = client.get("/glossary/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def term_of(page: BeautifulSoup, slug: str) -> str:
    return " ".join(page.select_one(f"#term-{slug}").get_text().split())


def test_it_explains_a_word_where_its_own_address_leads(client):
    approve(make_term(aliases=["receptors", "binding site"], pronunciation="re-SEP-tor"))
    text = term_of(read(client), "receptor")
    assert text == f"receptor say: re-SEP-tor {MEANING} Also written: receptors, binding site"


def test_a_definition_that_nobody_approved_is_not_shown(client):
    make_term()
    term = approve(make_term(term="synapse", slug="synapse", definition="A tiny gap."))
    assert read(client).select_one("#term-receptor") is None
    term.definition = "Other words."
    glossary.save_term(term=term, by=a_publisher())
    assert read(client).select(".term") == []


def test_words_stand_under_their_letters_whatever_their_capitals_and_accents(client):
    for term in ("zopiclone", "Élan", "eye movement", "NMDA receptor", "5-HT", "Eating"):
        approve(make_term(term=term, slug=f"s{abs(hash(term))}"))
    page = read(client)
    found = {
        section.h2.get_text(): [word.get_text() for word in section.find_all("dfn")]
        for section in page.select("section.letter")
    }
    assert found == {
        "E": ["Eating", "Élan", "eye movement"],
        "N": ["NMDA receptor"],
        "Z": ["zopiclone"],
        "0–9": ["5-HT"],
    }
    letters = page.select(".letters a")
    assert [link.get_text() for link in letters] == ["E", "N", "Z", "0–9"]
    assert [page.select_one(link["href"]).get_text() for link in letters] == ["E", "N", "Z", "0–9"]


def test_a_word_without_a_letter_stands_with_the_digits():
    assert by_letter(["…", "", "b", "²"], str) == [("B", ["b"]), (OTHER, ["", "…", "²"])]


def test_it_names_the_live_articles_that_use_a_word_and_no_others(client):
    approve(make_term())
    live = make_live_article(title="Live", slug="live", **uses_it())
    make_article(title="A draft", **uses_it())
    make_live_article(title="Without it")
    withdrawn = make_live_article(title="Withdrawn", **uses_it())
    publishing.withdraw(article=withdrawn, by=a_publisher(), reason="Old")
    edit(live, title="A later draft")
    links = read(client).select("#term-receptor a")
    assert [(link["href"], link.get_text()) for link in links] == [("/articles/live/", "Live")]


def test_of_many_articles_it_names_three_and_says_how_many_more(client):
    approve(make_term())
    for letter in "EDCBA":
        make_live_article(title=letter, **uses_it())
    assert term_of(read(client), "receptor").endswith("Read more in A, B, C, and 2 more")


def test_before_there_are_words_it_says_so(client):
    page = read(client)
    assert page.select_one(".letters") is None
    assert "No words are explained here yet" in page.main.get_text()


def test_a_change_of_an_article_or_a_word_changes_the_etag(client):
    approve(make_term())
    tags = {client.get("/glossary/").headers["ETag"]}
    article = make_live_article(slug="one", **uses_it())
    tags.add(client.get("/glossary/").headers["ETag"])
    publishing.move(article=article, slug="two", by=a_publisher())
    tags.add(client.get("/glossary/").headers["ETag"])
    approve(make_term(term="synapse", slug="synapse"))
    last = client.get("/glossary/").headers["ETag"]
    assert len(tags | {last}) == 4
    assert client.get("/glossary/", headers={"If-None-Match": last}).status_code == 304


@pytest.mark.parametrize("count", [1, 1_000])
def test_it_costs_three_queries_with_one_word_and_with_a_thousand(client, count, django_assert_num_queries):
    first = make_live_article(**uses_it()).editions.get()
    reviewer = a_reviewer()
    terms = GlossaryTerm.objects.bulk_create(
        GlossaryTerm(
            term=f"word {number}",
            slug=f"word-{number}",
            definition=MEANING,
            approved_by=reviewer,
            approved_at=first.live_from,
        )
        for number in range(count)
    )
    link = Edition.terms.through
    link.objects.bulk_create(link(edition_id=first.pk, glossaryterm_id=term.pk) for term in terms)
    with django_assert_num_queries(3):
        response = client.get("/glossary/")
    assert not response.cookies
    assert len(BeautifulSoup(response.content, "html5lib").select(".term a")) == count
