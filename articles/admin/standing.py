"""Where an article stands: what its page shows, and what can be decided from there."""

from dataclasses import dataclass

from django.utils import timezone

from articles import publishing
from articles.models import Article, Decision, Edition, Review
from articles.models.decision import DecisionKind
from articles.models.edition import ReviewState


@dataclass(frozen=True)
class Standing:
    """Where an article stands at a moment: what people decide from. `state` is the newest edition's, as `Edition.state`."""

    newest: Edition | None
    live: Edition | None
    scheduled: Edition | None
    next_number: int | None
    withdrawn: Decision | None = None  # why nothing is live, where it once was
    state: str = ""

    @property
    def review_state(self) -> str:
        return self.newest.review_state if self.newest else ""

    def last_request(self) -> Review | None:
        """The reviewer's note that the newest edition has to answer."""
        asked = self.review_state == ReviewState.CHANGES_REQUESTED
        return self.newest.reviews.first() if asked else None

    @property
    def waits_for_review(self) -> bool:
        return self.review_state == ReviewState.SUBMITTED


def standing(article: Article, now=None) -> Standing:
    now = now or timezone.now()
    newest = article.editions.select_related("review", "article").defer("page").first()
    live = publishing.live_edition(article, now)
    return Standing(
        newest=newest,
        state=newest.state(now) if newest else "",
        live=live,
        withdrawn=None if live else article.decisions.filter(kind=DecisionKind.WITHDRAWN).first(),
        scheduled=publishing.scheduled_edition(article, now),
        next_number=publishing.next_to_publish(article, now),
    )
