"""The sitemap (sitemaps.org 0.9): every page that visitors find by reading, and when it last changed.

What is a change, page by page:

    an article    its edition went live, or the same words were checked again (`articles.feeds.changed_at`)
    a topic       an article that is or was on its list went live, was replaced, or was taken down
    all articles  the same of any article
    home          the same, and each change of the clinic's profile, which the page tells of
    glossary      a definition was approved or its facts changed, or an article that uses one came or went
    comparisons   an article that compares came or went
    a person      an article that they wrote or checked came, went, or was checked again
    people        the same of anybody

The last four are there while they have something to show. What a person says of themselves has no date of its own, and a
definition that was taken away leaves none.

Each is named once for each language that it has something in; the home page and all articles of the site's own language always.
Tags are left out: what has a tag is found by its topic. Pages with a cursor are parts of lists. A new telephone number in
the frame of all pages is no change of each. The pages about the site have no date: each version of the profile would be theirs.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, ExpressionWrapper, F, IntegerField, Max, Q, QuerySet, Value
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from articles.addresses import address_of
from articles.feeds import changed_at
from articles.metadata import alternates_of, alternates_of_person
from articles.models import Edition, GlossaryTerm, Topic
from articles.translations import links_of
from clinic.addresses import absolute
from clinic.metadata import Alternate, in_each_language
from clinic.models import Contributor, ProfileVersion
from clinic.site_pages import PAGES, SitePage, languages_with

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
    """The home page, the lists, the topics and people of live articles in each language, and the pages about the site that
    `clinic` (its profile) has. One query."""
    there, changed = set(), {}
    for language, page, slug, shown, *moments in _facts(now):
        changed[language, page, slug] = _latest(changed.get((language, page, slug)), *moments)
        if shown:
            there.add((language, page, slug))
    listed = [place for code, _ in settings.LANGUAGES for place in _lists(code, there, changed)]
    named = sorted((page, slug, language) for language, page, slug in there if page in _NAMED)
    spoken = [code for code, _ in settings.LANGUAGES if _is_spoken(code, changed)]
    about = [place for page in clinic.site_pages for place in _about_the_site(page, clinic, spoken)]
    return [
        *_together([*listed, *about]),
        *(_named(*name, there, changed) for name in named),
    ][:LARGEST]


_NAMED = ("topic", "person")
_IN_EACH_LANGUAGE = ("home", "articles", "glossary", "comparisons", "people")


def _named(page: str, slug: str, language: str, there: set, changed: dict) -> Place:
    """The page of a topic or a person in a language. That of a person says the same of them in each."""
    languages = [code for code, _ in settings.LANGUAGES if (code, page, slug) in there]
    others = alternates_of_person(slug, languages) if page == "person" else ()
    return Place(address_of(slug, language, page), changed[language, page, slug], others)


def _is_spoken(language: str, changed: dict) -> bool:
    return language == settings.LANGUAGE_CODE or changed.get((language, "articles", "")) is not None


def _about_the_site(page: SitePage, clinic, spoken: list[str]) -> list[Place]:
    """A page about the site in each language that it has words in and that is `spoken`."""
    there = {*languages_with(clinic, page)} & {*spoken}
    return [Place(each.path, None) for each in in_each_language(page.slug) if each.language in there]


def _together(places: list[Place]) -> list[Place]:
    """`places` with their translations, where these are among them."""
    listed = {place.path for place in places}
    names = [*_IN_EACH_LANGUAGE, *(page.slug for page in PAGES)]
    groups = [group for group in map(in_each_language, names) if {each.path for each in group} <= listed]
    translations = {each.path: group for group in groups for each in group}
    return [place._replace(alternates=translations.get(place.path, ())) for place in places]


def _lists(language: str, there: set, changed: dict) -> list[Place]:
    """The pages of a language that name things of one kind, those that have any."""

    def latest(*pages: str) -> datetime | None:
        return _latest(*(changed.get((language, page, "")) for page in pages))

    people = {key: moment for key, moment in changed.items() if key[:2] == (language, "person")}
    is_there = _is_spoken(language, changed)
    found = (
        ("home", is_there, _latest(latest("articles"), changed.get(("", "profile", "")))),
        ("articles", is_there, latest("articles")),
        ("glossary", (language, "glossary", "") in there, latest("glossary", "uses of terms")),
        ("comparisons", (language, "comparisons", "") in there, latest("comparisons")),
        ("people", not there.isdisjoint(people), _latest(*people.values())),
    )
    with translation.override(language):
        return [Place(reverse(page), moment) for page, shown, moment in found if shown]


def _facts(now) -> QuerySet:
    """(language, page, slug or "", how much is shown there now, and two moments at which that last changed) of each page or part
    of one. What is the same in all languages has the language ""."""
    editions = Edition.objects.order_by()
    reviewed = editions.filter(review__slug__in=Contributor.objects.values("slug"))
    recorded, approved, checked = (
        Max("recorded_at"),
        Max("approved_at"),
        Max("review__at", filter=Q(live_from__lte=now)),
    )
    of_edition = _live_and_changes(now, "edition__")
    within = {"language": "edition__language"}
    parts = [
        _part("articles", editions, _live_and_changes(now)),
        _part("profile", ProfileVersion.objects.order_by(), (Count("pk"), recorded, recorded), language=""),
        _part("comparisons", editions.filter(analogies__gt=0), _live_and_changes(now)),
        _part("glossary", GlossaryTerm.objects.approved().order_by(), (Count("pk"), approved, Max("changed_at"))),
        _part("uses of terms", Edition.terms.through.objects.order_by(), of_edition, **within),
        _part(
            "topic",
            Topic.objects.order_by(),
            _live_and_changes(now, "editions__"),
            language="editions__language",
            slug="slug",
        ),
        _part("person", Edition.authors.through.objects.order_by(), of_edition, slug="contributor__slug", **within),
        _part("person", reviewed, _live_and_changes(now), slug="review__slug"),
        _part("person", reviewed, (_live_and_changes(now)[0], checked, checked), slug="review__slug"),
    ]
    return parts[0].union(*parts[1:], all=True)


def _part(page: str, rows: QuerySet, facts: tuple, *, language: str = "language", slug: str = "") -> QuerySet:
    """`language` and `slug` name fields; where they are empty, the page has none."""
    shown, one, other = facts
    named = rows.values(
        spoken=F(language) if language else Value(""), place=Value(page), called=F(slug) if slug else Value("")
    )
    columns = ("spoken", "place", "called", "shown", "one", "other")
    return named.annotate(shown=shown, one=one, other=other).values_list(*columns)


def _live_and_changes(now, editions: str = "") -> tuple[Count, Max, Max]:
    """How many editions are live, when one last began to be so, and when one last ceased."""
    began, ended = f"{editions}live_from", f"{editions}live_until"
    is_live = Q(**{f"{began}__lte": now}) & (Q(**{ended: None}) | Q(**{f"{ended}__gt": now}))
    return (
        Count(f"{editions}pk", filter=is_live),
        Max(began, filter=Q(**{f"{began}__lte": now})),
        Max(ended, filter=Q(**{f"{ended}__lte": now})),
    )


def _latest(*moments: datetime | None) -> datetime | None:
    return max(filter(None, moments), default=None)


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
