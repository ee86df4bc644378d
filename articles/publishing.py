"""What can happen to an article: recording editions, and deciding which of them is live when.

Every verb takes keywords, locks the article's row and writes in one transaction. `record` is what saving a draft does;
the others are decisions, each of which asks who may and leaves a row. `now` is a moment given by tests. A verb that
cannot be carried out raises `NotPossible` or `NotAllowed`, whose messages are for staff.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from articles import document, drafts, governance, rendering, translations
from articles.models import Address, Article, Decision, Edition, GlossaryTerm, Series, Tag, Topic
from articles.models.decision import DecisionKind
from articles.models.edition import ReviewState
from articles.permissions import check_can_edit, check_can_publish
from articles.search import index
from clinic.models import Contributor
from clinic.moments import said
from clinic.refusals import NotPossible

ADDRESS_TAKEN = "Another article has or had that address, and an address is never given to another."
LONGEST_SLUG = Article._meta.get_field("slug").max_length


def locked(article: Article) -> Article:
    """The article as it is now, its row held until the transaction ends. Decisions about one article come one by one."""
    try:
        return Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    except Article.DoesNotExist as error:
        raise NotPossible("Somebody deleted this article in the meantime.") from error


@transaction.atomic
def record(*, article: Article, by=None, now=None) -> Edition | None:
    """Freeze the draft as a new edition, if it differs from the newest; else None."""
    article = locked(article)
    drafts.name_anchors(article)
    content = drafts.freeze(article)
    newest = article.editions.first()
    if newest and newest.content_hash == document.content_hash(content):
        return None
    return _freeze(article, content, newest, by=by, now=now or timezone.now())


def _freeze(article: Article, content: dict, newest: Edition | None, *, by, now) -> Edition:
    content_hash = document.content_hash(content)
    series = content["series"]
    edition = Edition.objects.create(
        article=article,
        number=newest.number + 1 if newest else 1,
        document=content,
        content_hash=content_hash,
        chain_hash=document.chain_hash(newest.chain_hash if newest else "", content_hash),
        recorded_at=now,
        recorded_by=by,
        is_demonstration=bool(content["authors"]) and all(author["is_demonstration"] for author in content["authors"]),
        language=content["language"],
        translates=translations.edition_of(content.get("translation")),
        title=content["title"],
        summary=content["summary"],
        minutes=document.reading_minutes(content),
        series=Series.objects.filter(slug=series["slug"]).first() if series else None,
        series_position=series["position"] if series else None,
        read_next=content["read_next"],
        analogies=len(document.blocks_of_kind(content, "analogy")),
        page=rendering.render(content),
        page_release=rendering.RELEASE,
    )
    edition.topics.set(Topic.objects.filter(slug__in=[topic["slug"] for topic in content["topics"]]))
    edition.tags.set(Tag.objects.filter(slug__in=[tag["slug"] for tag in content["tags"]]))
    edition.terms.set(GlossaryTerm.objects.filter(slug__in=[term["slug"] for term in content.get("glossary", ())]))
    edition.authors.set(Contributor.objects.filter(slug__in=[author["slug"] for author in content["authors"]]))
    edition.related.set(Article.objects.filter(slug__in=content.get("related", ())))
    return edition


def live_edition(article: Article, now=None) -> Edition | None:
    return article.editions.live(now or timezone.now()).first()


def scheduled_edition(article: Article, now=None) -> Edition | None:
    return article.editions.scheduled(now or timezone.now()).order_by("live_from").first()


def next_to_publish(article: Article, now=None) -> int | None:
    """The number of the edition that publishing would make live: the newest approved one, if it was never live.

    None when there is nothing new to publish. What was saved after it is not published with it.
    """
    approved = article.editions.filter(review_state=ReviewState.APPROVED).first()
    is_new = approved and approved.live_from is None and approved.redacted_at is None
    return approved.number if is_new else None


@transaction.atomic
def publish(*, article: Article, number: int, by, at=None, now=None) -> Edition:
    """Make edition `number` live at `at` (a moment not before `now`; None means now). What is live stays so until then.

    `number` is the one on the button: if another edition was recorded since, nothing happens.
    """
    check_can_publish(by)
    article = locked(article)
    now = now or timezone.now()
    starts = at or now
    if starts < now:
        raise NotPossible("That moment has passed. Choose one that is still to come, or publish now.")
    waiting = scheduled_edition(article, now)
    if waiting:
        raise NotPossible(
            f"Edition {waiting.number} is already scheduled for {said(waiting.live_from)}. Cancel that first."
        )
    expected = next_to_publish(article, now)
    if expected is None:
        raise NotPossible("There is nothing new to publish: no edition is approved that was not live yet.")
    if number != expected:
        raise NotPossible(
            f"Another edition was approved in the meantime: it is {expected} now, not {number}. Look at it first."
        )
    edition = article.editions.select_related("review", "article", "translates").get(number=number)
    _check_language(edition, now)
    obstacles = governance.obstacles(governance.standing_errors(edition, now=now), edition.document)
    if obstacles:
        raise NotPossible("It cannot go live: " + " · ".join(obstacles))
    live = live_edition(article, now)
    if live:
        Edition.objects.filter(pk=live.pk).update(live_until=starts)
    first = article.editions.ever_live(now).order_by("listed_from").first()
    edition.live_from, edition.listed_from = starts, first.listed_from if first else starts
    edition.save(update_fields=["live_from", "listed_from"])
    _claim(article, by=by, now=now)
    index.follow(article, now=now)
    decide(
        DecisionKind.SCHEDULED if starts > now else DecisionKind.PUBLISHED, edition, by=by, now=now, effective_at=starts
    )
    return edition


def _check_language(edition: Edition, now) -> None:
    """An edition goes live in its article's language, as the only translation of its source into that."""
    if edition.language != edition.article.language:
        raise NotPossible("Its article is said to be in another language by now. Save it and have it reviewed again.")
    if edition.translates is None:
        return
    others = Edition.objects.filter(language=edition.language, translates__article=edition.translates.article_id)
    other = others.live_or_scheduled(now).exclude(article=edition.article_id).first()
    if other:
        raise NotPossible(f"“{other.title}” is a translation of the same article into the same language.")


