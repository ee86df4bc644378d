"""What a publisher can do from an article's page: a table of actions, each a page with a form and one button."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms as django_forms
from django.utils import timezone

from articles import forms, publishing
from articles.models import Article, Edition
from clinic.moments import said


@dataclass(frozen=True)
class Standing:
    """Where an article stands at a moment: what publishers decide from."""

    newest: Edition | None
    live: Edition | None
    scheduled: Edition | None
    next_number: int | None


def standing(article: Article, now=None) -> Standing:
    now = now or timezone.now()
    return Standing(
        newest=article.editions.defer("page").first(),
        live=publishing.live_edition(article, now),
        scheduled=publishing.scheduled_edition(article, now),
        next_number=publishing.next_to_publish(article, now),
    )


@dataclass(frozen=True)
class Action:
    """`offered` tells from the standing whether it can be done; `button` says what will happen; `carry_out` does it."""

    key: str
    form: type[django_forms.Form]
    offered: Callable[[Standing], bool]
    button: Callable[[Standing], str]
    explains: Callable[[Standing], str]
    carry_out: Callable[..., str]  # (article, by, data) -> what to tell the person
    initial: Callable[[Article, Standing], dict] = lambda article, at: {}


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
    return f"The address is now /articles/{moved.slug}/."


def _can_publish(at: Standing) -> bool:
    return at.next_number is not None and at.scheduled is None


def _what_goes_live(at: Standing) -> str:
    replaced = f"Edition {at.live.number}, which visitors read now, is replaced" if at.live else "Visitors will see it"
    copied = at.newest and at.next_number != at.newest.number
    copy = (
        f" It is recorded as a copy of edition {at.newest.number}: an edition goes live at most once." if copied else ""
    )
    return f"Edition {at.next_number} becomes the public page. {replaced} at that moment.{copy}"


def _number(article, at: Standing) -> dict:
    return {"number": at.next_number}


ACTIONS = {
    action.key: action
    for action in (
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
    )
}
