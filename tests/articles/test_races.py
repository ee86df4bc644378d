"""Two people deciding at the same instant: one wins, the other is told, and no two editions are ever live at once."""

from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone

from articles import publishing, reviewing
from articles.importing import pasting
from articles.models import Article, Edition
from clinic.models import Contributor
from tests.articles.factories import (
    a_publisher,
    a_reviewer,
    approve,
    edit,
    make_approved_article,
    make_article,
    make_block,
    make_live_article,
)
from tests.articles.forms import form_data
from tests.people import make_person
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def won(outcomes):
    return [outcome for outcome in outcomes if not isinstance(outcome, Exception)]


def lost(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def assert_no_overlap(article):
    windows = sorted(
        article.editions.exclude(live_from=None).values_list("live_from", "live_until"), key=lambda window: window[0]
    )
    for (_, until), (starts, _) in pairwise(windows):
        assert until is not None
        assert until <= starts


def test_four_publishers_at_once_make_it_live_once():
    article, by = make_approved_article(), a_publisher()
    outcomes = at_once(*[partial(publishing.publish, article=article, number=1, by=by)] * 4)
    assert len(won(outcomes)) == 1
    assert all(isinstance(outcome, publishing.NotPossible) for outcome in lost(outcomes)), outcomes
    assert article.decisions.filter(kind="published").count() == 1
    assert_no_overlap(article)


def test_a_publish_racing_a_save_publishes_what_was_on_the_button():
    for _ in range(5):
        article, by = make_approved_article(), a_publisher()
        outcomes = at_once(
            partial(publishing.publish, article=article, number=1, by=by),
            partial(edit, Article.objects.get(pk=article.pk), title="Saved meanwhile"),
        )
        assert not lost(outcomes), outcomes
        assert article.editions.live(timezone.now()).get().number == 1


def test_a_withdrawal_racing_a_publication_leaves_one_consistent_story():
    for _ in range(5):
        article, by = make_live_article(), a_publisher()
        edit(article, title="Next")
        approve(article)
        outcomes = at_once(
            partial(publishing.withdraw, article=article, by=by, reason="Wrong"),
            partial(publishing.publish, article=article, number=2, by=by, at=timezone.now() + timedelta(hours=1)),
        )
        assert not lost(outcomes) or all(isinstance(outcome, publishing.NotPossible) for outcome in lost(outcomes))
        assert_no_overlap(article)
        # Whoever came second, the withdrawn words are gone from now on.
        now = timezone.now()
        assert Edition.objects.live(now).filter(article=article, number=1).count() == 0


def test_two_recordings_at_once_get_two_numbers_or_one_edition():
    article = make_article()
    Article.objects.filter(pk=article.pk).update(title="Changed once")
    outcomes = at_once(*[partial(publishing.record, article=article)] * 2)
    assert not lost(outcomes), outcomes
    assert [edition.number for edition in article.editions.all()] == [2, 1]


def test_two_articles_racing_for_one_address():
    first, second, by = make_live_article(title="One"), make_live_article(title="Two"), a_publisher()
    outcomes = at_once(
        partial(publishing.move, article=first, slug="wanted", by=by),
        partial(publishing.move, article=second, slug="wanted", by=by),
    )
    assert len(won(outcomes)) == 1
    assert isinstance(lost(outcomes)[0], publishing.NotPossible), outcomes


def test_two_people_saving_one_form_at_once_one_wins_and_the_other_is_told():
    people = [make_person("author", username=name) for name in ("Rosa", "Sam")]
    clients = [Client() for _ in people]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    article = make_article(blocks=[make_block(body="<p>Before.</p>")])
    path = f"/admin/articles/article/{article.pk}/change/"
    for number in range(5):
        forms = [form_data(client, path) for client in clients]
        for name, form in zip("AB", forms, strict=True):
            form["articles_section_set-0-body"] = f"<p>{name}{number}</p>"
        answers = at_once(*(partial(client.post, path, form) for client, form in zip(clients, forms, strict=True)))
        assert sorted(answer.status_code for answer in answers) == [200, 302], answers
        won = next(name for name, answer in zip("AB", answers, strict=True) if answer.status_code == 302)
        told = next(answer for answer in answers if answer.status_code == 200)
        assert article.articles_section_set.get().body == f"<p>{won}{number}</p>"
        assert "saved this article" in told.content.decode()
        assert f"{'B' if won == 'A' else 'A'}{number}" in told.content.decode()
        assert article.editions.count() == number + 2


def test_two_reviewers_deciding_at_once_one_wins_and_the_other_is_told():
    first, second = a_reviewer(), make_person("reviewer", username="second")
    Contributor.objects.create(user=second, name="Second", slug="second", credentials="MD")
    for _ in range(5):
        article = make_article()
        reviewing.submit(article=article, number=1, by=a_publisher())
        outcomes = at_once(
            partial(reviewing.approve, article=article, number=1, by=first),
            partial(reviewing.approve, article=article, number=1, by=second),
        )
        assert len(won(outcomes)) == 1, outcomes
        assert isinstance(lost(outcomes)[0], publishing.NotPossible), outcomes
        assert article.editions.get().reviews.count() == 1


def test_a_restore_racing_an_approval_one_wins_or_the_approval_came_first():
    author, reviewer = make_person("author"), a_reviewer()
    for _ in range(5):
        article = make_article(title="As it was")
        edit(article, title="As it is")
        reviewing.submit(article=article, number=2, by=a_publisher())
        outcomes = at_once(
            partial(reviewing.approve, article=article, number=2, by=reviewer),
            partial(publishing.restore, article=article, number=1, by=author),
        )
        assert not isinstance(outcomes[1], Exception), outcomes
        approved = article.editions.filter(review_state="approved")
        if isinstance(outcomes[0], Exception):
            assert isinstance(outcomes[0], publishing.NotPossible)
            assert not approved.exists()
        else:
            assert [edition.number for edition in approved] == [2]
        assert article.editions.first().review is None, "what was restored has no review"


def test_a_pasted_document_racing_a_save_never_lands_in_words_that_nobody_looked_at():
    for _ in range(5):
        article, by = make_article(), a_publisher()
        outcomes = at_once(
            partial(pasting.accept, text="## Pasted\n\nNew.", article=article, seen=1, by=by),
            partial(edit, Article.objects.get(pk=article.pk), title="Saved meanwhile"),
        )
        assert all(isinstance(outcome, pasting.SavedMeanwhile) for outcome in lost(outcomes)), outcomes
        headings = [block.get("heading") for block in article.editions.first().document["blocks"]]
        assert ("Pasted" in headings) == (not lost(outcomes))
        assert article.editions.first().title == "Saved meanwhile"


def test_accepting_a_pasted_document_twice_at_once_adds_it_once():
    article, by = make_article(), a_publisher()
    outcomes = at_once(*[partial(pasting.accept, text="## Pasted\n\nNew.", article=article, seen=1, by=by)] * 2)
    assert len(won(outcomes)) == 1
    assert isinstance(lost(outcomes)[0], pasting.SavedMeanwhile), outcomes
    assert [block.get("heading") for block in article.editions.first().document["blocks"]].count("Pasted") == 1
