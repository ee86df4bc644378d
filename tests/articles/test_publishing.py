"""The verbs of `articles.publishing`, one after another."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from articles import publishing
from articles.models import Decision, Edition
from articles.permissions import NotAllowed
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
from tests.people import make_person

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def live(article, at):
    edition = article.editions.live(at).first()
    return edition and edition.number


def test_recording_an_unchanged_draft_makes_no_edition():
    article = make_article()
    assert publishing.record(article=article) is None
    assert article.editions.count() == 1


def test_recording_a_changed_draft_makes_the_next_edition_and_chains_its_hash():
    article = make_article()
    second = edit(article, title="Another title")
    first = article.editions.get(number=1)
    assert second.number == 2
    assert second.content_hash != first.content_hash
    assert second.chain_hash == publishing.document.chain_hash(first.chain_hash, second.content_hash)


def test_an_edition_goes_live_at_once_and_stays_while_the_draft_changes():
    article = make_live_article(live_from=NOON, title="Before")
    edit(article, title="After", now=NOON + HOUR)
    assert live(article, NOON - HOUR) is None
    assert live(article, NOON) == 1
    assert live(article, NOON + 2 * HOUR) == 1


def test_a_scheduled_edition_replaces_the_live_one_at_its_moment_and_not_before():
    article = make_live_article(live_from=NOON)
    edit(article, title="Next", now=NOON + HOUR)
    approve(article, now=NOON + HOUR)
    publishing.publish(article=article, number=2, by=a_publisher(), at=NOON + 3 * HOUR, now=NOON + 2 * HOUR)
    assert live(article, NOON + 3 * HOUR - timedelta(microseconds=1)) == 1
    assert live(article, NOON + 3 * HOUR) == 2


def test_cancelling_keeps_the_live_one_live():
    article = make_live_article(live_from=NOON)
    edit(article, title="Next", now=NOON + HOUR)
    approve(article, now=NOON + HOUR)
    publishing.publish(article=article, number=2, by=a_publisher(), at=NOON + 3 * HOUR, now=NOON + 2 * HOUR)
    publishing.cancel(article=article, by=a_publisher(), reason="Not yet", now=NOON + 2 * HOUR)
    assert live(article, NOON + 4 * HOUR) == 1
    assert publishing.next_to_publish(article, NOON + 4 * HOUR) == 2


def test_it_does_not_cancel_what_went_live_already():
    article = make_live_article(live_from=NOON)
    edit(article, title="Next", now=NOON)
    approve(article, now=NOON)
    publishing.publish(article=article, number=2, by=a_publisher(), at=NOON + HOUR, now=NOON)
    with pytest.raises(publishing.NotPossible, match="Nothing is scheduled"):
        publishing.cancel(article=article, by=a_publisher(), reason="Too late", now=NOON + HOUR)


def test_withdrawing_takes_the_page_down_and_cancels_what_was_to_follow():
    article = make_live_article(live_from=NOON)
    edit(article, title="Next", now=NOON)
    approve(article, now=NOON)
    publishing.publish(article=article, number=2, by=a_publisher(), at=NOON + 3 * HOUR, now=NOON + HOUR)
    publishing.withdraw(article=article, by=a_publisher(), reason="It is wrong", now=NOON + 2 * HOUR)
    assert live(article, NOON + HOUR) == 1
    assert live(article, NOON + 2 * HOUR) is None
    assert live(article, NOON + 4 * HOUR) is None
    kinds = list(article.decisions.order_by("pk").values_list("kind", flat=True))
    kinds = [kind for kind in kinds if kind not in ("submitted", "approved")]
    assert kinds == ["published", "scheduled", "cancelled", "withdrawn"]


def test_withdrawing_needs_a_reason():
    article = make_live_article()
    with pytest.raises(publishing.NotPossible, match="why"):
        publishing.withdraw(article=article, by=a_publisher(), reason=" ")
    assert article.editions.get().live_until is None


def test_coming_back_after_a_withdrawal_is_a_new_edition_with_the_same_words_and_a_review_of_its_own():
    article = make_live_article(live_from=NOON)
    publishing.withdraw(article=article, by=a_publisher(), reason="A pause", now=NOON + HOUR)
    assert publishing.next_to_publish(article, NOON + 2 * HOUR) is None
    approve(article, now=NOON + 2 * HOUR)
    back = publishing.publish(article=article, number=2, by=a_publisher(), now=NOON + 2 * HOUR)
    assert back.content_hash == article.editions.get(number=1).content_hash
    assert live(article, NOON + HOUR + timedelta(minutes=30)) is None
    assert live(article, NOON + 2 * HOUR) == 2
    assert back.listed_from == NOON, "lists keep the day it first went live"


def test_the_number_on_the_button_counts():
    article = make_approved_article()
    edit(article, title="Saved and approved in the meantime")
    approve(article)
    with pytest.raises(publishing.NotPossible, match="it is 2 now, not 1"):
        publishing.publish(article=article, number=1, by=a_publisher())
    assert not article.editions.exclude(live_from=None).exists()


def test_there_is_nothing_to_publish_twice():
    article = make_live_article()
    with pytest.raises(publishing.NotPossible, match="nothing new"):
        publishing.publish(article=article, number=1, by=a_publisher())


def test_it_refuses_a_moment_that_has_passed():
    article = make_approved_article(now=NOON)
    with pytest.raises(publishing.NotPossible, match="passed"):
        publishing.publish(article=article, number=1, by=a_publisher(), at=NOON - HOUR, now=NOON)


def test_it_refuses_a_second_schedule():
    article = make_approved_article(now=NOON)
    publishing.publish(article=article, number=1, by=a_publisher(), at=NOON + HOUR, now=NOON)
    edit(article, title="Newer", now=NOON)
    approve(article, now=NOON)
    with pytest.raises(publishing.NotPossible, match="already scheduled"):
        publishing.publish(article=article, number=2, by=a_publisher(), now=NOON)


def test_it_publishes_the_approved_words_and_not_what_was_saved_after_them():
    article = make_approved_article(title="Approved", now=NOON)
    edit(article, title="Not seen by anybody", now=NOON)
    assert publishing.next_to_publish(article, NOON) == 1
    assert publishing.publish(article=article, number=1, by=a_publisher(), now=NOON).title == "Approved"


def test_it_publishes_nothing_that_nobody_approved():
    article = make_article()
    assert publishing.next_to_publish(article) is None
    with pytest.raises(publishing.NotPossible, match="no edition is approved"):
        publishing.publish(article=article, number=1, by=a_publisher())


def test_it_checks_once_more_at_the_moment_of_publishing():
    told = make_block(
        "clinical_example",
        provenance="real",
        authorisation_reference="folder 7",
        authorised_on="2026-01-05",
        authorisation_expires_on="2026-02-01",
    )
    day = datetime(2026, 1, 10, 12, tzinfo=UTC)
    article = make_approved_article(blocks=[make_block(), told], now=day)
    with pytest.raises(publishing.NotPossible, match="PR02"):
        publishing.publish(article=article, number=1, by=a_publisher(), now=NOON)
    publishing.publish(article=article, number=1, by=a_publisher(), now=day)


@pytest.mark.parametrize("role", ["author", "reviewer", "front-desk", "administrator"])
def test_only_publishers_decide(role):
    article, live_article = make_approved_article(), make_live_article(title="Live")
    person = a_reviewer() if role == "reviewer" else make_person(role)
    with pytest.raises(NotAllowed):
        publishing.publish(article=article, number=1, by=person)
    with pytest.raises(NotAllowed):
        publishing.withdraw(article=live_article, by=person, reason="No")
    with pytest.raises(NotAllowed):
        publishing.cancel(article=live_article, by=person, reason="No")
    with pytest.raises(NotAllowed):
        publishing.move(article=live_article, slug="elsewhere", by=person)
    assert set(Decision.objects.filter(by=person).values_list("kind", flat=True)) <= {"approved"}


def test_an_inactive_publisher_decides_nothing():
    person = make_person("publisher", is_active=False)
    with pytest.raises(NotAllowed):
        publishing.publish(article=make_article(), number=1, by=person)


def test_restoring_brings_back_the_very_words_as_a_new_edition():
    article = make_live_article(title="As it was")
    edit(article, title="As it is", summary="")
    restored = publishing.restore(article=article, number=1, by=make_person("author"))
    article.refresh_from_db()
    assert (restored.number, article.title) == (3, "As it was")
    assert restored.content_hash == article.editions.get(number=1).content_hash
    assert restored.live_from is None, "what is live does not change"


def test_every_decision_says_who_and_when():
    article = make_live_article(live_from=NOON)
    decision = article.decisions.get(kind="published")
    assert (decision.by, decision.at, decision.effective_at) == (a_publisher(), NOON, NOON)


class TestAddresses:
    def test_a_new_address_takes_effect_at_once_and_the_old_one_is_kept(self, client):
        article = make_live_article(slug="old-name")
        publishing.move(article=article, slug="new-name", by=a_publisher())
        response = client.get("/articles/old-name/")
        assert (response.status_code, response["Location"]) == (301, "/articles/new-name/")
        assert client.get("/articles/new-name/").status_code == 200

    def test_two_moves_leave_one_redirect_each_straight_to_the_present(self, client):
        article = make_live_article(slug="first")
        publishing.move(article=article, slug="second", by=a_publisher())
        publishing.move(article=article, slug="third", by=a_publisher())
        assert client.get("/articles/first/")["Location"] == "/articles/third/"
        assert client.get("/articles/second/")["Location"] == "/articles/third/"

    @pytest.mark.parametrize("method", ["get", "head"])
    @pytest.mark.parametrize("slug", ["first", "second"])
    def test_whoever_follows_an_old_address_arrives_in_one_step(self, client, method, slug):
        article = make_live_article(slug="first")
        publishing.move(article=article, slug="second", by=a_publisher())
        publishing.move(article=article, slug="third", by=a_publisher())
        response = getattr(client, method)(f"/articles/{slug}/", follow=True)
        assert response.redirect_chain == [("/articles/third/", 301)]
        assert response.status_code == 200

    def test_it_may_move_back(self, client):
        article = make_live_article(slug="here")
        publishing.move(article=article, slug="there", by=a_publisher())
        publishing.move(article=article, slug="here", by=a_publisher())
        assert client.get("/articles/here/").status_code == 200
        assert client.get("/articles/there/")["Location"] == "/articles/here/"

    def test_an_address_is_never_given_to_another(self):
        article, other = make_live_article(slug="taken"), make_article(slug="free")
        publishing.move(article=article, slug="moved", by=a_publisher())
        with pytest.raises(publishing.NotPossible, match="never given"):
            publishing.move(article=other, slug="taken", by=a_publisher())
        assert publishing.free_slug("taken") == "taken-2"

    def test_the_old_address_of_a_withdrawn_article_is_a_404(self, client):
        article = make_live_article(slug="old-name")
        publishing.move(article=article, slug="new-name", by=a_publisher())
        publishing.withdraw(article=article, by=a_publisher(), reason="Wrong")
        assert client.get("/articles/old-name/").status_code == 404
        assert client.get("/articles/new-name/").status_code == 404

    @pytest.mark.parametrize("slug", ["", "With Capitals", "a/b", "ünïcode", "a" * 121])
    def test_it_refuses_what_is_not_an_address(self, slug):
        article = make_live_article()
        with pytest.raises(publishing.NotPossible):
            publishing.move(article=article, slug=slug, by=a_publisher())


class TestTheDatabaseRefuses:
    def windows(self, *windows):
        article = make_article(now=NOON)
        for _ in windows[1:]:
            edit(article, title=article.title + "+", now=NOON)
        with transaction.atomic():
            for edition, (start, end) in zip(article.editions.all(), windows, strict=True):
                Edition.objects.filter(pk=edition.pk).update(live_from=start, live_until=end, listed_from=start)

    def test_two_open_windows(self):
        with pytest.raises(IntegrityError):
            self.windows((NOON, None), (NOON + HOUR, None))

    def test_windows_that_overlap(self):
        with pytest.raises(IntegrityError):
            self.windows((NOON, NOON + 2 * HOUR), (NOON + HOUR, NOON + 3 * HOUR))

    def test_but_not_windows_that_touch(self):
        self.windows((NOON, NOON + HOUR), (NOON + HOUR, None))
        assert Edition.objects.live(NOON + HOUR).count() == 1

    def test_a_window_that_ends_before_it_starts(self):
        with pytest.raises(IntegrityError):
            self.windows((NOON, NOON - HOUR))