@transaction.atomic
def cancel(*, article: Article, by, reason: str, now=None) -> Edition:
    """Call off the scheduled edition; what is live then stays live."""
    check_can_publish(by)
    check_reason(reason)
    article = locked(article)
    now = now or timezone.now()
    waiting = scheduled_edition(article, now)
    if waiting is None:
        raise NotPossible("Nothing is scheduled. It may have gone live in the meantime.")
    _call_off(waiting, now)
    index.follow(article, now=now)
    decide(DecisionKind.CANCELLED, waiting, by=by, now=now, reason=reason)
    return waiting


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise NotPossible("Say why.")


def _call_off(waiting: Edition, now) -> None:
    starts = waiting.live_from
    waiting.live_from = waiting.live_until = waiting.listed_from = None
    waiting.save(update_fields=["live_from", "live_until", "listed_from"])
    Edition.objects.live(now).filter(article=waiting.article_id, live_until=starts).update(live_until=None)


@transaction.atomic
def withdraw(*, article: Article, by, reason: str, now=None) -> Edition:
    """Take the live page down now, and cancel what was scheduled to follow it."""
    check_can_publish(by)
    check_reason(reason)
    article = locked(article)
    now = now or timezone.now()
    live = live_edition(article, now)
    if live is None:
        raise NotPossible("Nothing is live, so there is nothing to withdraw.")
    waiting = scheduled_edition(article, now)
    if waiting:
        _call_off(waiting, now)
        decide(DecisionKind.CANCELLED, waiting, by=by, now=now, reason=reason)
    Edition.objects.filter(pk=live.pk).update(live_until=now)
    live.live_until = now
    index.follow(article, now=now)
    decide(DecisionKind.WITHDRAWN, live, by=by, now=now, reason=reason)
    return live


