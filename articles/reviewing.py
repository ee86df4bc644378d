"""Review by someone else, bound to the very words: submit, approve, ask for changes, let an error pass.

Every verb takes the number that the person saw: if another edition was recorded since, nothing happens and they are
told. A verb that cannot be carried out raises `NotPossible` or `NotAllowed`.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import checks, governance, intervals, mail
from articles.models import Article, Edition, Review
from articles.models.decision import DecisionKind
from articles.models.edition import ReviewState
from articles.models.review import Outcome
from articles.permissions import check_can_edit, check_can_publish, check_can_review
from articles.publishing import check_reason, copied, decide, is_of_demonstration, live_edition, locked
from clinic.models import Contributor
from clinic.moments import day_of
from clinic.profile import current_profile
from clinic.refusals import NotAllowed, NotPossible

# What a review may become, and from what. What visitors read now can be approved again, from any state (`approve`).
TRANSITIONS = {
    ReviewState.SUBMITTED: (ReviewState.DRAFT, ReviewState.CHANGES_REQUESTED),
    ReviewState.APPROVED: (ReviewState.SUBMITTED,),
    ReviewState.CHANGES_REQUESTED: (ReviewState.SUBMITTED, ReviewState.APPROVED),
}


def _newest(article: Article, number: int) -> Edition:
    newest = article.editions.select_related("review").first()
    if newest is None:
        raise NotPossible("Nothing has been saved yet.")
    if newest.number != number:
        raise NotPossible(
            f"The article was saved again: its newest edition is {newest.number}, not {number}. Look at it first."
        )
    return newest


def _check_transition(edition: Edition, to: ReviewState) -> None:
    if edition.review_state not in TRANSITIONS[to]:
        state = ReviewState(edition.review_state).label
        raise NotPossible(f"Edition {edition.number} is {state}: somebody may have decided in the meantime.")


def _set_state(edition: Edition, state: ReviewState, review: Review | None = None) -> None:
    edition.review_state, edition.review = state, review
    edition.save(update_fields=["review_state", "review"])


@transaction.atomic
def submit(*, article: Article, number: int, by, note: str = "", now=None) -> Edition:
    """Ask for a review of the newest edition. Its errors stand in the way, but for those that only a review mends.

    After a withdrawal the newest edition has been live already: then a copy of it is recorded and submitted.
    """
    check_can_edit(by)
    article = locked(article)
    now = now or timezone.now()
    edition = _newest(article, number)
    if edition.state(now) == "ended":
        edition = copied(article, edition, by=by, now=now)
    if edition.live_from is not None:
        raise NotPossible(f"Edition {edition.number} is published already. Change the draft first.")
    _check_transition(edition, ReviewState.SUBMITTED)
    errors = [
        error
        for error in governance.standing_errors(edition, now=now)
        if error.check_id not in governance.MENDED_BY_REVIEW
    ]
    _refuse(governance.obstacles(errors, edition.document), "Mend these first")
    _set_state(edition, ReviewState.SUBMITTED)
    decide(DecisionKind.SUBMITTED, edition, by=by, now=now, reason=note)
    mail.tell_reviewers(edition, by=by, now=now)
    return edition


def _refuse(obstacles: list[str], what: str) -> None:
    if obstacles:
        raise NotPossible(f"{what}: " + " · ".join(obstacles))


def editors_of(edition: Edition) -> set[int]:
    """Keys of the accounts that saved this edition or any since the last approved one before it (ruling of the house)."""
    before = edition.article.editions.filter(number__lt=edition.number)
    approved = before.filter(review_state=ReviewState.APPROVED).values_list("number", flat=True).first() or 0
    saved = edition.article.editions.filter(number__gt=approved, number__lte=edition.number)
    return set(saved.exclude(recorded_by=None).values_list("recorded_by", flat=True))


def wrote(by: User, edition: Edition) -> bool:
    """Whether these are `by`'s own words: saved by them, or signed with their name."""
    contributor = _contributor(by)
    signed = contributor and contributor.slug in {author["slug"] for author in edition.document["authors"]}
    return bool(signed) or by.pk in editors_of(edition)


def _contributor(by: User) -> Contributor | None:
    return Contributor.objects.filter(user=by).first()


def check_can_decide(by: User, edition: Edition) -> Contributor:
    """A reviewer with credentials, who did not write these words unless the clinic's setting permits that."""
    check_can_review(by)
    contributor = _contributor(by)
    if contributor is None or not contributor.credentials.strip():
        raise NotAllowed(
            "A reviewer needs credentials that readers can see. Ask an administrator to enter yours under Contributors."
        )
    if wrote(by, edition) and not current_profile().self_review_allowed:
        raise NotAllowed("You wrote some of these words, or signed them. Somebody else has to review them.")
    return contributor


