"""The sitemap (sitemaps.org 0.9): every page that visitors find by reading, and when it last changed.

What is a change, page by page:

    an article    its edition went live, or the same words were checked again (`articles.feeds.changed_at`)
    a topic       an article that is or was on its list went live, was replaced, or was taken down
    all articles  the same of any article
    home          the same, and each change of the clinic's profile, which the page tells of

Tags are left out: what has a tag is found by its topic. Pages with a cursor are parts of lists. A new telephone number in
the frame of all pages is no change of each. The pages about the site have no date: each version of the profile would be theirs.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from django.db.models import Exists, ExpressionWrapper, F, IntegerField, Max, OuterRef, Q
from django.urls import reverse
from django.utils.html import escape

from articles.feeds import changed_at
from articles.models import Edition, Topic
from clinic.addresses import absolute
from clinic.models import ProfileVersion

LARGEST = 50_000  # addresses in one file, at the most (sitemaps.org)
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Place(NamedTuple):
    """A page: its path, and when it last changed (None where nobody wrote that down)."""

    path: str
    changed: datetime | None


def articles(now, *, part: int | None = None) -> list[Place]:
    """The articles live at `now`, by age: at most one more than LARGEST; or those of one part of them."""
    editions = Edition.objects.live(now).order_by("article_id")
    if part is not None:
        editions = editions.filter(article_id__gte=part * LARGEST, article_id__lt=(part + 1) * LARGEST)
    rows = editions.values_list("article__slug", "live_from", "review__at")[: LARGEST + 1]
    return [Place(reverse("article", args=[slug]), changed_at(live, reviewed)) for slug, live, reviewed in rows]


def parts(now) -> list[int]:
    """The parts that have an article that is live: articles are parted by their keys, so that each keeps its place."""
    part = ExpressionWrapper(F("article_id") / LARGEST, output_field=IntegerField())
    editions = Edition.objects.live(now).annotate(part=part).order_by("part")
    return list(editions.values_list("part", flat=True).distinct())


def pages(now, clinic) -> list[Place]:
    """The home page, the list of all articles, each topic with a live article, the pages about the site that `clinic` (its
    profile) has. Three queries."""
    changed = _latest(**Edition.objects.aggregate(**_changes(now)))
    profile = ProfileVersion.objects.values_list("recorded_at", flat=True).first()
    of_topic = Edition.objects.live(now).filter(topics=OuterRef("pk"))
    topics = Topic.objects.filter(Exists(of_topic)).annotate(**_changes(now, "editions__")).order_by("pk")
    fixed = [
        Place(reverse("home"), _latest(changed, profile)),
        Place(reverse("articles"), changed),
        *(Place(page.url, None) for page in clinic.site_pages),
    ]
    rows = topics.values_list("slug", "began", "ended")[: LARGEST - len(fixed)]
    return [*fixed, *(Place(reverse("topic", args=[slug]), _latest(began, ended)) for slug, began, ended in rows)]


def _changes(now, editions: str = "") -> dict[str, Max]:
    """When an edition last began to be live, and when one last ceased to be."""
    began, ended = f"{editions}live_from", f"{editions}live_until"
    return {
        "began": Max(began, filter=Q(**{f"{began}__lte": now})),
        "ended": Max(ended, filter=Q(**{f"{ended}__lte": now})),
    }


def _latest(*moments: datetime | None, **named: datetime | None) -> datetime | None:
    return max(filter(None, (*moments, *named.values())), default=None)


def urlset(places: list[Place]) -> str:
    """One file of addresses."""
    return _xml("urlset", "url", places)


def index(paths: list[str]) -> str:
    """The file that names the others."""
    return _xml("sitemapindex", "sitemap", [Place(path, None) for path in paths])


def _xml(root: str, item: str, places: list[Place]) -> str:
    lines = (f"<{item}><loc>{escape(absolute(path))}</loc>{_changed(moment)}</{item}>\n" for path, moment in places)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_XMLNS}>\n{"".join(lines)}</{root}>\n'


def _changed(moment: datetime | None) -> str:
    """W3C Datetime, in UTC."""
    return f"<lastmod>{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>" if moment else ""
