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

from django.conf import settings
from django.db.models import Count, ExpressionWrapper, F, IntegerField, Max, Q
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from articles.addresses import address_of
from articles.feeds import changed_at
from articles.metadata import alternates_of
from articles.models import Edition, Topic
from articles.translations import links_of
from clinic.addresses import absolute
from clinic.metadata import Alternate
from clinic.models import ProfileVersion

LARGEST = 50_000  # addresses in one file, at the most (sitemaps.org)
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'  # for links to translations (Google, localized versions of pages)


class Place(NamedTuple):
    """A page: its path, when it last changed (None where nobody wrote that down), and itself with its translations, if any."""

    path: str
    changed: datetime | None
    alternates: tuple[Alternate, ...] = ()


def articles(now, *, part: int | None = None) -> list[Place]:
    """The articles live at `now`, by age: at most one more than LARGEST; or those of one part of them."""
    editions = Edition.objects.live(now).order_by("article_id")
    if part is not None:
        editions = editions.filter(article_id__gte=part * LARGEST, article_id__lt=(part + 1) * LARGEST)
    found = editions.select_related("article", "review").with_translations(now)
    rows = found.only("language", "live_from", "translates_id", "article__slug", "review__at")[: LARGEST + 1]
    return [_article(row) for row in rows]


def _article(edition: Edition) -> Place:
    path = edition.get_absolute_url()
    changed = changed_at(edition.live_from, edition.review and edition.review.at)
    return Place(path, changed, alternates_of(path, edition.language, links_of(edition)))


def parts(now) -> list[int]:
    """The parts that have an article that is live: articles are parted by their keys, so that each keeps its place."""
    part = ExpressionWrapper(F("article_id") / LARGEST, output_field=IntegerField())
    editions = Edition.objects.live(now).annotate(part=part).order_by("part")
    return list(editions.values_list("part", flat=True).distinct())


def pages(now, clinic) -> list[Place]:
    """In each language that has articles, and in English: the home page, the list of all articles, each topic with a live
    article. Then the pages about the site that `clinic` (its profile) has. Three queries."""
    rows = Edition.objects.order_by().values("language").annotate(**_changes(now))
    changes = {row["language"]: _latest(row["began"], row["ended"]) for row in rows}
    profile = ProfileVersion.objects.values_list("recorded_at", flat=True).first()
    languages = [code for code, _ in settings.LANGUAGES if changes.get(code) or code == settings.LANGUAGE_CODE]
    fixed = [place for code in languages for place in _of_language(code, changes.get(code), profile)]
    fixed += [Place(page.url, None) for page in clinic.site_pages]
    return [*fixed, *_topics(now, LARGEST - len(fixed))]


def _of_language(language: str, changed: datetime | None, profile: datetime | None) -> list[Place]:
    with translation.override(language):
        return [Place(reverse("home"), _latest(changed, profile)), Place(reverse("articles"), changed)]


def _topics(now, most: int) -> list[Place]:
    """Each topic in each language in which it has a live article. One query."""
    of_language = Topic.objects.order_by("pk").values_list("slug", "editions__language")
    counted = of_language.annotate(
        live=Count("editions", filter=Q(editions__in=Edition.objects.live(now))), **_changes(now, "editions__")
    )
    rows = counted.filter(live__gt=0).order_by("pk", "editions__language")[:most]
    return [
        Place(address_of(slug, language, "topic"), _latest(began, ended)) for slug, language, _, began, ended in rows
    ]


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
    lines = (
        f"<{item}><loc>{escape(absolute(path))}</loc>{_changed(moment)}{''.join(map(_alternate, others))}</{item}>\n"
        for path, moment, others in places
    )
    spaces = f"{_XMLNS} {_XHTML}" if any(place.alternates for place in places) else _XMLNS
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {spaces}>\n{"".join(lines)}</{root}>\n'


def _alternate(other: Alternate) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{other.language}" href="{escape(other.url)}"/>'


def _changed(moment: datetime | None) -> str:
    """W3C Datetime, in UTC."""
    return f"<lastmod>{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>" if moment else ""
