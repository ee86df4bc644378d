"""What staff can decide from an article's page: a table of actions, each a page with a form and one button."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms as django_forms
from django.contrib.auth.models import User
from django.utils import timezone

from articles import forms, governance, publishing, redaction, reviewing
from articles.admin.standing import Standing
from articles.changes import changes
from articles.checks import CHECKS
from articles.models import Article, Edition
from articles.models.edition import ReviewState
from articles.permissions import can_edit, can_publish, can_redact, can_review
from clinic.moments import said
from clinic.refusals import NotAllowed


@dataclass(frozen=True)
class Action:
    """`may` says who can do it; `offered` tells from the standing whether it can be done; `button` says what will happen;
    `carry_out` does it. `facts` are lists to be read first: [(heading, [line])].
    `reads` is the edition to be read first.
    """

    key: str
    form: type[django_forms.Form]
    offered: Callable[[Standing], bool]
    button: Callable[[Standing], str]
    explains: Callable[[Standing], str]
    carry_out: Callable[..., str]  # (article, by, data) -> what to tell the person
    initial: Callable[[Article, Standing], dict] = lambda article, at: {}
    may: Callable[[User, Standing], bool] = lambda user, at: can_publish(user)
    facts: Callable[[Standing], list[tuple[str, list[str]]]] = lambda at: []
    reads: Callable[[Standing], Edition | None] = lambda at: None  # what to read before deciding


def _publish(article, by, data) -> str:
    edition = publishing.publish(article=article, number=data["number"], by=by)
    return f"Edition {edition.number} is live."


def _schedule(article, by, data) -> str:
    edition = publishing.publish(article=article, number=data["number"], at=data["at"], by=by)
    return f"Edition {edition.number} goes live on {said(edition.live_from)}."


def _cancel(article, by, data) -> str:
    edition = publishing.cancel(article=article, by=by, reason=data["reason"])
    return f"Edition {edition.number} will not go live."


def _withdraw(article, by, data) -> str:
    edition = publishing.withdraw(article=article, by=by, reason=data["reason"])
    return f"Edition {edition.number} is withdrawn: visitors no longer see this article."


def _move(article, by, data) -> str:
    moved = publishing.move(article=article, slug=data["slug"].strip(" /"), by=by)
    return f"The address is now {moved.get_absolute_url()}."


def _submit(article, by, data) -> str:
    edition = reviewing.submit(article=article, number=data["number"], by=by, note=data["note"])
    return f"Edition {edition.number} is submitted. The reviewers are told."


def _approve(article, by, data) -> str:
    review = reviewing.approve(article=article, by=by, **data)
    return f"Edition {data['number']} is approved. Its next review is due on {review.next_due_on:%-d %B %Y}."


def _request_changes(article, by, data) -> str:
    reviewing.request_changes(article=article, by=by, **data)
    return f"Edition {data['number']} goes back to its author, with your note."


def _override(article, by, data) -> str:
    reviewing.override(article=article, by=by, **data)
    return f"{data['check_id']} is let pass for edition {data['number']}. Your reason is kept with it."


def _redact(article, by, data) -> str:
    kept = not data["with_reports"]
    editions = redaction.redact(article=article, block=data["block"], reason=data["reason"], keep_reports=kept, by=by)
    numbers = ", ".join(str(edition.number) for edition in reversed(editions))
    told = " Anything that readers told us about mistakes was kept, and may repeat them." if kept else ""
    return f"The words are gone from the draft and from these editions: {numbers}.{told}"


def _newest_number(article, at: Standing) -> dict:
    return {"number": at.newest.number if at.newest else None}


def _to_be_approved(article, at: Standing) -> dict:
    return _newest_number(article, at) | {"follows_a_review": reviewing.last_whole(article) is not None}


def _live_number(article, at: Standing) -> dict:
    return {"number": at.live.number if at.live else None}


def _errors(at: Standing) -> list:
    return [
        error
        for error in governance.standing_errors(at.newest, now=timezone.now())
        if error.check_id not in governance.MENDED_BY_REVIEW
    ]


def _what_stands_in_the_way(at: Standing) -> list[tuple[str, list[str]]]:
    obstacles = governance.obstacles(_errors(at), at.newest.document)
    return [("These stand in the way", obstacles)] if obstacles else []


def _what_is_approved(at: Standing) -> list[tuple[str, list[str]]]:
    """What changed since the last approved edition, and what was let pass."""
    approved = at.newest.article.editions.filter(review_state=ReviewState.APPROVED, number__lt=at.newest.number)
    before = approved.defer("page").first()
    since = f"Changed since edition {before.number}, the last approved one" if before else "Nothing was approved before"
    passed = [
        f"{check_id}, {CHECKS[check_id].title}: {decision.reason} ({decision.by}, {said(decision.at)})"
        for check_id, decision in governance.overrides(at.newest).items()
    ]
    facts = [(since, changes(before.document, at.newest.document) if before else ["Read all of it."])]
    return [*facts, ("Errors that were let pass", passed)] if passed else facts


def _may_be_let_pass(article, at: Standing) -> dict:
    return _newest_number(article, at) | {"choices": _choices(at)}


def _choices(at: Standing) -> list[tuple[str, str]]:
    found = {error.check_id: error for error in _errors(at) if error.is_overridable}
    return [(check_id, f"{check_id}, {CHECKS[check_id].title}: {error.message}") for check_id, error in found.items()]


def _can_be_submitted(at: Standing) -> bool:
    return (
        at.newest is not None
        and at.state in ("draft", "ended")
        and (at.state == "ended" or at.review_state in reviewing.TRANSITIONS[ReviewState.SUBMITTED])
    )


def why_not(user: User, at: Standing) -> str:
    """Why a reviewer cannot decide about what waits for review; "" when they can, or are none."""
    if not (at.waits_for_review and can_review(user)):
        return ""
    try:
        reviewing.check_can_decide(user, at.newest)
    except NotAllowed as error:
        return str(error)
    return ""


def _may_decide(user: User, at: Standing) -> bool:
    return at.newest is not None and reviewing.can_decide(user, at.newest)


def _may_review_again(user: User, at: Standing) -> bool:
    return at.live is not None and reviewing.can_decide(user, at.live)


def _can_publish(at: Standing) -> bool:
    return at.next_number is not None and at.scheduled is None


def _what_goes_live(at: Standing) -> str:
    replaced = f"Edition {at.live.number}, which visitors read now, is replaced" if at.live else "Visitors will see it"
    later = at.newest and at.next_number != at.newest.number
    saved = (
        f" What was saved after it, up to edition {at.newest.number}, is not approved and stays a draft."
        if later
        else ""
    )
    return f"Edition {at.next_number}, which is approved, becomes the public page. {replaced} at that moment.{saved}"


def _number(article, at: Standing) -> dict:
    return {"number": at.next_number}


ACTIONS = {
    action.key: action
    for action in (
        Action(
            key="submit",
            form=forms.SubmitForm,
            may=lambda user, at: can_edit(user),
            offered=_can_be_submitted,
            button=lambda at: f"Submit edition {at.newest.number} for review",
            explains=lambda at: (
                "A clinical reviewer reads these very words and approves them, or asks for changes. What visitors read now"
                " stays as it is."
                + (" It was live before, so a copy of it is submitted." if at.state == "ended" else "")
            ),
            carry_out=_submit,
            initial=_newest_number,
            facts=_what_stands_in_the_way,
        ),
        Action(
            key="approve",
            form=forms.ApproveForm,
            may=_may_decide,
            offered=lambda at: at.waits_for_review and at.state == "draft",
            button=lambda at: f"Approve edition {at.newest.number}",
            explains=lambda at: (
                f"You approve the very words of edition {at.newest.number}. A publisher can then make it live, and readers"
                " see your name, your credentials and today's date."
            ),
            carry_out=_approve,
            initial=_to_be_approved,
            facts=_what_is_approved,
            reads=lambda at: at.newest,
        ),
        Action(
            key="request-changes",
            form=forms.NoteForm,
            may=_may_decide,
            offered=lambda at: (
                at.state == "draft" and at.review_state in reviewing.TRANSITIONS[ReviewState.CHANGES_REQUESTED]
            ),
            button=lambda at: f"Request changes to edition {at.newest.number}",
            explains=lambda at: "It goes back to its author with your note.",
            carry_out=_request_changes,
            initial=_newest_number,
            reads=lambda at: at.newest,
        ),
        Action(
            key="review-again",
            form=forms.ReviewAgainForm,
            may=_may_review_again,
            offered=lambda at: at.live is not None,
            button=lambda at: f"Review edition {at.live.number}, which is live, again",
            explains=lambda at: "You have read the whole page and it still holds. Its review dates start anew.",
            carry_out=_approve,
            initial=_live_number,
            reads=lambda at: at.live,
        ),
        Action(
            key="override",
            form=forms.OverrideForm,
            offered=lambda at: at.newest is not None and at.state == "draft" and bool(_choices(at)),
            button=lambda at: f"Let an error of edition {at.newest.number} pass…",
            explains=lambda at: (
                "It then stands in nobody's way, in this edition only. Your name and your reason are kept with it for ever."
            ),
            carry_out=_override,
            initial=_may_be_let_pass,
        ),
        Action(
            key="publish",
            form=forms.NumberForm,
            offered=_can_publish,
            button=lambda at: f"Publish edition {at.next_number} now",
            explains=_what_goes_live,
            carry_out=_publish,
            initial=_number,
        ),
        Action(
            key="schedule",
            form=forms.ScheduleForm,
            offered=_can_publish,
            button=lambda at: f"Publish edition {at.next_number} at a time…",
            explains=_what_goes_live,
            carry_out=_schedule,
            initial=_number,
        ),
        Action(
            key="cancel",
            form=forms.ReasonForm,
            offered=lambda at: at.scheduled is not None,
            button=lambda at: f"Cancel edition {at.scheduled.number}, due {said(at.scheduled.live_from)}",
            explains=lambda at: "It will not go live. What visitors read now stays as it is.",
            carry_out=_cancel,
        ),
        Action(
            key="withdraw",
            form=forms.ReasonForm,
            offered=lambda at: at.live is not None,
            button=lambda at: f"Withdraw edition {at.live.number}",
            explains=lambda at: (
                "The page disappears at once"
                + (f", and edition {at.scheduled.number}, which is scheduled, is cancelled." if at.scheduled else ".")
            ),
            carry_out=_withdraw,
        ),
        Action(
            key="move",
            form=forms.AddressForm,
            offered=lambda at: at.newest is not None,
            button=lambda at: "Change the address…",
            explains=lambda at: "It changes at once. While the article is live, its old address leads to the new one.",
            carry_out=_move,
            initial=lambda article, at: {"slug": article.slug},
        ),
        Action(
            key="redact",
            form=forms.RedactForm,
            may=lambda user, at: can_redact(user),
            offered=lambda at: at.newest is not None,
            button=lambda at: "Remove words for ever…",
            explains=lambda at: (
                "They go from every edition and from the draft, and nobody can bring them back. Your name, the time and your"
                " reason stay in their place, with a hash that still proves what is left."
            ),
            carry_out=_redact,
            initial=lambda article, at: {"choices": [*redaction.removable(article).items()]},
        ),
    )
}