def can_decide(by: User, edition: Edition) -> bool:
    try:
        check_can_decide(by, edition)
    except NotAllowed:
        return False
    return True


@transaction.atomic
def approve(
    *,
    article: Article,
    number: int,
    by,
    is_minor: bool = False,
    evidence_checked: bool = False,
    note: str = "",
    now=None,
) -> Review:
    """Approve the very words of edition `number`: the newest if it is submitted, or again what visitors read now.

    `is_minor` is for a small correction: the day of the last whole review and the day of the next stay as they were.
    """
    article = locked(article)
    now = now or timezone.now()
    live = live_edition(article, now)
    again = live is not None and live.number == number
    edition = live if again else _newest(article, number)
    contributor = check_can_decide(by, edition)
    if not again:
        _check_transition(edition, ReviewState.APPROVED)
    whole = last_whole(article)
    if is_minor and (again or whole is None):
        raise NotPossible("A small correction follows a whole review. Review the whole page this time.")
    today = day_of(now)
    months = intervals.months_for(edition.document["kind"], article.review_interval_months)
    review = _record(
        edition,
        contributor,
        Outcome.APPROVED,
        by=by,
        now=now,
        note=note,
        is_minor=is_minor,
        evidence_checked=evidence_checked,
        reviewed_on=whole.reviewed_on if is_minor else today,
        next_due_on=whole.next_due_on if is_minor else intervals.after(today, months),
    )
    _set_state(edition, ReviewState.APPROVED, review)
    if not again:
        mail.tell_authors(edition, outcome="approved", editors=editors_of(edition), by=by, now=now)
    detail = "small correction" if is_minor else "reviewed again" if again else ""
    decide(DecisionKind.APPROVED, edition, by=by, now=now, reason=note, detail=detail)
    return review


def last_whole(article: Article) -> Review | None:
    """The approval whose dates a small correction would keep."""
    reviews = Review.objects.filter(edition__article=article, outcome=Outcome.APPROVED)
    return reviews.order_by("-at", "-pk").first()


def _record(edition: Edition, contributor: Contributor, outcome: Outcome, *, by, now, **facts) -> Review:
    names = ("name", "slug", "credentials", "job_title", "is_demonstration")
    return Review.objects.create(
        edition=edition,
        content_hash=edition.content_hash,
        outcome=outcome,
        by=by,
        at=now,
        is_self_review=wrote(by, edition),
        of_demonstration=is_of_demonstration(edition.article),
        **{name: getattr(contributor, name) for name in names},
        **facts,
    )


@transaction.atomic
def request_changes(*, article: Article, number: int, by, note: str, now=None) -> Review:
    """Say what has to change. Also after an approval, for as long as the edition is not published."""
    article = locked(article)
    now = now or timezone.now()
    edition = _newest(article, number)
    contributor = check_can_decide(by, edition)
    check_reason(note)
    _check_transition(edition, ReviewState.CHANGES_REQUESTED)
    if edition.live_from is not None:
        raise NotPossible("It is published or scheduled. A publisher can withdraw or cancel it.")
    review = _record(edition, contributor, Outcome.CHANGES_REQUESTED, by=by, now=now, note=note)
    _set_state(edition, ReviewState.CHANGES_REQUESTED)
    decide(DecisionKind.CHANGES_REQUESTED, edition, by=by, now=now, reason=note)
    mail.tell_authors(edition, outcome="changes requested", editors=editors_of(edition), by=by, now=now)
    return review


@transaction.atomic
def override(*, article: Article, number: int, check_id: str, by, reason: str, now=None) -> None:
    """Let the errors of one check pass, for the newest edition only, with a publisher's written reason."""
    check_can_publish(by)
    check_reason(reason)
    article = locked(article)
    now = now or timezone.now()
    edition = _newest(article, number)
    check = checks.CHECKS.get(check_id)
    if check is None:
        raise NotPossible(f"There is no check {check_id}.")
    if not check.is_overridable:
        raise NotPossible(f"{check_id}, “{check.title}”, is one of the rules that no reason lets pass.")
    if check_id not in {error.check_id for error in governance.standing_errors(edition, now=now)}:
        raise NotPossible(f"{check_id} finds no error in edition {number} that could be let pass.")
    decide(DecisionKind.OVERRIDDEN, edition, by=by, now=now, reason=reason, detail=check_id)
