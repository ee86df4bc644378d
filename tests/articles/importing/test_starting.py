"""“Start here for: Sleep”, said by a text that is imported."""

import pytest

from articles.importing.draft import import_text
from articles.models import Topic
from tests.articles.factories import a_publisher, make_article
from tests.articles.importing.written import refusal
from tests.people import make_person

pytestmark = pytest.mark.django_db
TEXT = "Good nights\nTopics: Sleep, Rest\nStart here for: sleep\n\nText."


def first_of(name: str):
    return Topic.objects.get(name=name).start_with


def said(imported) -> str:
    return "\n".join(map(str, imported.remarks))


def test_its_topic_starts_with_it_and_its_other_topics_do_not():
    imported = import_text(text=TEXT, by=a_publisher())
    assert (first_of("Sleep"), first_of("Rest")) == (imported.article, None)
    assert imported.remarks == []
    assert "Start here" not in str(imported.edition.document), "it is no part of what the article says"


def test_it_never_replaces_a_choice_and_says_so():
    chosen = make_article(title="Chosen", slug="chosen")
    Topic.objects.create(name="Sleep", slug="sleep", start_with=chosen)
    imported = import_text(text=TEXT, by=a_publisher())
    assert first_of("Sleep") == chosen
    assert said(imported) == "Sleep starts with “Chosen” already; that was kept."


def test_an_author_cannot_choose_it():
    imported = import_text(text=TEXT, by=make_person("author"))
    assert first_of("Sleep") is None
    assert "a publisher's choice" in said(imported)


def test_a_text_that_says_the_same_again_changes_nothing():
    import_text(text=TEXT)
    Topic.objects.update(start_with=None)
    assert import_text(text=TEXT, replace=True).edition is None
    assert first_of("Sleep") is None, "a publisher took it away"


def test_it_cannot_be_the_first_of_what_it_is_not_about():
    Topic.objects.create(name="Work", slug="work")
    imported = import_text(text=TEXT.replace("for: sleep", "for: Work"))
    assert first_of("Work") is None
    assert said(imported) == "It cannot be the first to read of Work: that is no topic of it."


def test_it_refuses_what_is_no_topic():
    assert refusal("A title\nStart here for: ?!\n\nText.").startswith("Line 2: ")
