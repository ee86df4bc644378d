"""What the checks say of an edition today: the document with its reviews, the clinic and the overrides around it."""

from textwrap import shorten

from articles import checks
from articles.checks import Circumstances, Finding
from articles.document import unknown_keys
from articles.models import Decision, Edition, GlossaryTerm
from articles.models.decision import DecisionKind
from clinic.moments import day_of
from clinic.profile import current_profile

# What only a review mends: it cannot stand in the way of asking for one.
MENDED_BY_REVIEW = frozenset({"EV02", "EV03"})
_CLINIC = ("name", "telephone", "email", "website", "booking_url", "crisis_telephone")


def circumstances(*, now, edition: Edition | None = None) -> Circumstances:
    """What is true at `now` around an edition, or around a draft that is no edition yet."""
    profile = current_profile()
    names = GlossaryTerm.objects.filter(approved_at__isnull=False).values_list("term", "aliases")
    review = edition.review if edition else None
    return Circumstances(
        today=day_of(now),
        clinic={name: getattr(profile, name) for name in _CLINIC},
        defined_terms=frozenset(name.lower() for term, aliases in names for name in (term, *aliases)),
        review=review
        and {
            "is_approved": True,
            "is_self_review": review.is_self_review,
            "credentials": review.credentials,
            "next_due_on": review.next_due_on,
        },
        self_review_allowed=profile.self_review_allowed,
    )


def findings(edition: Edition, *, now) -> list[Finding]:
    return checks.run(edition.document, circumstances(now=now, edition=edition))


def overrides(edition: Edition) -> dict[str, Decision]:
    """Check ID -> the decision that lets its errors pass, for this edition only."""
    decisions = Decision.objects.filter(edition=edition, kind=DecisionKind.OVERRIDDEN).select_related("by")
    return {decision.detail: decision for decision in decisions.order_by("at", "pk")}


def standing_errors(edition: Edition, *, now) -> list[Finding]:
    """The errors that nobody has let pass."""
    passed = overrides(edition)
    return [finding for finding in checks.errors_of(findings(edition, now=now)) if finding.check_id not in passed]


def obstacles(found: list[Finding], document: dict) -> list[str]:
    """Why an edition cannot go on, one sentence each, with the words that each is about."""
    unknown = unknown_keys(document)
    said = [f"{error.check_id}: {error.message}{_quoted(error.excerpt)}" for error in found]
    if unknown:
        keys = ", ".join(f"[ref:{key}]" for key in unknown)
        said.insert(0, f"These citations name no reference of this article: {keys}.")
    return list(dict.fromkeys(said))


def _quoted(excerpt: str) -> str:
    return f" “{shorten(excerpt, 80, placeholder=' …')}”" if excerpt else ""
