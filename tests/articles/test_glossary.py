"""Definitions are approved by somebody who did not write them, and articles use only those."""

import pytest
from bs4 import BeautifulSoup

from articles import glossary
from articles.models import GlossaryTerm
from clinic.models import ClinicProfile
from clinic.refusals import NotAllowed, NotPossible
from tests.articles.factories import a_publisher, a_reviewer, edit, make_article, make_block, make_live_article
from tests.people import make_person

pytestmark = pytest.mark.django_db

MEANING = "A spot on a cell that a chemical can fit."


def make_term(by=None, **overrides) -> GlossaryTerm:
    facts = {"term": "receptor", "slug": "receptor", "definition": MEANING, **overrides}
    return glossary.save_term(term=GlossaryTerm(**facts), by=by or a_publisher())


def approve(term: GlossaryTerm) -> GlossaryTerm:
    return glossary.approve_term(term=term, definition=term.definition, by=a_reviewer())


def test_articles_use_a_term_once_it_is_approved():
    term, article = make_term(), make_article(blocks=[make_block(body="<p>A receptor waits.</p>")])
    assert article.editions.get().document["glossary"] == []
    approve(term)
    frozen = edit(article).document["glossary"]
    assert [(each["term"], each["definition"]) for each in frozen] == [("receptor", MEANING)]


def test_an_edition_keeps_the_definition_it_had():
    term = approve(make_term())
    article = make_article(blocks=[make_block(body="<p>A receptor waits.</p>")])
    term.definition = "Another meaning."
    glossary.save_term(term=term, by=a_publisher())
    assert article.editions.get().document["glossary"][0]["definition"] == MEANING
    assert edit(article).document["glossary"] == [], "the new words are not approved yet"


@pytest.mark.parametrize(("field", "value"), [("term", "receptors"), ("aliases", ["R"]), ("definition", "Other.")])
def test_changing_its_words_ends_the_approval(field, value):
    term = approve(make_term())
    setattr(term, field, value)
    assert glossary.save_term(term=term, by=a_publisher()).approved_at is None


def test_changing_something_else_does_not():
    term = approve(make_term())
    term.pronunciation = "re-SEP-tor"
    assert glossary.save_term(term=term, by=a_publisher()).approved_by == a_reviewer()


def test_nobody_approves_their_own_definition():
    term = make_term(by=a_reviewer())
    with pytest.raises(NotAllowed, match="Somebody else"):
        approve(term)
    ClinicProfile.objects.create(pk=1, name="One doctor", self_review_allowed=True)
    approve(term)


@pytest.mark.parametrize("role", ["author", "publisher", "front-desk", "administrator"])
def test_only_reviewers_approve(role):
    person = a_publisher() if role == "publisher" else make_person(role)
    with pytest.raises(NotAllowed):
        glossary.approve_term(term=make_term(by=make_person(username="writer")), definition=MEANING, by=person)


def test_what_somebody_changed_in_the_meantime_is_not_approved():
    term = make_term()
    GlossaryTerm.objects.update(definition="Changed.")
    with pytest.raises(NotPossible, match="in the meantime"):
        glossary.approve_term(term=term, definition=MEANING, by=a_reviewer())


def test_a_definition_is_short():
    with pytest.raises(NotPossible, match="25 words"):
        approve(make_term(definition="word " * 26))


def test_a_reviewer_approves_by_a_button_and_an_author_has_none(client):
    term = make_term()
    address = f"/admin/articles/glossaryterm/{term.pk}/change/"
    client.force_login(make_person("author"))
    assert "Approve this definition" not in client.get(address).text
    assert client.post(f"/admin/articles/glossaryterm/{term.pk}/approve/", {"definition": MEANING}).status_code == 403
    client.force_login(a_reviewer())
    form = BeautifulSoup(client.get(address).content.decode(), "html5lib").find("form", id="approve-term")
    fields = {field["name"]: field["value"] for field in form.find_all("input")}
    assert "is approved" in client.post(form["action"], fields, follow=True).text
    term.refresh_from_db()
    assert term.approved_by == a_reviewer()


def test_an_author_writes_a_term_in_the_admin(client):
    author = make_person("author")
    client.force_login(author)
    response = client.post(
        "/admin/articles/glossaryterm/add/",
        {"term": "synapse", "slug": "synapse", "aliases": "synapses\n", "definition": "A tiny gap between cells."},
    )
    assert response.status_code == 302
    term = GlossaryTerm.objects.get()
    assert (term.aliases, term.changed_by, term.approved_at) == (["synapses"], author, None)


def used_in(client) -> list[tuple[str, list[str]]]:
    """The last column of each row of the list: its text, and where its links lead."""
    page = BeautifulSoup(client.get("/admin/articles/glossaryterm/").content.decode(), "html5lib")
    cells = page.select("#result_list .field-used_in")
    return [(" ".join(cell.get_text().split()), [link["href"] for link in cell.find_all("a")]) for cell in cells]


def test_the_list_names_the_live_articles_that_use_a_term(client):
    approve(make_term())
    make_article(title="A draft", blocks=[make_block(body="<p>A receptor waits.</p>")])
    live = make_live_article(title="Live", blocks=[make_block(body="<p>A receptor waits.</p>")])
    make_live_article(title="Without it")
    client.force_login(a_reviewer())
    assert used_in(client) == [("Live", [f"/admin/articles/article/{live.pk}/change/"])]


def test_of_many_articles_it_names_three_and_says_how_many_more(client):
    approve(make_term())
    for letter in "ABCDE":
        make_live_article(title=letter, blocks=[make_block(body="<p>A receptor waits.</p>")])
    client.force_login(a_reviewer())
    [(text, links)] = used_in(client)
    assert (text, len(links)) == ("A, B, C and 2 more", 3)