@transaction.atomic
def restore(*, article: Article, number: int, by, now=None) -> Edition:
    """Make the draft say what edition `number` said, as a new edition. Nothing that is live changes."""
    check_can_edit(by)
    article = locked(article)
    now = now or timezone.now()
    old = article.editions.filter(number=number).first()
    if old is None:
        raise NotPossible(f"This article has no edition {number}.")
    if old.redacted_at:
        raise NotPossible(f"Words were removed from edition {number} for ever, so it cannot be the draft again.")
    newest = article.editions.first()
    if newest.content_hash == old.content_hash and newest.state(now) != "ended":
        raise NotPossible(f"The draft says what edition {number} said already.")
    article.changed_by = by
    drafts.thaw(article, old.document)
    edition = copied(article, old, by=by, now=now)
    decide(DecisionKind.RESTORED, edition, by=by, now=now, detail=f"from edition {number}")
    return edition


def copied(article: Article, old: Edition, *, by, now) -> Edition:
    """A new edition with the very document of `old`, and so with its content hash; without its review."""
    return _freeze(article, old.document, article.editions.first(), by=by, now=now)


def free_slug(wanted: str, *, article: Article | None = None) -> str:
    """`wanted` as a slug that no other article has or had, with a number added if need be. Never empty."""
    base = slugify(wanted)[:100].strip("-") or "article"
    number, slug = 1, base
    while not is_free(slug, article=article):
        number, slug = number + 1, f"{base}-{number + 1}"
    return slug


def is_free(slug: str, *, article: Article | None = None) -> bool:
    """Whether no other article has this address now, or had it while it was live."""
    own = article.pk if article else None
    return not (
        Article.objects.filter(slug=slug).exclude(pk=own).exists()
        or Address.objects.filter(slug=slug).exclude(article=own).exists()
    )


@transaction.atomic
def move(*, article: Article, slug: str, by, now=None) -> Article:
    """Give the article another address, at once. The old one leads to the new one while the article is live."""
    check_can_publish(by)
    article = locked(article)
    now = now or timezone.now()
    old = article.slug
    if slug == old:
        raise NotPossible("That is its address already.")
    if not slug or slugify(slug) != slug or len(slug) > LONGEST_SLUG:
        raise NotPossible(f"An address has small letters, digits and hyphens only, {LONGEST_SLUG} at the most.")
    if not is_free(slug, article=article):
        raise NotPossible(ADDRESS_TAKEN)
    article.slug = slug
    article.changed_by = by
    try:
        with transaction.atomic():
            article.save(update_fields=["slug", "changed_by", "changed_at"])
            if article.addresses.exists():
                _claim(article, by=by, now=now)
    except IntegrityError as error:
        raise NotPossible("Another article was given that address just now.") from error
    decide(DecisionKind.MOVED, None, article=article, by=by, now=now, detail=f"{old} → {slug}")
    return article


def _claim(article: Article, *, by, now) -> None:
    """From now on the article's present address is its own for ever."""
    address, _ = Address.objects.get_or_create(
        slug=article.slug, defaults={"article": article, "claimed_at": now, "claimed_by": by}
    )
    if address.article_id != article.pk:
        raise NotPossible(
            f"The address “{article.slug}” belonged to another article. Give this one another address first."
        )


def is_of_demonstration(article: Article) -> bool:
    """Whether what is decided about it goes with the demonstration. Its first edition says so (`articles.constraints.Kept`)."""
    return article.editions.filter(number=1, is_demonstration=True).exists()


def decide(kind, edition: Edition | None, *, by, now, article=None, **facts) -> Decision:
    """Write down a decision, in the transaction that carries it out."""
    article = article or edition.article
    return Decision.objects.create(
        article=article,
        edition=edition,
        kind=kind,
        by=by,
        at=now,
        of_demonstration=is_of_demonstration(article),
        **facts,
    )
