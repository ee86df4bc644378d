"""Articles as feeds: Atom (RFC 4287) and RSS 2.0, each with the whole text, for readers who keep it elsewhere.

What protects a reader on the page goes along with the words: the crisis lines, the notices, who checked them and when, and
what a page cannot do. An entry's identifier is a tag URI (RFC 4151) of the article itself, so that neither a new edition nor a
new address makes it another entry.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils import feedgenerator
from django.utils.html import escape
from django.utils.translation import get_language, gettext

from articles.metadata import ATOM, RSS
from articles.portable import portable
from articles.rendering import page_context
from articles.translations import behind_of
from clinic.addresses import absolute
from clinic.metadata import shortened
from clinic.own_words import own_words

NEWEST = 20

# What no XML 1.0 document may hold, not even as a number (W3C XML 1.0, 2.2).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class _Whole:
    """A feed whose entries have their whole text, all their authors, and the moment of their last change."""

    def latest_post_date(self) -> datetime:
        """The last change of an entry. Without entries a moment that stays the same, as the feed does."""
        return max((item["updateddate"] for item in self.items), default=_LONG_AGO)


class Atom(_Whole, feedgenerator.Atom1Feed):
    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})


class Rss(_Whole, feedgenerator.Rss201rev2Feed):
    def rss_attributes(self):
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("atom:updated", feedgenerator.rfc3339_date(item["updateddate"]))
        handler.addQuickElement("content:encoded", item["content"])


FORMATS = {ATOM: Atom, RSS: Rss}


def feed(editions: Iterable, clinic, *, form: str, path: str, above: str, title: str, today: date) -> str:
    """The XML of a feed. `form` is a key of FORMATS, `path` its own address, `above` that of the page that lists the same.

    `editions` are live, with their article and review; `clinic` is its profile.
    """
    about = shortened(own_words(clinic, "about").text or own_words(clinic, "tagline").text)
    made = FORMATS[form](
        title=_legal(title),
        link=absolute(above),
        feed_url=absolute(path),
        feed_guid=_tag(absolute(above), above),
        description=_legal(about or clinic.name),
        subtitle=_legal(about) or None,
        author_name=_legal(clinic.name),
        language=get_language(),
    )
    for edition in editions:
        _add(made, edition, clinic, today)
    return made.writeString("utf-8")


def _add(made, edition, clinic, today: date) -> None:
    page = absolute(edition.get_absolute_url())
    context = page_context(edition, today)
    html = render_to_string("articles/feed_entry.html", {**context, "behind": behind_of(edition), "clinic": clinic})
    document = context["document"]
    made.add_item(
        title=_legal(edition.title),
        link=page,
        description=escape(_legal(edition.summary)) or None,  # both formats take it for HTML
        unique_id=tag_of(edition),
        unique_id_is_permalink=False,
        pubdate=edition.listed_from.astimezone(UTC),
        updateddate=changed_at(edition.live_from, edition.review and edition.review.at).astimezone(UTC),
        categories=[_legal(topic["name"]) for topic in document["topics"]],
        authors=[_legal(_called(author)) for author in document["authors"]],
        content=_legal(portable(html, page=page)),
    )


def changed_at(live_from: datetime, reviewed_at: datetime | None) -> datetime:
    """When what an article says last changed: its edition went live, or a clinician checked the same words again.

    The words of an edition are frozen, so nothing else is a change to what the page is about. The clinic's telephone number in
    the page's frame is none (Google: a date of last change is for significant changes only); a page's ETag covers it.
    """
    return max(live_from, reviewed_at or live_from)


def tag_of(edition) -> str:
    """What an entry is known by for ever: the site, the day on which the article first went live (UTC), and its row."""
    day = edition.listed_from.astimezone(UTC).date()
    return _tag(absolute("/"), f"article-{edition.article_id}", day.isoformat())


def _tag(site: str, specific: str, day: str = "2026") -> str:
    return f"tag:{urlsplit(site).hostname or 'localhost'},{day}:{specific}"


def _called(author: dict) -> str:
    name = ", ".join(filter(None, (author["name"], author["credentials"])))
    return f"{name} {gettext('(not a real clinician)')}" if author["is_demonstration"] else name


def _legal(text: str) -> str:
    return _NOT_XML.sub("", text)
