"""Review by someone else, bound to the very words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from articles import governance, publishing, reviewing
from articles.models import Decision, Review
from articles.permissions import NotAllowed
from articles.publishing import NotPossible
from clinic.models import ClinicProfile, Contributor
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

NOON = datetime(2026, 3, 1, 20, tzinfo=UTC)  # noon in the clinic's zone
DAY = timedelta(days=1)


def submitted(*, by=None, now=NOON, **overrides):
    article = make_article(by=by, now=now, **overrides)
    reviewing.submit(article=article, number=1, by=by or a_publisher(), now=now)
    return article


def a_clinician(name: str, *, role="reviewer", **overrides):
    person = make_person(role, username=name)
    facts = {"name": name.title(), "slug": name, "credentials": "MD", **overrides}
    Contributor.objects.create(user=person, **facts)
    return person


def allow_self_review():
    ClinicProfile.objects.create(pk=1, name="One doctor", self_review_allowed=True)


class TestSubmitting:
    def test_it_waits_for_review(self):
        article = submitted()
        assert article.editions.get().review_state == "submitted"
        decision = article.decisions.get()
        assert (decision.kind, decision.by, decision.at) == ("submitted", a_publisher(), NOON)

    def test_an_error_stands_in_the_way_and_is_named(self):
        article = make_article(kind="condition")
        with pytest.raises(NotPossible, match="EV01: This page has no sources") as refused:
            reviewing.submit(article=article, number=1, by=a_publisher())
        assert "Mend these first" in str(refused.value)
        assert article.editions.get().review_state == "draft"

    def test_an_unknown_citation_stands_in_the_way(self):
        article = make_article(main_message="It helps some people [ref:nobody-2020].")
        with pytest.raises(NotPossible, match=r"\[ref:nobody-2020\]"):
            reviewing.submit(article=article, number=1, by=a_publisher())

    def test_that_nobody_reviewed_it_does_not(self):
        article = make_article()
        assert "EV02" in {error.check_id for error in governance.standing_errors(article.editions.get(), now=NOON)}
        reviewing.submit(article=article, number=1, by=a_publisher())

    def test_the_number_on_the_button_counts(self):
        article = make_article()
        edit(article, title="Saved in the meantime")
        with pytest.raises(NotPossible, match="newest edition is 2, not 1"):
            reviewing.submit(article=article, number=1, by=a_publisher())

    def test_it_cannot_be_submitted_twice(self):
        article = submitted()
        with pytest.raises(NotPossible, match="waiting for review"):
            reviewing.submit(article=article, number=1, by=a_publisher())

    @pytest.mark.parametrize("role", ["reviewer", "front-desk", "administrator"])
    def test_it_is_for_those_who_write(self, role):
        article = make_article()
        with pytest.raises(NotAllowed):
            reviewing.submit(article=article, number=1, by=make_person(role))

    def test_after_a_withdrawal_a_copy_is_submitted(self):
        article = make_live_article(live_from=NOON)
        publishing.withdraw(article=article, by=a_publisher(), reason="A pause", now=NOON + DAY)
        copy = reviewing.submit(article=article, number=1, by=a_publisher(), now=NOON + 2 * DAY)
        assert (copy.number, copy.review_state, copy.review) == (2, "submitted", None)
        assert copy.content_hash == article.editions.get(number=1).content_hash


class TestApproving:
    def test_it_is_bound_to_the_edition_and_its_words(self):
        article = submitted()
        review = reviewing.approve(article=article, number=1, by=a_reviewer(), note="Clear.", now=NOON)
        edition = article.editions.get()
        assert (edition.review_state, edition.review) == ("approved", review)
        assert review.content_hash == edition.content_hash
        assert (review.name, review.credentials, review.note) == ("Robin Reviewer", "MD", "Clear.")
        assert not review.is_self_review

    def test_a_later_change_is_not_approved_and_the_approved_one_stays_live(self):
        article = make_live_article(live_from=NOON)
        later = edit(article, title="Changed", now=NOON + DAY)
        assert (later.review_state, later.review) == ("draft", None)
        assert article.editions.live(NOON + 2 * DAY).get().number == 1

    def test_credentials_stay_as_they_were(self):
        article = make_approved_article()
        Contributor.objects.update(credentials="DO")
        assert article.editions.get().review.credentials == "MD"

    def test_it_needs_a_submission(self):
        article = make_article()
        with pytest.raises(NotPossible, match="not submitted"):
            reviewing.approve(article=article, number=1, by=a_reviewer())

    def test_what_was_saved_after_the_submission_has_to_be_looked_at(self):
        article = submitted()
        edit(article, title="Saved in the meantime")
        with pytest.raises(NotPossible, match="newest edition is 2, not 1"):
            reviewing.approve(article=article, number=1, by=a_reviewer())

    def test_it_is_decided_once(self):
        article = submitted()
        reviewing.approve(article=article, number=1, by=a_reviewer())
        with pytest.raises(NotPossible, match="decided in the meantime"):
            reviewing.approve(article=article, number=1, by=a_clinician("second"))
        assert Review.objects.count() == 1

    @pytest.mark.parametrize("role", ["author", "publisher", "front-desk", "administrator"])
    def test_it_is_for_reviewers(self, role):
        article = submitted()
        person = a_publisher() if role == "publisher" else make_person(role)
        with pytest.raises(NotAllowed):
            reviewing.approve(article=article, number=1, by=person)

    @pytest.mark.parametrize("credentials", ["", "  "])
    def test_a_reviewer_has_credentials(self, credentials):
        article = submitted()
        with pytest.raises(NotAllowed, match="credentials"):
            reviewing.approve(article=article, number=1, by=a_clinician("rosa", credentials=credentials))

    def test_an_account_without_a_contributor_has_none(self):
        with pytest.raises(NotAllowed, match="credentials"):
            reviewing.approve(article=submitted(), number=1, by=make_person("reviewer"))


class TestNobodyApprovesTheirOwnWords:
    @pytest.fixture
    def both(self):
        """Somebody who may write and review."""
        person = a_clinician("both")
        person.groups.add(person.groups.model.objects.get(name="Author"))
        return person

    def test_it_refuses_whoever_saved_the_edition(self, both):
        article = submitted(by=both)
        with pytest.raises(NotAllowed, match="Somebody else"):
            reviewing.approve(article=article, number=1, by=both)
        with pytest.raises(NotAllowed, match="Somebody else"):
            reviewing.request_changes(article=article, number=1, by=both, note="Hm")

    def test_it_refuses_whoever_saved_any_edition_since_the_last_approved_one(self, both):
        article = make_article(by=both)
        edit(article, title="Changed by another", by=a_publisher())
        reviewing.submit(article=article, number=2, by=a_publisher())
        with pytest.raises(NotAllowed):
            reviewing.approve(article=article, number=2, by=both)

    def test_what_was_approved_before_is_nobodys_words_any_more(self, both):
        article = make_article(by=both)
        approve(article)
        edit(article, title="Changed by another", by=a_publisher())
        reviewing.submit(article=article, number=2, by=a_publisher())
        reviewing.approve(article=article, number=2, by=both)

    def test_it_refuses_whoever_signed_it(self, both):
        article = submitted(by=a_publisher(), authors=[{"slug": "both", "name": "Both"}])
        with pytest.raises(NotAllowed):
            reviewing.approve(article=article, number=1, by=both)

    def test_it_refuses_a_superuser_too(self):
        owner = make_person(username="owner", is_superuser=True)
        Contributor.objects.create(user=owner, name="Owner", slug="owner", credentials="MD")
        article = submitted(by=owner)
        with pytest.raises(NotAllowed):
            reviewing.approve(article=article, number=1, by=owner)

    def test_the_setting_for_one_person_permits_it_and_says_so(self, both):
        allow_self_review()
        article = submitted(by=both)
        assert reviewing.approve(article=article, number=1, by=both).is_self_review
        publishing.publish(article=article, number=1, by=a_publisher())

    def test_it_goes_no_further_once_the_setting_is_taken_back(self, both):
        allow_self_review()
        article = submitted(by=both)
        reviewing.approve(article=article, number=1, by=both)
        ClinicProfile.objects.update(self_review_allowed=False)
        with pytest.raises(NotPossible, match="EV02"):
            publishing.publish(article=article, number=1, by=a_publisher())


class TestRequestingChanges:
    def test_it_goes_back_to_the_author_with_a_note(self):
        article = submitted()
        review = reviewing.request_changes(article=article, number=1, by=a_reviewer(), note="Say the risks.")
        assert article.editions.get().review_state == "changes_requested"
        assert (review.outcome, review.next_due_on) == ("changes_requested", None)
        assert article.decisions.first().reason == "Say the risks."

    def test_it_needs_a_note(self):
        with pytest.raises(NotPossible, match="why"):
            reviewing.request_changes(article=submitted(), number=1, by=a_reviewer(), note=" ")

    def test_the_same_words_may_be_submitted_again_with_an_answer(self):
        article = submitted()
        reviewing.request_changes(article=article, number=1, by=a_reviewer(), note="Is it so?")
        reviewing.submit(article=article, number=1, by=a_publisher(), note="Yes: see the label.")
        reviewing.approve(article=article, number=1, by=a_reviewer())

    def test_an_approval_can_be_taken_back_before_it_is_published(self):
        article = make_approved_article()
        reviewing.request_changes(article=article, number=1, by=a_reviewer(), note="I missed something.")
        assert publishing.next_to_publish(article) is None

    def test_but_not_afterwards(self):
        article = make_live_article()
        with pytest.raises(NotPossible, match="withdraw"):
            reviewing.request_changes(article=article, number=1, by=a_reviewer(), note="I missed something.")


class TestDates:
    @pytest.mark.parametrize(
        ("kind", "due"),
        [("explainer", date(2029, 3, 1)), ("treatment", date(2027, 3, 1)), ("medicine", date(2027, 3, 1))],
    )
    def test_the_next_review_is_due_by_kind_of_article(self, kind, due):
        risks = make_block(heading="What can go wrong?", role="risks", body="<ul><li>Pain.</li><li>Fever.</li></ul>")
        source = {"key": "label", "citation": "A label.", "study_type": "label", "doi": "10.1000/x"}
        article = make_article(
            now=NOON,
            kind=kind,
            blocks=[make_block(), risks, make_block("key_points")],
            references=[{**source, "pmid": "", "url": "", "accessed_on": None}],
        )
        approve(article, now=NOON)
        assert article.editions.get().review.next_due_on == due

    def test_the_articles_own_interval_wins(self):
        article = make_article(now=NOON)
        article.review_interval_months = 6
        article.save()
        approve(article, now=NOON)
        review = article.editions.get().review
        assert (review.reviewed_on, review.next_due_on) == (date(2026, 3, 1), date(2026, 9, 1))

    def test_a_small_correction_moves_neither(self):
        article = make_live_article(live_from=NOON)
        edit(article, summary="A typo less.", now=NOON + 30 * DAY)
        edition = approve(article, now=NOON + 30 * DAY, is_minor=True)
        assert edition.review.reviewed_on == date(2026, 3, 1)
        assert edition.review.next_due_on == date(2029, 3, 1)

    def test_a_first_review_is_of_the_whole_page(self):
        with pytest.raises(NotPossible, match="whole"):
            reviewing.approve(article=submitted(), number=1, by=a_reviewer(), is_minor=True)

    def test_what_is_live_can_be_reviewed_again_without_a_new_edition(self):
        article = make_live_article(live_from=NOON)
        review = reviewing.approve(article=article, number=1, by=a_reviewer(), now=NOON + 365 * DAY)
        edition = article.editions.get()
        assert (edition.review, review.reviewed_on) == (review, date(2027, 3, 1))
        assert edition.reviews.count() == 2


class TestLettingPass:
    def article(self):
        return make_article(blocks=[make_block(body="<p>This cure is guaranteed.</p>")])

    def test_a_publishers_reason_lets_an_error_pass_for_this_edition_only(self):
        article = self.article()
        reviewing.override(article=article, number=1, check_id="BA04", by=a_publisher(), reason="A quotation.")
        approve(article)
        publishing.publish(article=article, number=1, by=a_publisher())
        decision = Decision.objects.get(kind="overridden")
        assert (decision.detail, decision.reason) == ("BA04", "A quotation.")
        later = edit(article, summary="Changed.")
        with pytest.raises(NotPossible, match="BA04"):
            reviewing.submit(article=article, number=later.number, by=a_publisher())

    def test_it_needs_a_reason(self):
        with pytest.raises(NotPossible, match="why"):
            reviewing.override(article=self.article(), number=1, check_id="BA04", by=a_publisher(), reason="")

    def test_some_rules_no_reason_lets_pass(self):
        with pytest.raises(NotPossible, match="no reason"):
            reviewing.override(article=self.article(), number=1, check_id="EV02", by=a_publisher(), reason="In a hurry")

    @pytest.mark.parametrize("check_id", ["BA03", "XX99"])
    def test_there_must_be_such_an_error(self, check_id):
        with pytest.raises(NotPossible, match=check_id):
            reviewing.override(article=self.article(), number=1, check_id=check_id, by=a_publisher(), reason="Why not")

    @pytest.mark.parametrize("role", ["author", "reviewer", "administrator"])
    def test_it_is_for_publishers(self, role):
        with pytest.raises(NotAllowed):
            reviewing.override(
                article=self.article(), number=1, check_id="BA04", by=make_person(role), reason="Why not"
            )
